import type { EntityManager } from "typeorm";

/** The rows that an `UPDATE … RETURNING` has changed; TypeORM gives them together with their number. */
export async function changedRows<Row>(
  manager: EntityManager,
  update: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const [rows] = await manager.query<[Row[], number]>(update, [...parameters]);
  return rows;
}
