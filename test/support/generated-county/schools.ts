import type { RosterLine } from "../roster-folder";
import { schoolLine } from "../roster-lines";
import type { Random } from "./random";

/** 办学类型, what their codes begin with, and the grades they teach. */
const KINDS = [
  { kind: "小学", prefix: "21", weight: 50, grades: [1, 6] },
  { kind: "初级中学", prefix: "31", weight: 24, grades: [7, 9] },
  { kind: "九年一贯制学校", prefix: "32", weight: 24, grades: [1, 9] },
  { kind: "特殊教育学校", prefix: "51", weight: 2, grades: [1, 9] },
] as const;
const CHILDREN_PER_SCHOOL = 450;
const SPECIAL = "特殊教育学校";

/** The schools of a county, one for some 450 children. */
export class Schools {
  readonly lines: RosterLine[] = [];
  private readonly byGrade = new Map<number, string[]>();
  private readonly special: string[] = [];

  constructor(
    private readonly random: Random,
    county: string,
    townships: readonly string[],
    children: number,
  ) {
    for (const { kind, prefix, weight, grades } of KINDS) {
      const count = Math.max(1, Math.round((children * weight) / 100 / CHILDREN_PER_SCHOOL));
      for (let number = 1; number <= count; number += 1) {
        // Two digits are left for the school: the hundreds go to the first.
        const code = `${Number(prefix) + Math.floor(number / 100) * 3}${county}${String(number % 100).padStart(2, "0")}`;
        this.lines.push({
          ...schoolLine(
            code,
            `${kind}第${number}校`,
            this.random.pick(townships),
            `0772${3_000_000 + this.lines.length}`,
          ),
          办学类型: kind,
        });
        if (kind === SPECIAL) this.special.push(code);
        else for (let grade = grades[0]; grade <= grades[1]; grade += 1) this.schoolsOf(grade).push(code);
      }
    }
  }

  /** A school that teaches a grade, not the one that is named. */
  pick(grade: number, other = ""): string {
    return this.random.pick(this.schoolsOf(grade).filter((code) => code !== other));
  }

  pickSpecial(): string {
    return this.random.pick(this.special);
  }

  private schoolsOf(grade: number): string[] {
    const schools = this.byGrade.get(grade) ?? [];
    this.byGrade.set(grade, schools);
    return schools;
  }
}
