import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Why a child left school. */
export enum DropoutCause {
  POVERTY = "POVERTY",
  WEARY_OF_SCHOOL = "WEARY_OF_SCHOOL",
  ILLNESS = "ILLNESS",
  DISABILITY = "DISABILITY",
  WORKING = "WORKING",
  EARLY_MARRIAGE = "EARLY_MARRIAGE",
  AWAY_WITH_FAMILY = "AWAY_WITH_FAMILY",
  FAMILY_MISFORTUNE = "FAMILY_MISFORTUNE",
  OTHER = "OTHER",
  UNKNOWN = "UNKNOWN",
}

registerEnumType(DropoutCause, {
  name: "DropoutCause",
  description: "Why a child left school. 辍学原因。",
  valuesConfig: {
    POVERTY: { description: "The family cannot afford it. 家庭经济困难。" },
    WEARY_OF_SCHOOL: { description: "Does not want to learn any more. 厌学。" },
    ILLNESS: { description: "Ill or injured. 疾病。" },
    DISABILITY: { description: "A disability. 残疾。" },
    WORKING: { description: "Works. 务工。" },
    EARLY_MARRIAGE: { description: "Married or engaged too early. 早婚。" },
    AWAY_WITH_FAMILY: { description: "Away with the family. 随父母外出。" },
    FAMILY_MISFORTUNE: { description: "A misfortune of the family. 家庭变故。" },
    OTHER: { description: "Another cause, in the account. 其他原因。" },
    UNKNOWN: { description: "Not known yet. 原因不明。" },
  },
});

/** Which cause a word of the ledger (辍学原因) names; the first that occurs in it counts. */
const WORDS: readonly [RegExp, DropoutCause][] = [
  [/不明|不详|未知/, DropoutCause.UNKNOWN],
  [/残/, DropoutCause.DISABILITY],
  [/病|受伤/, DropoutCause.ILLNESS],
  [/早婚|早恋|订婚|结婚|早孕/, DropoutCause.EARLY_MARRIAGE],
  [/厌学|不愿上学/, DropoutCause.WEARY_OF_SCHOOL],
  [/变故|离异|父母亡|孤儿/, DropoutCause.FAMILY_MISFORTUNE],
  [/随父母|随家人|随迁/, DropoutCause.AWAY_WITH_FAMILY],
  [/务工|打工/, DropoutCause.WORKING],
  [/困难|贫/, DropoutCause.POVERTY],
];

/** The cause that education's ledger tells in its own words; OTHER where they fit no code, so that nothing is guessed. */
export function causeOfWords(words: string): DropoutCause {
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? DropoutCause.OTHER;
}
