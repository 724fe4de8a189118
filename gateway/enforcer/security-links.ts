import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
  valueFromASTUntyped,
} from "graphql";

/** A `@link(for: SECURITY)` of a supergraph: the specification it names and the directive names that stand for it here. */
export interface SecurityLink {
  node: ConstDirectiveNode;
  /** `authenticated`, `requiresScopes`, … */
  specification: string;
  /** How the specification's directive is written in this document. */
  directiveName: string;
  /** Prefix of the specification's other elements, without `__`. */
  namespace: string;
}

type SchemaNode = SchemaDefinitionNode | SchemaExtensionNode;

/** Whether a definition describes the schema itself. */
export function isSchemaNode(node: DocumentNode["definitions"][number]): node is SchemaNode {
  return node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION;
}

/** The security links of a supergraph, with renamed imports and namespaces resolved. */
export function findSecurityLinks(supergraph: DocumentNode): SecurityLink[] {
  return supergraph.definitions
    .filter(isSchemaNode)
    .flatMap((schema) => schema.directives ?? [])
    .map((node) => ({ node, args: argumentsOf(node) }))
    .filter(({ args }) => args["for"] === "SECURITY")
    .map(({ node, args }) => readLink(node, args));
}

function readLink(node: ConstDirectiveNode, args: Record<string, unknown>): SecurityLink {
  const [, specification] = /\/([^/]+)\/v\d+\.\d+\/?$/.exec(String(args["url"])) ?? [];
  if (specification === undefined) throw new Error(`a security link names no specification: ${String(args["url"])}`);
  const namespace = typeof args["as"] === "string" ? args["as"] : specification;
  return { node, specification, namespace, directiveName: importedName(args["import"], specification) ?? namespace };
}

function importedName(imports: unknown, specification: string): string | undefined {
  if (!Array.isArray(imports)) return undefined;
  for (const element of imports as unknown[]) {
    const name = typeof element === "string" ? element : (element as { name?: unknown }).name;
    if (name !== `@${specification}`) continue;
    const alias = typeof element === "string" ? undefined : (element as { as?: unknown }).as;
    return (typeof alias === "string" ? alias : name).slice(1);
  }
  return undefined;
}

/** The arguments of a directive in a schema document as plain values. */
export function argumentsOf(node: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries((node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}
