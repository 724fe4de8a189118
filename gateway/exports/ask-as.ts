import type { ApolloServer } from "@apollo/server";
import type { RequestContext } from "../http/request-context";
import type { Ask } from "./export-rows";

/** Asks operations as a caller: each runs through the same access, limits and plans as any operation of the caller. */
export function askAs(server: ApolloServer<RequestContext>, context: RequestContext): Ask {
  return async (query, variables) => {
    // A caller's signed token is short-lived, and answers are shared within one request only.
    const contextValue: RequestContext = { ...context, callerTokens: new Map(), fetches: new Map(), facts: {} };
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== "single") throw new Error("an export is answered in one piece");
    return { data: body.singleResult.data, errors: body.singleResult.errors };
  };
}
