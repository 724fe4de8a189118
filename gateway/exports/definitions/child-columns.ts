import type { ExportColumn, Row } from "../export-definition";

/** The person that a row with a field `child` is about. Registers of 公安 first; a child that they do not know is named by its roll entry. */
export const CHILD_NUMBER: ExportColumn = {
  header: "公民身份号码",
  width: 22,
  selection: "child { identity { idNumber } enrolments { idNumber studentNumber } }",
  read: ({ child }: Row) => {
    const [roll] = child?.enrolments ?? [];
    return child?.identity?.idNumber ?? roll?.idNumber ?? roll?.studentNumber ?? null;
  },
};

export const CHILD_NAME: ExportColumn = {
  header: "姓名",
  width: 12,
  selection: "child { identity { name } enrolments { recordedName } dropoutRecords { recordedName } }",
  read: ({ child }: Row) =>
    child?.identity?.name ?? child?.enrolments?.[0]?.recordedName ?? child?.dropoutRecords?.[0]?.recordedName ?? null,
};

export const HOME_CODE: ExportColumn = {
  header: "户籍区划代码",
  width: 12,
  selection: "homeRegion { code name }",
  read: ({ homeRegion }: Row) => homeRegion?.code ?? null,
};

/** 是 or 否. */
export function yesOrNo(value: boolean): string {
  return value ? "是" : "否";
}
