import { buildASTSchema, type DirectiveNode, type DocumentNode, parse, print, visit } from "graphql";
import { readAccessRules } from "./access-rules";
import { Enforcer } from "./enforcer";
import { findSecurityLinks, type SecurityLink } from "./security-links";

/** What the enforcer enforces; any other security feature would be stripped and then enforced by nobody. */
const ENFORCED: ReadonlySet<string> = new Set(["authenticated", "requiresScopes"]);

/**
 * A supergraph that the gateway can load together with the enforcer of what was taken out of it. The one way to get
 * either: a stripped supergraph cannot be served without its enforcer.
 */
export class GuardedSupergraph {
  private constructor(
    /** Without security links and directives: @apollo/gateway refuses to load them, since it enforces nothing. */
    readonly strippedSdl: string,
    readonly enforcer: Enforcer,
  ) {}

  /** @throws Error when the supergraph guards nothing, or in a way that the enforcer does not know. */
  static from(supergraphSdl: string): GuardedSupergraph {
    const document = parse(supergraphSdl, { noLocation: true });
    const links = findSecurityLinks(document);
    const unknown = links.find(({ specification }) => !ENFORCED.has(specification));
    if (unknown !== undefined)
      throw new Error(`the supergraph is guarded by @${unknown.specification}, which nothing enforces`);
    const scopeLinks = links.filter(({ specification }) => specification === "requiresScopes");
    const [scopeLink] = scopeLinks;
    if (scopeLink === undefined || scopeLinks.length > 1) throw unguarded();
    const rules = readAccessRules(document, scopeLink.directiveName);
    if (rules.scopes.size === 0) throw unguarded();
    const stripped = strip(document, links);
    const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
    return new GuardedSupergraph(print(stripped), new Enforcer(schema, rules));
  }
}

function strip(document: DocumentNode, links: readonly SecurityLink[]): DocumentNode {
  const nodes = new Set<DirectiveNode>(links.map(({ node }) => node));
  const directives = new Set(links.map(({ directiveName }) => directiveName));
  const namespaces = links.map(({ namespace }) => `${namespace}__`);
  return visit(document, {
    Directive: (node) => (nodes.has(node) || directives.has(node.name.value) ? null : undefined),
    DirectiveDefinition: (node) => (directives.has(node.name.value) ? null : false),
    ScalarTypeDefinition: (node) =>
      namespaces.some((prefix) => node.name.value.startsWith(prefix)) ? null : undefined,
  });
}

function unguarded(): Error {
  return new Error("the supergraph has no @requiresScopes that could be enforced; it would be open to everyone");
}
