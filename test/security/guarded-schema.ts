import { readFileSync } from "node:fs";
import { buildASTSchema, type ConstDirectiveNode, isObjectType, Kind, parse } from "graphql";
import { projectPath } from "../../infra/runtime/project-path";

/** What the committed supergraph guards, each list sorted. */
export interface GuardedSchema {
  rootFields: string[];
  /** Fields of `Mutation`. */
  mutations: string[];
  /** Fields of `Child` but its id. */
  childFields: string[];
  /** Coordinates of all other fields with `@requiresScopes`. */
  sensitiveFields: string[];
  /** Root fields that several subgraphs answer, with their names in the supergraph. */
  sharedRootFields: Record<string, string[]>;
  /** Types that a subgraph resolves by a key. */
  entities: string[];
}

/** Reads the committed supergraph, without the gateway's own reading of it. */
export function readGuardedSchema(): GuardedSchema {
  const schema = buildASTSchema(parse(readFileSync(projectPath("schema", "supergraph.graphql"), "utf8")), {
    assumeValidSDL: true,
  });
  const found: GuardedSchema = {
    rootFields: [],
    mutations: [],
    childFields: [],
    sensitiveFields: [],
    sharedRootFields: {},
    entities: [],
  };
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const joins = type.astNode?.directives?.filter(({ name }) => name.value === "join__type") ?? [];
    if (joins.some((join) => join.arguments?.some(({ name }) => name.value === "key"))) found.entities.push(type.name);
    for (const field of Object.values(type.getFields())) {
      if (type === schema.getQueryType()) {
        found.rootFields.push(field.name);
        const graphs = graphsOf(field.astNode?.directives);
        if (graphs.length > 1) found.sharedRootFields[field.name] = graphs;
      } else if (type === schema.getMutationType()) found.mutations.push(field.name);
      else if (type.name === "Child") found.childFields.push(field.name);
      else if (field.astNode?.directives?.some(({ name }) => name.value === "requiresScopes"))
        found.sensitiveFields.push(`${type.name}.${field.name}`);
    }
  }
  return {
    ...found,
    rootFields: found.rootFields.toSorted(),
    mutations: found.mutations.toSorted(),
    childFields: found.childFields.filter((name) => name !== "id").toSorted(),
    sensitiveFields: found.sensitiveFields.toSorted(),
    entities: found.entities.toSorted(),
  };
}

/** The subgraphs that `@join__field` names, sorted. */
function graphsOf(directives: readonly ConstDirectiveNode[] = []): string[] {
  const joins = directives.filter(({ name }) => name.value === "join__field");
  const graphs = joins.map((join) => join.arguments?.find(({ name }) => name.value === "graph")?.value);
  return graphs.map((graph) => (graph?.kind === Kind.ENUM ? graph.value : "")).toSorted();
}
