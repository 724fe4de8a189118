import type { PersonId } from "../../../schema/person-id";
import { FindingKind } from "../finding/finding-kind";
import type { DraftFinding, Evidence, ExaminationRules } from "./examination";
import { readIdentityKey } from "./keys";
import { department } from "./owner";
import { severityOf } from "./severity";

/** Findings of a child on no roll that a refused row of the student roster explains: it is not called 失学. */
export const YIELDING_TO_REJECTED_ROW: readonly FindingKind[] = [
  FindingKind.EMPTY_HOUSEHOLD_ENTRY,
  FindingKind.DISABLED_NOT_PLACED,
  FindingKind.NOT_ENROLLED,
];

/** Findings that fall away when the child is at school under its other number. */
const OFF_ROLL_KINDS: readonly FindingKind[] = [
  FindingKind.NOT_ENROLLED,
  FindingKind.EMPTY_HOUSEHOLD_ENTRY,
  FindingKind.DISABLED_NOT_PLACED,
  FindingKind.ROLL_ROW_REJECTED,
  FindingKind.TRANSFERRED_OUT_UNCONFIRMED,
];

/** One of two records that agree on name, birth date and guardian, as a sweep keeps it. */
export interface ConflictSide {
  childId: PersonId;
  knownToPublicSecurity: boolean;
  onRoll: boolean;
  poorHousehold: boolean;
  /** Kinds of its findings, refused rows being concluded. */
  kinds: readonly FindingKind[];
}

export interface IdentityConflict {
  finding: DraftFinding;
  /** Findings that the conflict explains, and which are given up for it. */
  covered: readonly { childId: PersonId; kind: FindingKind }[];
}

/** An open refused row of the student roster that names a child. */
export interface RejectedRow {
  /** Number of the refusal (拒收编号), by which education finds it again. */
  number: string;
  /** Null when the row as a whole was refused. */
  column: string | null;
  /** In Chinese, values masked. */
  reason: string;
  /** YYYY-MM-DD */
  refusedOn: string;
  matchedBy: "ID_NUMBER" | "NAME_AND_BIRTH_DATE";
}

/**
 * One child under two ID numbers, as it seems (一人两号): two records with a common identity key.
 * @param key the common text of both, see {@link identityKeysOf}
 * @returns null when public security knows neither: then nothing says that one of the numbers is right.
 */
export function identityConflict(
  one: ConflictSide,
  other: ConflictSide,
  key: string,
  rules: ExaminationRules,
): IdentityConflict | null {
  if (one.childId === other.childId || !(one.knownToPublicSecurity || other.knownToPublicSecurity)) return null;
  const [first, second] = inOrder(one, other);
  const covered = [...explained(first, second), ...explained(second, first)];
  return {
    finding: {
      kind: FindingKind.ID_CONFLICT,
      childId: first.childId,
      otherChildId: second.childId,
      severity: severityOf(FindingKind.ID_CONFLICT, first.poorHousehold || second.poorHousehold),
      owner: department("public-security"),
      evidence: [sideEvidence(first, key, rules), sideEvidence(second, key, rules)],
      covers: [...new Set(covered.map(({ kind }) => kind))],
      since: null,
    },
    covered,
  };
}

/** The finding of a child on no roll whose row of the student roster was refused (学籍行被拒收), in place of another. */
export function rejectedRowFinding(
  draft: DraftFinding,
  { number, column, reason, refusedOn, matchedBy }: RejectedRow,
  poorHousehold: boolean,
  rules: ExaminationRules,
): DraftFinding {
  const where = column === null ? `拒收编号${number}` : `拒收编号${number}，${column}`;
  const by = matchedBy === "ID_NUMBER" ? "公民身份号码" : "姓名和出生日期";
  const statement = `学籍花名册有一行被拒收（${where}：${reason}），${by}与该儿童一致，截至${rules.asOf}未更正`;
  return {
    ...draft,
    kind: FindingKind.ROLL_ROW_REJECTED,
    severity: severityOf(FindingKind.ROLL_ROW_REJECTED, poorHousehold),
    owner: department("education"),
    evidence: [{ department: "education", record: "学籍", statement, asOf: refusedOn }, ...draft.evidence],
    covers: [draft.kind, ...draft.covers],
  };
}

/** The record of public security first; of two such the one of the smaller id. */
function inOrder(one: ConflictSide, other: ConflictSide): [ConflictSide, ConflictSide] {
  if (one.knownToPublicSecurity !== other.knownToPublicSecurity)
    return one.knownToPublicSecurity ? [one, other] : [other, one];
  return one.childId < other.childId ? [one, other] : [other, one];
}

function explained(side: ConflictSide, other: ConflictSide): { childId: PersonId; kind: FindingKind }[] {
  return side.kinds
    .filter(
      (kind) => kind === FindingKind.ENROLLED_WITHOUT_HOUSEHOLD || (other.onRoll && OFF_ROLL_KINDS.includes(kind)),
    )
    .map((kind) => ({ childId: side.childId, kind }));
}

function sideEvidence(
  { knownToPublicSecurity, onRoll }: ConflictSide,
  key: string,
  { asOf }: ExaminationRules,
): Evidence {
  const { name, birthDate, guardianName } = readIdentityKey(key);
  const registers = [knownToPublicSecurity ? "公安有登记" : "公安无登记", onRoll ? "在籍" : "不在籍"].join("，");
  const [source, record] = knownToPublicSecurity ? ["public-security", "人口登记"] : ["education", "学籍"];
  return {
    department: source,
    record,
    statement: `该号码下姓名：${name}，出生日期：${birthDate}，监护人：${guardianName}；${registers}`,
    asOf,
  };
}
