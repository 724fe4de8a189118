import { Refusal } from "../../../infra/runtime/refusal.type";
import { getRegion } from "../../../schema/regions/regions";
import { invalid } from "../../../infra/runtime/refusals";
import { type Desk, EDUCATION, townshipDesk } from "../desk/desk";
import type { PaperReading } from "./case-paper-reader";
import type { EarlierPapers } from "./earlier-papers";
import type { JudgedPaper } from "./judge-paper";
import { organName } from "./organ-name";
import type { PaperContent, Signatory } from "./paper-content";
import type { PaperFacts } from "./papers/paper-facts";
import type { PaperText } from "./papers/paper-text";

interface PaperToCompose extends Pick<JudgedPaper, "row" | "facts" | "rules" | "answerUntil" | "penaltyBasis"> {
  countyCode: string;
  organ: Desk;
  issuedOn: string;
  earlier: EarlierPapers;
  reading: PaperReading;
  text: PaperText;
  needsGuardian: boolean;
  guardian: string | null;
  statement: string | null;
  measure: string | null;
  signatory: Signatory | null;
  contact: string | null;
}

/** What a paper says, from what the departments and the case say on its day. */
export function composePaper(paper: PaperToCompose): PaperContent | Refusal {
  const { row, facts, rules, reading, countyCode, organ, issuedOn, earlier, guardian } = paper;
  const { identity, schoolNames } = reading;
  if (identity === null)
    return invalid("No register knows the child's name.", "公安与学籍均无该儿童姓名，无法制发文书。");
  const named = guardian === null ? reading.guardian : { name: guardian, relation: null };
  if (paper.needsGuardian && named === null)
    return invalid("No register names a guardian; give one in `guardian`.", "各部门均未登记监护人，请填写监护人姓名。");
  const nameOf = (desk: Desk): string => organName(desk, countyCode, schoolNames);
  const paperFacts: PaperFacts = {
    countyName: getRegion(countyCode).name,
    organName: nameOf(organ),
    educationName: nameOf(EDUCATION),
    townshipName: row.townshipCode === null ? null : nameOf(townshipDesk(row.townshipCode)),
    issuedOn,
    answerUntil: paper.answerUntil,
    caseNumber: row.number,
    spellSince: row.spellSince,
    cause: row.cause,
    whereabouts: row.whereabouts,
    grade: row.grade,
    className: row.className,
    child: {
      ...identity,
      guardian: named,
      schoolName: row.schoolId === null ? null : (schoolNames.get(row.schoolId) ?? null),
    },
    visits: facts.visits.map(({ visitedOn }) => visitedOn).filter((day) => day <= issuedOn),
    earlier: earlier.byKind,
    served: earlier.served,
    penaltyBasis: paper.penaltyBasis,
    hearingDays: rules.settings.HEARING_DAYS,
    statement: paper.statement,
    measure: paper.measure,
  };
  return {
    heading: paperFacts.organName,
    enclosures: [],
    copies: [],
    receipt: null,
    ...paper.text(paperFacts),
    signatory: paper.signatory,
    contact: paper.contact,
  };
}
