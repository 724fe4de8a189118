import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "./request-context";

/** Notes for the request's log line what was run and how it ended, and keeps the gateway's own findings from the client. */
export const operationLogPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, operationName, response }) => {
      const { facts, log } = contextValue;
      if (operationName !== null && operationName !== undefined) facts.operation = readableName(operationName);
      if (response.body.kind !== "single") return;
      const { singleResult } = response.body;
      if (singleResult.errors !== undefined)
        facts.errorCodes = [...new Set(singleResult.errors.map(({ extensions }) => String(extensions?.["code"])))];
      // A null where the schema promises a value: the gateway nulls up to the whole answer and tells it here alone.
      const completion = singleResult.extensions?.["valueCompletion"];
      if (completion === undefined) return;
      log.error({ places: placesOf(completion) }, "a department broke its schema: null for a non-null field");
      delete singleResult.extensions;
    },
  }),
};

/** Clients name operations; a name is cut, and digits that could be a person's number are blanked. */
function readableName(name: string): string {
  return name.slice(0, 64).replace(/\d{6,}/g, "#");
}

function placesOf(completion: unknown): string[] {
  if (!Array.isArray(completion)) return [];
  return completion.slice(0, 10).map(({ path }: { path?: readonly unknown[] }) => (path ?? []).join("."));
}
