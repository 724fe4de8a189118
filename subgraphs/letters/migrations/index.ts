import type { MigrationInterface } from "typeorm";
import { CreateSignatory1795480000000 } from "./20261124T1000-create-signatory";

/** Migrations of the letters' database, in order. */
export const migrations: readonly (new () => MigrationInterface)[] = [CreateSignatory1795480000000];
