import type { ExportColumn, Row } from "../export-definition";

/** The person that a row with a field `child` is about. Registers of 公安 first; a child that they do not know is named by its roll entry or the ledger of dropouts. */
export const CHILD_NUMBER: ExportColumn = {
  header: "公民身份号码",
  width: 22,
  selections: [
    "child { identity { idNumber } }",
    "child { enrolments { idNumber studentNumber } }",
    "child { dropoutRecords { idNumber } }",
  ],
  read: ({ child }: Row) => {
    const [roll] = child?.enrolments ?? [];
    const [line] = child?.dropoutRecords ?? [];
    return child?.identity?.idNumber ?? roll?.idNumber ?? line?.idNumber ?? roll?.studentNumber ?? null;
  },
};

export const CHILD_NAME: ExportColumn = {
  header: "姓名",
  width: 12,
  selections: [
    "child { identity { name } }",
    "child { enrolments { recordedName } }",
    "child { dropoutRecords { recordedName } }",
  ],
  read: ({ child }: Row) =>
    child?.identity?.name ?? child?.enrolments?.[0]?.recordedName ?? child?.dropoutRecords?.[0]?.recordedName ?? null,
};
