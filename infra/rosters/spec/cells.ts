import { isCalendarDate } from "../../../schema/scalars/date";
import { parseCitizenId } from "../../../schema/scalars/citizen-id";
import { parseDisabilityCertificateNumber } from "../../../schema/scalars/disability-certificate-number";
import { parseRegionCode } from "../../../schema/scalars/region-code";
import { parseSchoolCode } from "../../../schema/scalars/school-code";
import { parseSchoolYear } from "../../../schema/scalars/school-year";
import { parseStudentNumber } from "../../../schema/scalars/student-number";
import { dateOfSerial } from "../file/serial-date";
import { CellFault } from "./fault";
import { normalCode, normalText } from "./normal-text";

/**
 * How the cells of a column are read: from a trimmed, non-empty text to its one normal form, as the database takes it.
 * @throws CellFault | ScalarFault when it cannot be read; nothing is guessed.
 */
export type Cell = (text: string) => string;

/** Free text 文本: names, addresses, phones. */
export const text = (): Cell => normalText;

/** 公民身份号码 by GB 11643-1999. */
export const citizenId = (): Cell => (raw) => parseCitizenId(normalCode(raw));

/** 学籍号. */
export const studentNumber = (): Cell => (raw) => parseStudentNumber(normalCode(raw));

/** 学校标识码. */
export const schoolCode = (): Cell => (raw) => parseSchoolCode(normalCode(raw));

/** 残疾人证号. */
export const certificateNumber = (): Cell => (raw) => parseDisabilityCertificateNumber(normalCode(raw));

/** Code of a county, GB/T 2260. */
export const countyCode = (): Cell => (raw) => parseRegionCode(normalCode(raw), "county");

/** Code of a township, nine digits. */
export const townshipCode = (): Cell => (raw) => parseRegionCode(normalCode(raw), "township");

/** Date written `2018-09-01`, `2018/9/1`, `20180901` or as a spreadsheet's serial number of five digits (from 1927). */
export const date = (): Cell => (raw) => {
  const read = readDate(normalCode(raw));
  if (read !== null) return read;
  throw new CellFault(
    "NOT_A_DATE",
    "Not a date that exists; write 2018-09-01. 日期无法识别或不存在，请写作2018-09-01。",
  );
};

/** Month written `2009-09`, `2009/9`, `200909` or as a date in it; kept as its first day. */
export const month = (): Cell => (raw) => {
  const code = normalCode(raw);
  const match = /^(\d{4})(?:[-/](\d{1,2})|(\d{2}))$/.exec(code);
  const read = match === null ? readDate(code) : isoDateOf(match[1], match[2] ?? match[3], "1");
  if (read !== null) return `${read.slice(0, 7)}-01`;
  throw new CellFault("NOT_A_DATE", "Not a month; write 2009-09. 年月无法识别，请写作2009-09。");
};

/** 学期 such as `2018-2019-1`. */
export const term = (): Cell => (raw) => {
  const code = normalCode(raw);
  const match = /^(\d{4}-\d{4})-[12]$/.exec(code);
  if (match === null) throw new CellFault("FORMAT", "A term is written 2018-2019-1. 学期应写作2018-2019-1。");
  parseSchoolYear(match[1] as string);
  return code;
};

/** One of the listed words; the table's own value stands beside each. */
export const oneOf = (values: Readonly<Record<string, string>>): Cell => {
  const byWord = new Map(Object.entries(values).map(([word, value]) => [normalCode(word), value]));
  const words = [...new Set(Object.keys(values))].join(" / ");
  return (raw) => {
    const value = byWord.get(normalCode(raw));
    if (value === undefined) throw new CellFault("NOT_IN_LIST", `Must be one of the listed words. 须为：${words}。`);
    return value;
  };
};

/** 是 / 否. */
export const yesOrNo = (): Cell => oneOf({ 是: "true", 否: "false" });

/** Amount in 元 with at most two decimals; kept in 分. */
export const yuan = (): Cell => (raw) => {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(normalCode(raw));
  if (match === null) {
    throw new CellFault(
      "NOT_AN_AMOUNT",
      "Not an amount in yuan with at most two decimals. 金额应以元计，最多两位小数。",
    );
  }
  return String(BigInt(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`));
};

/** Serial numbers below five digits could as well be years. */
const SERIAL = /^\d{5}$/;
const SEPARATED = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

function readDate(code: string): string | null {
  if (SERIAL.test(code)) return dateOfSerial(Number(code));
  const separated = SEPARATED.exec(code);
  if (separated !== null) return isoDateOf(separated[1], separated[3], separated[4]);
  const compact = COMPACT.exec(code);
  return compact === null ? null : isoDateOf(compact[1], compact[2], compact[3]);
}

function isoDateOf(year = "", monthOfYear = "", day = ""): string | null {
  const iso = `${year}-${monthOfYear.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(iso) && year >= "1900" ? iso : null;
}
