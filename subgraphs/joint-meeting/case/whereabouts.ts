import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Where a child out of school is. */
export enum Whereabouts {
  AT_HOME = "AT_HOME",
  WORKING_AWAY = "WORKING_AWAY",
  WITH_PARENTS_AWAY = "WITH_PARENTS_AWAY",
  UNKNOWN = "UNKNOWN",
  ABROAD = "ABROAD",
  IN_CUSTODY = "IN_CUSTODY",
  OTHER = "OTHER",
}

registerEnumType(Whereabouts, {
  name: "Whereabouts",
  description: "Where a child out of school is. 目前去向。",
  valuesConfig: {
    AT_HOME: { description: "At home. 在家。" },
    WORKING_AWAY: { description: "Working elsewhere. 外出务工。" },
    WITH_PARENTS_AWAY: { description: "Away with the parents. 随父母外出。" },
    UNKNOWN: { description: "Nobody knows. 去向不明。" },
    ABROAD: { description: "Abroad. 出国（境）。" },
    IN_CUSTODY: { description: "In custody. 羁押、服刑或强制措施。" },
    OTHER: { description: "Elsewhere, in the account. 其他。" },
  },
});

/** Which whereabouts a word of the ledger (目前去向) names; the first that occurs in it counts. */
const WORDS: readonly [RegExp, Whereabouts][] = [
  [/不明|不详|失联|未知/, Whereabouts.UNKNOWN],
  [/出国|出境|国外|境外/, Whereabouts.ABROAD],
  [/羁押|服刑|拘|戒毒/, Whereabouts.IN_CUSTODY],
  [/随父|随母|随家/, Whereabouts.WITH_PARENTS_AWAY],
  [/务工|打工/, Whereabouts.WORKING_AWAY],
  [/在家|居家/, Whereabouts.AT_HOME],
];

/** The whereabouts that education's ledger tells in its own words; OTHER where they fit no code. */
export function whereaboutsOfWords(words: string): Whereabouts {
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? Whereabouts.OTHER;
}
