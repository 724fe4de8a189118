import DataLoader from "dataloader";
import type { DataSource, EntityTarget, ObjectLiteral } from "typeorm";
import { selectPreparedRows, selectRows } from "./database";

/** A page has at most 1000 children, each with a few records; a batch beyond that is split to bound memory. */
const MAXIMUM_BATCH = 5_000;

/**
 * Loader of the rows of a table by one of its properties: a batch of keys costs one statement, a key without rows loads
 * an empty list.
 * @param order SQL of the rows' order within a key, over column names.
 */
export function createRowLoader<Row extends ObjectLiteral>(
  database: DataSource,
  entity: EntityTarget<Row>,
  key: keyof Row & string,
  order: string,
): DataLoader<string, Row[]> {
  const column = database.getMetadata(entity).findColumnWithPropertyName(key);
  if (column === undefined) throw new Error(`${database.getMetadata(entity).name} has no property ${key}`);
  const ofOne = `"${column.databaseName}" = $1 ORDER BY ${order}`;
  const ofMany = `"${column.databaseName}" = ANY($1) ORDER BY ${order}`;
  return new DataLoader(
    async (keys) => {
      // A view of one child asks a dozen tables for one key each: planning would cost more than reading.
      if (keys.length === 1) return [await selectPreparedRows(database, entity, ofOne, keys)];
      const groups = Map.groupBy(await selectRows(database, entity, ofMany, [keys]), (row) => row[key] as string);
      return keys.map((wanted) => groups.get(wanted) ?? []);
    },
    { maxBatchSize: MAXIMUM_BATCH },
  );
}
