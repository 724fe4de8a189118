import { composeServices } from "@apollo/composition";
import { parse } from "graphql";

/** The SDL of one subgraph, and the placeholder address that the supergraph records for it. */
export interface SubgraphSdl {
  name: string;
  sdl: string;
}

/**
 * Composes subgraphs into the supergraph SDL.
 * Real addresses are the gateway's configuration; the supergraph names services only.
 * @throws Error listing every composition error with its code.
 */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const result = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}/graphql`, typeDefs: parse(sdl) })),
  );
  if (result.errors !== undefined) {
    const faults = result.errors.map((error) => `${String(error.extensions?.["code"])}: ${error.message}`);
    throw new Error(`the subgraphs do not compose:\n${faults.join("\n")}`);
  }
  return `${result.supergraphSdl}\n`;
}
