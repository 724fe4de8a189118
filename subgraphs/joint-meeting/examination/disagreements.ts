import type { Evidence } from "./examination";
import { rollEvidence } from "./evidence";
import type { ViewOnDay } from "./view-on-day";

const SEXES: Record<string, string> = { MALE: "男", FEMALE: "女" };

/** Where the roll or the residence says something else of a child than public security's identity, and no finding's kind tells it. */
export function disagreementsOf(view: ViewOnDay): Evidence[] {
  const { identity, residence, enrolments, active, latest, isDead } = view;
  if (identity === null) return [];
  const found: Evidence[] = [];
  const differ = (department: string, record: string, what: string, theirs: string, ours: string): void => {
    const statement = `${what}：${theirs}，公安登记为${ours}`;
    if (theirs !== ours && !found.some((other) => other.record === record && other.statement === statement))
      found.push({ department, record, statement, asOf: view.rules.asOf });
  };
  if (residence !== null)
    differ("public-security", "流动人口登记", "出生日期", residence.recordedBirthDate, identity.birthDate);
  for (const { recordedBirthDate, recordedSex } of enrolments) {
    differ("education", "学籍", "出生日期", recordedBirthDate, identity.birthDate);
    differ("education", "学籍", "性别", sexTitle(recordedSex), sexTitle(identity.sex));
  }
  if (active.length === 0 && latest?.state === "DECEASED" && !isDead) {
    const roll = rollEvidence(latest, view);
    found.push({ ...roll, statement: `${roll.statement}，公安无死亡登记` });
  }
  return found;
}

const sexTitle = (sex: string): string => SEXES[sex] ?? sex;
