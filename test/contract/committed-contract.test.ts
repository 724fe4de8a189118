import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type ASTNode, type DocumentNode, parse, print, visit } from "graphql";
import { GuardedSupergraph } from "../../gateway/enforcer/guarded-supergraph";
import { projectPath } from "../../infra/runtime/project-path";
import { generateSdl } from "../../infra/supergraph/committed-sdl";
import { DEPARTMENTS } from "../../schema/departments";
import { composeSupergraph } from "../../schema/federation/compose";

const readSchemaFile = (...path: string[]): string => readFileSync(projectPath("schema", ...path), "utf8");

const LISTS = [
  "definitions",
  "fields",
  "values",
  "arguments",
  "directives",
  "types",
  "interfaces",
  "operationTypes",
] as const;

/** A document with its definitions, fields, values, arguments and directives in one order, whatever they were written in. */
function sorted(sdl: string): string {
  const ordered: DocumentNode = visit(parse(sdl, { noLocation: true }), {
    leave: (node: ASTNode) => {
      const parts = node as unknown as Partial<Record<string, readonly object[]>>;
      const changes = LISTS.filter((list) => Array.isArray(parts[list])).map((list) => [
        list,
        parts[list]?.toSorted(inOrder),
      ]);
      return changes.length === 0 ? undefined : { ...node, ...Object.fromEntries(changes) };
    },
  });
  return print(ordered);
}

/** By name first; nodes that share one, such as repeated directives, by all they hold. */
function inOrder(one: object, other: object): number {
  const [left, right] = [keyOf(one), keyOf(other)];
  return left < right ? -1 : Number(left > right);
}

const keyOf = (node: { name?: { value: string } }): string => `${node.name?.value ?? ""} ${JSON.stringify(node)}`;

describe("the committed contract", () => {
  const generated = generateSdl();

  test("is there for every department and for the whole", () => {
    expect(generated.map(({ path }) => basename(path))).toEqual([
      ...DEPARTMENTS.map(({ name }) => `${name}.graphql`),
      "supergraph.graphql",
      "schema-glossary.md",
    ]);
    const committed = readdirSync(projectPath("schema", "subgraphs"));
    expect(committed.toSorted()).toEqual(DEPARTMENTS.map(({ name }) => `${name}.graphql`).toSorted());
  });

  test.each(generated.map((file): [string, (typeof generated)[number]] => [basename(file.path), file]))(
    "%s is what the code says; after a change, run npm run schema",
    (_name, { path, text }) => {
      const comparable = path.endsWith(".graphql") ? sorted : (written: string) => written;
      expect(comparable(readFileSync(path, "utf8"))).toBe(comparable(text));
    },
  );

  test("composes from the committed subgraphs", () => {
    const subgraphs = DEPARTMENTS.map(({ name }) => ({ name, sdl: readSchemaFile("subgraphs", `${name}.graphql`) }));
    expect(sorted(composeSupergraph(subgraphs))).toBe(sorted(readSchemaFile("supergraph.graphql")));
  });

  test("tells a changed field from an order of writing", () => {
    const one = "type A { b(x: Int, y: Int): Int c: Int } enum E { P Q }";
    expect(sorted(one)).toBe(sorted("enum E { Q P } type A { c: Int b(y: Int, x: Int): Int }"));
    expect(sorted(one)).not.toBe(sorted(one.replace("c: Int", "c: Int!")));
  });

  test("can be guarded by the gateway", () => {
    expect(GuardedSupergraph.from(readSchemaFile("supergraph.graphql")).strippedSdl).not.toContain("requiresScopes");
  });

  test("names no address of a service", () => {
    const urls = [...readSchemaFile("supergraph.graphql").matchAll(/url: "(http:[^"]*)"/g)].map(([, url = ""]) => url);
    expect(urls.toSorted()).toEqual(DEPARTMENTS.map(({ name }) => `http://${name}/graphql`).toSorted());
  });
});
