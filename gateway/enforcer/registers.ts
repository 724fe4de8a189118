import { type ConstDirectiveNode, type DocumentNode, Kind } from "graphql";
import { argumentsOf } from "./security-links";

type Directives = readonly ConstDirectiveNode[] | undefined;

/** The names of a supergraph's departments, by the enum values that stand for them in it. */
export function readDepartments(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.ENUM_TYPE_DEFINITION || type.name.value !== "join__Graph") continue;
    for (const value of type.values ?? []) {
      const graph = value.directives?.find((directive) => directive.name.value === "join__graph");
      if (graph !== undefined) names.set(value.name.value, String(argumentsOf(graph)["name"]));
    }
  }
  return names;
}

/**
 * The departments that resolve a field: those that it is joined from, or all of its type's where it says nothing. One that
 * only reads it of another (`@external`) keeps no register of it.
 */
export function registersOf(
  field: Directives,
  type: Directives,
  departments: ReadonlyMap<string, string>,
): readonly string[] {
  const joined = graphsOf(field, "join__field");
  const graphs = joined.length > 0 ? joined : graphsOf(type, "join__type");
  return [...new Set(graphs)].map((graph) => departments.get(graph) ?? graph);
}

function graphsOf(directives: Directives, name: string): string[] {
  return (directives ?? []).flatMap((directive) => {
    if (directive.name.value !== name) return [];
    const { graph, external } = argumentsOf(directive);
    return typeof graph === "string" && external !== true ? [graph] : [];
  });
}
