import type { DataSource, EntityTarget, ObjectLiteral } from "typeorm";

// The seam: loaders call the readers of rows as properties of this module's exports.
import seam = require("../../../infra/runtime/database");

/** Makes this process's loaders read entities as TypeORM hydrates them, in the place of raw rows. */
export function installHydratedRows(): void {
  seam.selectRows = findEntities;
  seam.selectPreparedRows = findEntities;
}

function findEntities<Row extends ObjectLiteral>(
  database: DataSource,
  entity: EntityTarget<Row>,
  condition: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const named = Object.fromEntries(parameters.map((value, index) => [`p${index + 1}`, value]));
  return database
    .getRepository(entity)
    .createQueryBuilder("row")
    .where(condition.replace(/\$(\d+)/g, ":p$1"), named)
    .getMany();
}
