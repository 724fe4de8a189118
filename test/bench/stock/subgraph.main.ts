import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import type { JWK } from "jose";
import { CALLER_TOKEN_HEADER, createCallerVerifier } from "../../../infra/runtime/caller-token";
import { fixedClock } from "../../../infra/runtime/clock";
import { openDatabase } from "../../../infra/runtime/database";
import { createLog } from "../../../infra/runtime/log";
import { Vault } from "../../../infra/runtime/vault";
import type { DepartmentName } from "../../../schema/departments";
import { runProgram } from "../program";
import { buildStockDepartment } from "./departments";
import { installHydratedRows } from "./hydrated-rows";

export interface StockSubgraphSettings {
  name: DepartmentName;
  databaseUrl: string;
  fieldKey: string;
  personIdKey: string;
  callerPublicKey: JWK;
  /** YYYY-MM-DD. */
  today: string;
  /** Whether it reads TypeORM's entities instead of the raw rows that the department's own service reads. */
  readsEntities: boolean;
}

/** A department's schema and loaders, served by Apollo Server as it comes: default plugins, graphql-js. */
runProgram(async (settings: StockSubgraphSettings) => {
  const { name } = settings;
  if (settings.readsEntities) installHydratedRows();
  const { schema, entities, createContextFactory } = buildStockDepartment(name);
  const contextOf = createContextFactory({
    // The server takes a hundred connections, and every contender of a run keeps its own.
    database: await openDatabase({ name: `stock ${name}`, url: settings.databaseUrl, entities, poolSize: 3 }),
    vault: new Vault(Buffer.from(settings.fieldKey, "base64")),
    clock: fixedClock(settings.today),
    personIdKey: Buffer.from(settings.personIdKey, "base64"),
    countyCode: "450204",
    log: createLog({ service: name, level: "info" }),
  });
  const verifier = await createCallerVerifier(settings.callerPublicKey, name);
  const { url } = await startStandaloneServer(new ApolloServer({ schema }), {
    listen: { host: "127.0.0.1", port: 0 },
    context: async ({ req }) => contextOf(await verifier.verify(String(req.headers[CALLER_TOKEN_HEADER]))),
  });
  return { url };
});
