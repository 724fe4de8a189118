import type { ExportDefinition, ExportField } from "./export-definition";

/** The text of an export's operation for some of its columns' selections. Equal ones give the equal text, planned once. */
export function exportQuery(definition: ExportDefinition, selections: readonly string[]): string {
  const { variables, field, parent, form, keep } = definition;
  const rows = `{ ${["__typename", ...(keep === undefined ? [] : [keep.selection]), ...selections].join(" ")} }`;
  const isPaged = form === "connection";
  const list = isPaged
    ? `rows: ${call(field, "first: $first, after: $after")} { edges { node ${rows} } pageInfo { hasNextPage endCursor } }`
    : `rows: ${call(field)} ${rows}`;
  const declared = [variables, ...(isPaged ? ["$first: Int!, $after: String"] : [])].filter((text) => text !== "");
  return `query Export(${declared.join(", ")}) { ${parent === null ? list : `holder: ${call(parent)} { ${list} }`} }`;
}

function call({ name, arguments: given }: ExportField, paging = ""): string {
  const all = [given, paging].filter((text) => text !== "").join(", ");
  return all === "" ? name : `${name}(${all})`;
}
