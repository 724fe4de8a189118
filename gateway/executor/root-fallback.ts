import type { FetchNode } from "@apollo/query-planner";
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isEnumType,
  isObjectType,
  Kind,
  parse,
  print,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from "graphql";

/**
 * Who else can name the object of a failed root fetch: a root field that another subgraph answers too, or holds in
 * reserve by an `@override` for none of the requests (`child`), is asked of that one for its key alone, so that the
 * departments still up can go on from there. Null when nobody else can.
 */
export function findRootFallback(supergraph: GraphQLSchema, node: FetchNode): FetchNode | null {
  if (node.operationKind !== OperationTypeNode.QUERY) return null;
  const document = node.operationDocumentNode ?? parse(node.operation);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fields = operation?.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD) ?? [];
  if (operation === undefined) return null;
  for (const serviceName of new Set(fields.flatMap((field) => servicesOf(supergraph, field.name.value)))) {
    if (serviceName === node.serviceName) continue;
    const shared = fields.filter((field) => isNamedBy(supergraph, field, serviceName));
    if (shared.length > 0) return reduceToKeys(operation, shared, serviceName);
  }
  return null;
}

/** A field whose object has a key, and which the service answers. */
function isNamedBy(supergraph: GraphQLSchema, field: FieldNode, serviceName: string): boolean {
  const definition = supergraph.getQueryType()?.getFields()[field.name.value];
  const type = definition && getNamedType(definition.type);
  return (
    isObjectType(type) && "id" in type.getFields() && servicesOf(supergraph, field.name.value).includes(serviceName)
  );
}

/** The same root fields, asked of another service for `__typename` and `id` alone. */
function reduceToKeys(
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
  serviceName: string,
): FetchNode {
  const selections = fields.map((field) => ({ ...field, selectionSet: KEY }));
  const used = new Set<string>();
  visit({ kind: Kind.SELECTION_SET, selections }, { Variable: ({ name }) => void used.add(name.value) });
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...operation,
        directives: [],
        variableDefinitions:
          operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)) ?? [],
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
    ],
  };
  return {
    kind: "Fetch",
    operationKind: operation.operation,
    operationName: operation.name?.value,
    operation: print(document),
    serviceName,
    variableUsages: [...used],
  };
}

const KEY = {
  kind: Kind.SELECTION_SET as const,
  selections: ["__typename", "id"].map((name) => ({
    kind: Kind.FIELD as const,
    name: { kind: Kind.NAME as const, value: name },
  })),
};

/** The subgraphs that answer a root field by `@join__field`, when there are several. */
function servicesOf(supergraph: GraphQLSchema, fieldName: string): string[] {
  const directives = supergraph.getQueryType()?.getFields()[fieldName]?.astNode?.directives ?? [];
  const graphs = directives
    .filter(({ name }) => name.value === "join__field")
    .map((node) => textOf(node.arguments, "graph"));
  return graphs.flatMap((graph) => (graph === undefined ? [] : [serviceNameOf(supergraph, graph)]));
}

function serviceNameOf(supergraph: GraphQLSchema, graph: string): string {
  const graphs = supergraph.getType("join__Graph");
  const value = isEnumType(graphs) ? graphs.getValue(graph) : undefined;
  const directive = value?.astNode?.directives?.find(({ name }) => name.value === "join__graph");
  return textOf(directive?.arguments, "name") ?? graph;
}

function textOf(given: readonly ArgumentNode[] | undefined, name: string): string | undefined {
  const value = given?.find((argument) => argument.name.value === name)?.value;
  if (value?.kind === Kind.ENUM) return value.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
