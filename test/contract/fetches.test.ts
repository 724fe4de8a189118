import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "@jest/globals";
import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import { type PlanNode, QueryPlanner } from "@apollo/query-planner";
import { parse } from "graphql";
import { GuardedSupergraph } from "../../gateway/enforcer/guarded-supergraph";
import { projectPath } from "../../infra/runtime/project-path";

const DEPARTMENTS = ["civil-affairs", "disabled-persons", "education", "poverty-relief", "public-security"];

let fetchesOf: (...path: string[]) => string[];

beforeAll(() => {
  const sdl = readFileSync(projectPath("schema", "supergraph.graphql"), "utf8");
  const supergraph = Supergraph.build(GuardedSupergraph.from(sdl).strippedSdl, { supportedFeatures: null });
  const planner = new QueryPlanner(supergraph);
  fetchesOf = (...path) => {
    const document = parse(readFileSync(projectPath(...path), "utf8"));
    const { node } = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), document));
    return servicesOf(node as PlanNode).sort();
  };
});

test("a page of children over five departments is one fetch for each of them, whatever its size", () => {
  expect(fetchesOf("test", "bench", "children-page.graphql")).toEqual(DEPARTMENTS);
});

test("the student view is one fetch for each department, and education's second one for what rests on the others", () => {
  expect(fetchesOf("schema", "operations", "student-view.graphql")).toEqual([...DEPARTMENTS, "education"].sort());
});

function servicesOf(node: PlanNode): string[] {
  if (node.kind === "Fetch") return [node.serviceName];
  if (node.kind === "Flatten") return servicesOf(node.node);
  if (node.kind === "Sequence" || node.kind === "Parallel") return node.nodes.flatMap(servicesOf);
  throw new Error(`a plan with ${node.kind} has no fixed number of fetches`);
}
