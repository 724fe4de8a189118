import type { MigrationInterface } from "typeorm";

/** Migrations of the joint meeting's database, in order. */
export const migrations: readonly (new () => MigrationInterface)[] = [];
