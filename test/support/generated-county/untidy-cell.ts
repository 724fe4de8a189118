import { serialOf } from "./days";
import type { Random } from "./random";

const DAY = /^\d{4}-\d\d-\d\d$/;
const FULL_WIDTH_OFFSET = 0xfee0;

const fullWidth = (text: string): string =>
  text.replace(/[0-9A-Za-z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + FULL_WIDTH_OFFSET));

/** A cell as somebody in an office may have written it: it means the same. */
export function untidyCell(random: Random, header: string, text: string): string {
  if (text === "") return text;
  if (DAY.test(text)) return untidyDay(random, text);
  if (header === "入学年月") return random.pick([text.replace("-", "/"), text.replace("-", ""), `${text}-01`]);
  if (header.endsWith("号") || header.endsWith("号码") || header.endsWith("码")) {
    return random.pick([fullWidth(text), ` ${text}`, `${text}　`, text.replace(/X$/, "x")]);
  }
  if (header === "姓名") return random.pick([`${text} `, `　${text}`, ` ${text}　`]);
  return random.pick([` ${text}`, `${text}　`, text.replace("（", "(").replace("）", ")")]);
}

function untidyDay(random: Random, day: string): string {
  const [year, month, date] = day.split("-");
  return random.pick([
    `${year}/${Number(month)}/${Number(date)}`,
    day.replaceAll("-", ""),
    serialOf(day),
    fullWidth(day),
    ` ${day}`,
  ]);
}
