import type { BaseContext } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { DataSource } from "typeorm";
import type { DepartmentName } from "../../schema/departments";
import type { Caller } from "./caller";
import { createCallerVerifier } from "./caller-token";
import { type Clock, countyClock } from "./clock";
import { type EntityClass, openDatabase } from "./database";
import type { DepartmentConfig } from "./department-config";
import type { HttpServer } from "./http-server";
import { createLog, type Log } from "./log";
import { startSubgraph } from "./subgraph-server";
import { Vault } from "./vault";

/** What a department's own code builds its contexts from. */
export interface DepartmentResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  personIdKey: Buffer;
  /** Six digits of the county that the department serves. */
  countyCode: string;
  log: Log;
}

interface DepartmentApp<Context extends BaseContext> {
  name: DepartmentName;
  config: DepartmentConfig;
  schema: GraphQLSchema;
  entities: readonly EntityClass[];
  /** Called once; the function it returns is called once a request. */
  createContextFactory: (resources: DepartmentResources) => (caller: Caller) => Context;
}

/** Opens a department's database and serves its schema; the database is closed again when the server cannot start. */
export async function startDepartment<Context extends BaseContext>({
  name,
  config,
  schema,
  entities,
  createContextFactory,
}: DepartmentApp<Context>): Promise<HttpServer> {
  const log = createLog({ service: name, level: config.LOG_LEVEL });
  const verifier = await createCallerVerifier(config.CALLER_PUBLIC_KEY, name);
  const database = await openDatabase({ name, url: config.DATABASE_URL, entities });
  const resources = {
    database,
    vault: new Vault(config.FIELD_KEY),
    clock: countyClock(config),
    personIdKey: config.PERSON_ID_KEY,
    countyCode: config.COUNTY_REGION_CODE,
    log,
  };
  try {
    return await startSubgraph({
      schema,
      log,
      verifier,
      host: config.HOST,
      port: config.PORT,
      createContext: createContextFactory(resources),
      checkReady: () => database.query("SELECT 1"),
      release: () => database.destroy(),
    });
  } catch (fault) {
    await database.destroy();
    throw fault;
  }
}
