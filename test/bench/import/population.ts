import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { checkCharacter } from "../../../schema/scalars/citizen-id";

export const HEADERS =
  "公民身份号码,姓名,性别,出生日期,民族,户籍地区划代码,户籍乡镇代码,户籍地址,户号,与户主关系,户籍状态,监护人姓名,监护人关系,监护人联系电话";

const SURNAMES = [..."韦覃莫陆黄梁谢蒙潘吴张林"];
const GIVEN_NAMES = [..."永春兰娟豪博佩文志宇涵思佳雨欣丽"];
const ETHNICITIES = ["壮族", "汉族", "苗族", "侗族", "瑶族"];
const TOWNSHIPS = ["450204001", "450204002", "450204100", "450204101", "450204102"];
const FIRST_BIRTH = Date.UTC(2000, 0, 1);
const BIRTH_DAYS = 6000;
const MS_PER_DAY = 86_400_000;

/** Writes a roster 户籍人口 of invented people, the same for the same seed. Returns its size in bytes. */
export async function writePopulation(path: string, rows: number, seed: number): Promise<number> {
  const random = randomOf(seed);
  const file = createWriteStream(path);
  file.write(`${HEADERS}\r\n`);
  for (let row = 0; row < rows; row += 1) {
    if (!file.write(`${inventLine(row, random)}\r\n`)) await once(file, "drain");
  }
  file.end();
  await finished(file);
  return file.bytesWritten;
}

function inventLine(row: number, random: (below: number) => number): string {
  const pick = (list: readonly string[]) => list[random(list.length)] ?? "";
  const name = () => pick(SURNAMES) + pick(GIVEN_NAMES) + pick(GIVEN_NAMES);
  const birthDate = new Date(FIRST_BIRTH + (row % BIRTH_DAYS) * MS_PER_DAY).toISOString().slice(0, 10);
  const first17 = `450204${birthDate.replaceAll("-", "")}${String(Math.floor(row / BIRTH_DAYS)).padStart(3, "0")}`;
  const isMale = Number(first17[16]) % 2 === 1;
  return [
    first17 + checkCharacter(first17),
    name(),
    isMale ? "男" : "女",
    birthDate,
    pick(ETHNICITIES),
    "450204",
    pick(TOWNSHIPS),
    `柳南区${random(500)}号`,
    `4502040${String(random(60_000)).padStart(5, "0")}`,
    isMale ? "子" : "女",
    "正常",
    name(),
    "母亲",
    `177${String(random(100_000_000)).padStart(8, "0")}`,
  ].join(",");
}

/** Numbers from 0 below a limit by a linear congruential generator: repeatable, and good enough for names. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
