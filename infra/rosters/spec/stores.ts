import { citizenIdBirthDate, type CitizenId } from "../../../schema/scalars/citizen-id";
import { opaqueId, personIdOf, personIdOfStudentNumber } from "../../../schema/person-id";
import type { Vault } from "../../runtime/vault";

/** The keys under which a department stores what must not be read in its database. */
export interface RosterKeys {
  vault: Vault;
  /** Shared by the county's departments, so that they know a child by the same person id. */
  personIdKey: Buffer;
}

/** Values of a row by header, in normal form; null for an empty cell. */
export type RosterRow = Readonly<Record<string, string | null>>;

/** A column of the table, and how it is filled from a cell. */
export interface Store {
  column: string;
  write(value: string | null, keys: RosterKeys, row: RosterRow): string | Buffer | null;
}

/** The value as it is. */
export const plain = (column: string): Store => ({ column, write: (value) => value });

/** The value encrypted under the department's key. */
export const sealed = (column: string): Store => ({
  column,
  write: (value, { vault }) => (value === null ? null : vault.seal(value)),
});

/** Person id of the 公民身份号码. */
export const personId = (column: string): Store => ({
  column,
  write: (value, { personIdKey }) => (value === null ? null : personIdOf(value, personIdKey)),
});

/** Person id of the 公民身份号码; where it is empty, of the 学籍号 in another column. */
export const personIdOrElseOf = (column: string, studentNumberHeader: string): Store => ({
  column,
  write: (value, { personIdKey }, row) =>
    value === null
      ? personIdOfStudentNumber(row[studentNumberHeader] ?? "", personIdKey)
      : personIdOf(value, personIdKey),
});

/** Opaque id of a number that holds an ID number. */
export const opaque = (column: string, kind: string): Store => ({
  column,
  write: (value, { personIdKey }) => (value === null ? null : opaqueId(kind, value, personIdKey)),
});

/** Birth date written in the 公民身份号码, for tables that have no column of their own. */
export const birthDateOf = (column: string): Store => ({
  column,
  write: (value) => (value === null ? null : citizenIdBirthDate(value as CitizenId)),
});
