import type { Caller } from "../../../infra/runtime/caller";
import { LetterActKind } from "./letter-act-kind";
import { LetterChildState } from "./letter-child-state";
import { LetterDirection, LetterKind, LetterVia } from "./letter-kind";
import { LetterState } from "./letter-state";
import type { LetterChildRow, LetterRow, LetterSignatureRow } from "./letter.rows";
import { hasPart } from "./letter-part";

const { EDIT, SUBMIT, REVIEW, SIGN, WITHDRAW, MARK_POSTED, RECORD_PAPER_ANSWER, REMIND } = LetterActKind;
const { ACCEPT, RETURN, FORWARD, REPORT_PROGRESS, REPLY } = LetterActKind;
const { WAITING, ACCEPTED, IN_PROGRESS, ANSWERED, FORWARDED } = LetterChildState;

/** What an offer of acts looks at. */
export interface LetterStanding {
  letter: LetterRow;
  children: readonly Pick<LetterChildRow, "state">[];
  signatures: readonly Pick<LetterSignatureRow, "organ">[];
  /** Who wrote on the draft: none of them reviews it. */
  authors: readonly (string | null)[];
}

/** What the caller may do next with a letter that it may read. The acts themselves judge again. */
export function nextActsOf(caller: Caller, standing: LetterStanding): LetterActKind[] {
  const offered = standing.letter.direction === LetterDirection.IN ? ofArrival(standing) : ofOwn(caller, standing);
  return offered.filter((act) => caller.scopes.has(SCOPES[act]));
}

const SCOPES = {
  EDIT: "letter:draft",
  SUBMIT: "letter:draft",
  REVIEW: "letter:review",
  SIGN: "letter:sign",
  WITHDRAW: "letter:draft",
  MARK_POSTED: "letter:draft",
  RECORD_PAPER_ANSWER: "letter:receive",
  REMIND: "letter:draft",
  ACCEPT: "letter:receive",
  RETURN: "letter:receive",
  FORWARD: "letter:receive",
  REPORT_PROGRESS: "letter:receive",
  REPLY: "letter:receive",
} as const satisfies Record<LetterActKind, string>;

function ofOwn(caller: Caller, { letter, children, signatures, authors }: LetterStanding): LetterActKind[] {
  switch (letter.state) {
    case LetterState.DRAFT:
      return [EDIT, SUBMIT, WITHDRAW];
    case LetterState.IN_REVIEW:
      return authors.includes(caller.actor) ? [WITHDRAW] : [REVIEW, WITHDRAW];
    case LetterState.TO_SIGN: {
      const isToSign = letter.organs.includes(caller.department) && caller.roles.includes("signatory");
      const hasSigned = signatures.some(({ organ }) => organ === caller.department);
      return isToSign && !hasSigned ? [SIGN, WITHDRAW] : [WITHDRAW];
    }
    case LetterState.SIGNED:
    case LetterState.DELIVERED:
      return afterSigning(letter, children);
    default:
      return [];
  }
}

function afterSigning(letter: LetterRow, children: LetterStanding["children"]): LetterActKind[] {
  const { via, state, kind } = letter;
  const isPaper = via === LetterVia.PAPER;
  const isAsking = kind === LetterKind.INQUIRY;
  const acts: LetterActKind[] = [];
  if (isPaper && state === LetterState.SIGNED) acts.push(MARK_POSTED);
  if (isPaper && isAsking && state === LetterState.DELIVERED) acts.push(RECORD_PAPER_ANSWER);
  if (isAsking && hasPart(children, [WAITING, ACCEPTED, IN_PROGRESS, FORWARDED])) acts.push(REMIND);
  const isTakenBack = letter.withdrawalAskedOn !== null || letter.originId !== null;
  if (isAsking && !isTakenBack && hasPart(children, [WAITING])) acts.push(WITHDRAW);
  return acts;
}

function ofArrival({ letter, children }: LetterStanding): LetterActKind[] {
  if (letter.kind !== LetterKind.INQUIRY || letter.state !== LetterState.DELIVERED) return [];
  return [
    ...(hasPart(children, [WAITING]) ? [ACCEPT, RETURN, FORWARD] : []),
    ...(hasPart(children, [ACCEPTED, IN_PROGRESS]) ? [REPORT_PROGRESS] : []),
    ...(hasPart(children, [ACCEPTED, IN_PROGRESS, ANSWERED]) ? [REPLY] : []),
  ];
}
