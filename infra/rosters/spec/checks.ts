import { citizenIdBirthDate, citizenIdSex, type CitizenId } from "../../../schema/scalars/citizen-id";
import type { RowFault } from "./fault";
import type { RosterRow } from "./stores";

/** Looks at a row whose cells are all read; returns what makes it unfit, or null. */
export type RowCheck = (row: RosterRow) => RowFault | null;

/** What a register says that cannot all be true, yet is kept: registers do disagree. Codes are stored with the row. */
export type WarningCode = "BIRTH_DATE_DISAGREES" | "SEX_DISAGREES" | "CERTIFICATE_NUMBER_DISAGREES";

/** Looks at a row and returns the code of a disagreement to keep with it, or null. */
export type RowWarning = (row: RosterRow) => WarningCode | null;

/** Two dates, where both are given, stand in order (the same day is in order). */
export const inOrder =
  (earlier: string, later: string): RowCheck =>
  (row) => {
    const first = row[earlier] ?? null;
    const second = row[later] ?? null;
    if (first === null || second === null || first <= second) return null;
    return {
      column: later,
      reason: "DATES_OUT_OF_ORDER",
      message: `The date is before that in ${earlier}. ${later}早于${earlier}。`,
    };
  };

/** A township lies in the county that another column names. */
export const townshipInCounty =
  (township: string, county: string): RowCheck =>
  (row) => {
    if (row[township]?.startsWith(row[county] ?? "") !== false) return null;
    return {
      column: township,
      reason: "OUTSIDE_COUNTY",
      message: `The township is not in the county given in ${county}. ${township}不属于${county}所示的县。`,
    };
  };

/** The birth date beside a 公民身份号码 is that within it. */
export const birthDateAgrees: RowWarning = (row) => {
  const id = row["公民身份号码"] ?? null;
  return id === null || row["出生日期"] === citizenIdBirthDate(id as CitizenId) ? null : "BIRTH_DATE_DISAGREES";
};

/** The sex beside a 公民身份号码 is that within it. */
export const sexAgrees: RowWarning = (row) => {
  const id = row["公民身份号码"] ?? null;
  return id === null || row["性别"] === citizenIdSex(id as CitizenId) ? null : "SEX_DISAGREES";
};
