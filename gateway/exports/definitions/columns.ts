import { departmentTitle } from "../../../schema/departments";
import type { Cell, ExportColumn, Row } from "../export-definition";
import { MASKED } from "../sheet";
import type { TitleOf } from "../enum-titles";

/** A column of a field that stands in a row as it is: text, number or date. */
export function plain(header: string, field: string, width = 12): ExportColumn {
  return { header, width, selections: [field], read: (row: Row) => row[field] ?? null };
}

/** 是 or 否; masked where the row does not tell it to this caller. */
export function yesOrNo(header: string, field: string): ExportColumn {
  const read = (row: Row): Cell => (row[field] === null ? MASKED : row[field] === true ? "是" : "否");
  return { header, width: 8, selections: [field], read };
}

/** A value of an enum by its Chinese name. */
export function title(header: string, field: string, type: string, width = 14): ExportColumn {
  const read = (row: Row, titleOf: TitleOf): Cell => (row[field] === null ? null : titleOf(type, row[field]));
  return { header, width, selections: [field], read };
}

/** Values of an enum by their Chinese names. */
export function titles(header: string, field: string, type: string, width = 18): ExportColumn {
  const read = (row: Row, titleOf: TitleOf): Cell =>
    (row[field] ?? []).map((value: string) => titleOf(type, value)).join("、");
  return { header, width, selections: [field], read };
}

/** A fraction of 1 as a percentage with two places, as the county's papers have it. */
export function percentage(header: string, field: string): ExportColumn {
  const read = (row: Row): Cell => (row[field] === null ? null : `${(row[field] * 100).toFixed(2)}%`);
  return { header, width: 10, selections: [field], read };
}

export const SCHOOL: ExportColumn = {
  header: "学校",
  width: 24,
  selections: ["school { name }"],
  read: ({ school }: Row) => school?.name ?? null,
};

export const TOWNSHIP: ExportColumn = {
  header: "乡镇（街道）",
  width: 14,
  selections: ["township { name }"],
  read: ({ township }: Row) => township?.name ?? null,
};

export const HOME_CODE: ExportColumn = {
  header: "户籍区划代码",
  width: 12,
  selections: ["homeRegion { code name }"],
  read: ({ homeRegion }: Row) => homeRegion?.code ?? null,
};

export const HOME_NAME: ExportColumn = {
  header: "户籍地",
  width: 12,
  selections: ["homeRegion { code name }"],
  read: ({ homeRegion }: Row) => homeRegion?.name ?? null,
};

const OWNER = "{ kind code school { name } township { name } department }";

/** The unit that is to act, by its name. */
export function owner(header: string, field: string): ExportColumn {
  const read = (row: Row): Cell => {
    const unit = row[field];
    if (unit === null || unit === undefined) return null;
    return unit.school?.name ?? unit.township?.name ?? departmentTitle(unit.code);
  };
  return { header, width: 24, selections: [`${field} ${OWNER}`], read };
}
