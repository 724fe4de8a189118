import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from "graphql";

/** Whether an operation asks for the schema, by itself or in a fragment. */
export function asksForSchema(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  let asks = false;
  for (const node of document.definitions) {
    if (node !== operation && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    visit(node, {
      Field: ({ name }) => {
        if (name.value === "__schema" || name.value === "__type") asks = true;
      },
    });
  }
  return asks;
}
