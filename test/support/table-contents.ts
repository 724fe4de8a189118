import type { Vault } from "../../infra/runtime/vault";

type Sql = <Row extends object>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** A database that is looked at. */
interface Looked {
  sql: Sql;
  /** Runs a statement as its owner; where left out, {@link sql} does. */
  asOwner?: (text: string) => Promise<unknown>;
  vault: Vault;
  more?: Elsewhere;
}

interface Column {
  table: string;
  column: string;
  isCounter: boolean;
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * All that stands in a database's tables, so that two states of it can be compared: what is sealed is opened, and what a
 * database makes up by itself is left out, which are random ids and the counters of rows.
 */
export class TableContents {
  private constructor(
    private readonly looked: Looked,
    private readonly tables: readonly string[],
    /** `table.column` of what the database counts by itself. */
    private readonly counters: ReadonlySet<string>,
  ) {}

  /** Looks at the tables that are empty now: what stands in the others belongs to every state. */
  static async open(looked: Looked): Promise<TableContents> {
    const { sql } = looked;
    const columns = await sql<Column>(COLUMNS);
    const names = [...new Set(columns.map(({ table }) => table))];
    const filled = new Set(await filledOf(sql, names));
    const counters = columns.filter(({ isCounter }) => isCounter).map(({ table, column }) => `${table}.${column}`);
    const tables = names.filter((name) => !filled.has(name));
    return new TableContents(looked, tables, new Set(counters));
  }

  /** Every row as a text, in an order of its own. */
  async read(): Promise<string[]> {
    const selects = this.tables.map((table) => `SELECT '${table}' AS "table", to_jsonb(t) AS row FROM "${table}" t`);
    const { sql, more } = this.looked;
    if (more !== undefined) selects.push(more.select);
    const rows = await sql<{ table: string; row: Record<string, unknown> }>(selects.join(" UNION ALL "));
    return rows.map(({ table, row }) => this.textOf(table, row)).toSorted();
  }

  /** Empties the tables. */
  async clear(): Promise<void> {
    const { sql, asOwner = sql, more } = this.looked;
    const filled = await filledOf(sql, this.tables);
    if (filled.length > 0) await asOwner(`TRUNCATE ${filled.map((name) => `"${name}"`).join(", ")} CASCADE`);
    if (more !== undefined) await asOwner(more.clear);
  }

  private textOf(table: string, row: Record<string, unknown>): string {
    const kept = Object.entries(row).filter(([column]) => !this.counters.has(`${table}.${column}`));
    const shown = kept.map(([column, value]) => [column, column.endsWith("_sealed") ? this.open(value) : value]);
    return `${table} ${JSON.stringify(Object.fromEntries(shown)).replace(ID, "<id>")}`;
  }

  private open(value: unknown): unknown {
    return typeof value === "string" ? this.looked.vault.open(Buffer.from(value.slice(2), "hex")) : value;
  }
}

/** What belongs to a state beside the tables of the schema: a SELECT of `table` and `row`, and how it is emptied. */
interface Elsewhere {
  select: string;
  clear: string;
}

async function filledOf(sql: Sql, names: readonly string[]): Promise<string[]> {
  const selects = names.map((name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM "${name}")`);
  return (await sql<{ name: string }>(selects.join(" UNION ALL "))).map(({ name }) => name);
}

const COLUMNS = `
  SELECT c.table_name AS "table", c.column_name AS "column", c.is_identity = 'YES' AS "isCounter"
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'`;
