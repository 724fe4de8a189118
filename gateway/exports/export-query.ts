import type { ExportColumn, ExportDefinition } from "./export-definition";

/** The text of an export's operation for some of its columns. Equal columns give the equal text, so that it is planned once. */
export function exportQuery(definition: ExportDefinition, columns: readonly ExportColumn[]): string {
  const { variables, field, form } = definition;
  const rows = `{ __typename ${columns.map(({ selection }) => selection).join(" ")} }`;
  if (form === "list") return `query Export(${variables}) { rows: ${field.name}(${field.arguments}) ${rows} }`;
  return `query Export(${variables}, $first: Int!, $after: String) {
    rows: ${field.name}(${field.arguments}, first: $first, after: $after) {
      edges { node ${rows} }
      pageInfo { hasNextPage endCursor }
    }
  }`;
}
