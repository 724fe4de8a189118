import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "../http/request-context";
import type { Enforcer } from "./enforcer";

/** Puts the enforcer before every operation. */
export function enforcerPlugin(enforcer: Enforcer): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, contextValue }) => {
        if (operation !== undefined) enforcer.enforce(contextValue.caller, document, operation);
      },
    }),
  };
}
