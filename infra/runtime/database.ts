import "reflect-metadata";
import { type Pool, type PoolClient, types } from "pg";
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type MigrationInterface,
  type ObjectLiteral,
} from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver";

const DATE_OID = 1082;
const BIGINT_OID = 20;
/** Dates stay the ISO texts they are; amounts in 分 and counts fit a double exactly. */
types.setTypeParser(DATE_OID, (text) => text);
types.setTypeParser(BIGINT_OID, Number);

export type EntityClass = new () => ObjectLiteral;
type MigrationClass = new () => MigrationInterface;

interface DatabaseOptions {
  /** Name of the service, shown in the server's list of connections. */
  name: string;
  url: string;
  entities: readonly EntityClass[];
  /** Connections at most; default 8. */
  poolSize?: number;
}

/** Opens the pool of a service under its least-rights role. @throws Error when the server does not answer. */
export async function openDatabase({ name, url, entities, poolSize = 8 }: DatabaseOptions): Promise<DataSource> {
  return new DataSource({
    type: "postgres",
    url,
    applicationName: name,
    entities: [...entities],
    poolSize,
    extra: { statement_timeout: 10_000, connectionTimeoutMillis: 5_000, keepAlive: true, onConnect: outliveItsEnd },
  }).initialize();
}

/**
 * A server that ends a connection in the moment in which it passes from one statement to the next finds nobody listening, and
 * that would end the process. Whoever uses the connection next is told by its own statement.
 */
function outliveItsEnd(client: Pick<PoolClient, "on">): void {
  client.on("error", () => undefined);
}

interface MigrateOptions {
  /** Connection of the database's owner. */
  url: string;
  service: string;
  migrations: readonly MigrationClass[];
}

/** One lock for all migrations of a database: two starts at once run them once. */
const MIGRATION_LOCK = 7_240_616;

/** Brings a database up to date, in one transaction. Returns the names of the migrations that ran. */
export async function migrate({ url, service, migrations }: MigrateOptions): Promise<string[]> {
  const database = await new DataSource({
    type: "postgres",
    url,
    applicationName: `${service} migration`,
    migrations: [...migrations],
    migrationsTableName: `${service.replaceAll("-", "_")}_migration`,
    poolSize: 2,
  }).initialize();
  const lock = database.createQueryRunner();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const done = await database.runMigrations({ transaction: "all" });
    return done.map((migration) => migration.name);
  } finally {
    await lock.query("SELECT pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    await lock.release();
    await database.destroy();
  }
}

/**
 * Rows of an entity's table as plain objects by property name; hydration would cost three times the query.
 * Columns marked `select: false` stay away: bytes that no reader needs.
 * @param condition SQL after `WHERE`, over column names; ends with ORDER BY and LIMIT where wanted.
 */
export async function selectRows<Row extends ObjectLiteral>(
  database: DataSource,
  entity: EntityTarget<Row>,
  condition: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const text = `${selectFrom(database, entity)} WHERE ${condition}`;
  const { rows } = await poolOf(database).query<Row>(text, [...parameters]);
  return rows;
}

/**
 * {@link selectRows} by a statement that each connection keeps prepared. For statements that are planned alike whatever
 * their parameters: a list of keys of any length is not.
 */
export async function selectPreparedRows<Row extends ObjectLiteral>(
  database: DataSource,
  entity: EntityTarget<Row>,
  condition: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const text = `${selectFrom(database, entity)} WHERE ${condition}`;
  const { rows } = await poolOf(database).query<Row>({ name: statementName(text), text, values: [...parameters] });
  return rows;
}

/**
 * Rows of a statement of a transaction, by a plan that its connection keeps: for what is done many times a second, as
 * {@link selectPreparedRows} is for pages.
 */
export async function queryPrepared<Row extends object>(
  { queryRunner }: EntityManager,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  if (queryRunner === undefined) throw new Error("a prepared statement runs in a transaction");
  const client = (await queryRunner.connect()) as PoolClient;
  const { rows } = await client.query<Row>({ name: statementName(text), text, values: [...parameters] });
  return rows;
}

const statementNames = new Map<string, string>();

/** Statements are written in the code, so that their number is bounded. */
function statementName(text: string): string {
  const name = statementNames.get(text) ?? `rows ${statementNames.size}`;
  statementNames.set(text, name);
  return name;
}

/** TypeORM's own pool: a statement of ours needs no query runner. */
function poolOf({ driver }: DataSource): Pool {
  return (driver as PostgresDriver).master as Pool;
}

const selects = new WeakMap<object, string>();

function selectFrom<Row extends ObjectLiteral>(database: DataSource, entity: EntityTarget<Row>): string {
  const metadata = database.getMetadata(entity);
  let select = selects.get(metadata);
  if (select === undefined) {
    const columns = metadata.columns
      .filter(({ isSelect }) => isSelect)
      .map((column) => `"${column.databaseName}" AS "${column.propertyName}"`);
    select = `SELECT ${columns.join(", ")} FROM "${metadata.tableName}"`;
    selects.set(metadata, select);
  }
  return select;
}
