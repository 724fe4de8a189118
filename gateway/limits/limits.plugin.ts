import type { ApolloServerPlugin } from "@apollo/server";
import type { OperationDefinitionNode } from "graphql";
import type { RequestContext } from "../http/request-context";
import { beyondLimit, type LimitName, type Limits } from "./limits";
import { type Measure, measureOperation } from "./measure";
import { compileRowCount, type RowCount } from "./page-rows";

const MEASURED = ["depth", "aliases", "rootFields"] as const satisfies readonly LimitName[];

/** Refuses operations beyond the limits, before anything is planned or fetched. */
export function limitsPlugin(limits: Limits): ApolloServerPlugin<RequestContext> {
  const operations = new WeakMap<OperationDefinitionNode, { measure: Measure; rows: RowCount }>();
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        if (operation === undefined) return;
        let known = operations.get(operation);
        if (known === undefined) {
          known = {
            measure: measureOperation(document, operation),
            rows: compileRowCount(schema, document, operation),
          };
          operations.set(operation, known);
        }
        for (const name of MEASURED) {
          if (known.measure[name] > limits[name]) throw beyondLimit(name, limits[name], known.measure[name]);
        }
        const rows = known.rows(request.variables ?? {});
        if (rows > limits.pageRows) throw beyondLimit("pageRows", limits.pageRows, rows);
      },
    }),
  };
}
