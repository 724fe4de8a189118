import { Pool, types } from "pg";
import type { DepartmentName } from "../../../schema/departments";

const DATE_OID = 1082;
const BIGINT_OID = 20;

export type Row = Record<string, unknown> & { person: string };
export type RowsOf = ReadonlyMap<string, readonly Row[]>;

/** The departments' databases, each with a pool, statements prepared once a connection. */
export class Databases {
  private readonly pools: ReadonlyMap<string, Pool>;

  constructor(urls: Readonly<Record<string, string>>) {
    types.setTypeParser(DATE_OID, (text) => text);
    types.setTypeParser(BIGINT_OID, Number);
    this.pools = new Map(
      Object.entries(urls).map(([name, url]) => [name, new Pool({ connectionString: url, max: 3 })]),
    );
  }

  async query(department: DepartmentName, name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const pool = this.pools.get(department) as Pool;
    return (await pool.query<Row>({ name, text, values: [...values] })).rows;
  }

  /** Rows by their column `person`. */
  async queryByPerson(
    department: DepartmentName,
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<RowsOf> {
    return Map.groupBy(await this.query(department, name, text, values), ({ person }) => person);
  }
}
