import { ChangeActKind, ChangeParty } from "./change-party";
import { checkChangeFlow } from "./change-flow-check";
import { ChangeRequestKind } from "./change-request-kind";
import { ChangeRequestState } from "./change-request-state";

/** Where a request stands: its state, and who is to act next. */
export interface Standing {
  state: ChangeRequestState;
  /** Whose step it is; null where it is nobody's. */
  awaits: ChangeParty | null;
}

/** One step that a request may take. */
export interface Transition {
  from: Standing;
  act: ChangeActKind;
  /** Who does it here: a party of another county has its word recorded by one of ours. */
  by: ChangeParty;
  to: Standing;
  /** Whether the word of the other county is recorded, which is a paper with a number. */
  byPaper: boolean;
}

/** The way of one kind of change. */
export interface ChangeFlow {
  /** Who asks. */
  startedBy: ChangeParty;
  start: Standing;
  transitions: readonly Transition[];
}

const { REQUESTED, SENDING_SCHOOL_AGREED, APPROVED, COMPLETED, REFUSED, WITHDRAWN, LAPSED } = ChangeRequestState;
const { SENDING_SCHOOL, SENDING_BUREAU, RECEIVING_BUREAU, RECEIVING_SCHOOL, BUREAU } = ChangeParty;

const at = (state: ChangeRequestState, awaits: ChangeParty | null = null): Standing => ({ state, awaits });

const step = (from: Standing, act: ChangeActKind, by: ChangeParty, to: Standing, byPaper = false): Transition => ({
  from,
  act,
  by,
  to,
  byPaper,
});

/**
 * What may happen at every open standing besides going on: whoever is asked, or the bureau, refuses; whoever asked
 * withdraws; the bureau stops what is overdue, and then it is taken up again or ended, never forgotten.
 */
function endings(
  startedBy: ChangeParty,
  bureau: ChangeParty,
  open: readonly [Standing, refuses: ChangeParty | null][],
): Transition[] {
  const { REFUSED: refuse, WITHDRAWN: withdraw, LAPSED: lapse, REOPENED: reopen } = ChangeActKind;
  return [
    ...open.flatMap(([from, refuses]) => [
      ...(refuses === null ? [] : [step(from, refuse, refuses, at(REFUSED))]),
      step(from, withdraw, startedBy, at(WITHDRAWN)),
      step(from, lapse, bureau, at(LAPSED)),
    ]),
    step(at(LAPSED), refuse, bureau, at(REFUSED)),
    step(at(LAPSED), withdraw, startedBy, at(WITHDRAWN)),
    step(at(LAPSED), reopen, startedBy, open[0]?.[0] ?? at(LAPSED)),
  ];
}

const ASKED = at(REQUESTED, SENDING_SCHOOL);
const AGREED = at(SENDING_SCHOOL_AGREED, SENDING_BUREAU);
const SENT = at(SENDING_SCHOOL_AGREED, RECEIVING_BUREAU);
const { AGREED: agree, APPROVED: approve, COMPLETED: complete } = ChangeActKind;

const transfer: ChangeFlow = {
  startedBy: RECEIVING_SCHOOL,
  start: ASKED,
  transitions: [
    step(ASKED, agree, SENDING_SCHOOL, AGREED),
    step(AGREED, approve, SENDING_BUREAU, SENT),
    step(SENT, approve, RECEIVING_BUREAU, at(APPROVED, RECEIVING_SCHOOL)),
    step(at(APPROVED, RECEIVING_SCHOOL), complete, RECEIVING_SCHOOL, at(COMPLETED)),
    ...endings(RECEIVING_SCHOOL, RECEIVING_BUREAU, [
      [ASKED, SENDING_SCHOOL],
      [AGREED, SENDING_BUREAU],
      [SENT, RECEIVING_BUREAU],
      [at(APPROVED, RECEIVING_SCHOOL), null],
    ]),
  ],
};

const transferIn: ChangeFlow = {
  startedBy: RECEIVING_SCHOOL,
  start: ASKED,
  transitions: [
    step(ASKED, agree, RECEIVING_SCHOOL, AGREED, true),
    step(AGREED, approve, RECEIVING_BUREAU, SENT, true),
    step(SENT, approve, RECEIVING_BUREAU, at(APPROVED, RECEIVING_SCHOOL)),
    step(at(APPROVED, RECEIVING_SCHOOL), complete, RECEIVING_SCHOOL, at(COMPLETED)),
    ...endings(RECEIVING_SCHOOL, RECEIVING_BUREAU, [
      [ASKED, RECEIVING_BUREAU],
      [AGREED, RECEIVING_BUREAU],
      [SENT, RECEIVING_BUREAU],
      [at(APPROVED, RECEIVING_SCHOOL), null],
    ]),
  ],
};

const transferOut: ChangeFlow = {
  startedBy: SENDING_SCHOOL,
  start: ASKED,
  transitions: [
    step(ASKED, agree, SENDING_SCHOOL, AGREED),
    step(AGREED, approve, SENDING_BUREAU, SENT),
    step(SENT, approve, SENDING_BUREAU, at(APPROVED, SENDING_SCHOOL), true),
    step(at(APPROVED, SENDING_SCHOOL), complete, SENDING_SCHOOL, at(COMPLETED)),
    ...endings(SENDING_SCHOOL, SENDING_BUREAU, [
      [ASKED, null],
      [AGREED, SENDING_BUREAU],
      [SENT, SENDING_BUREAU],
      [at(APPROVED, SENDING_SCHOOL), null],
    ]),
  ],
};

/** Within one school: it asks, its bureau approves, and with that it stands on the roll. */
const withinSchool: ChangeFlow = {
  startedBy: SENDING_SCHOOL,
  start: at(REQUESTED, BUREAU),
  transitions: [
    step(at(REQUESTED, BUREAU), approve, BUREAU, at(COMPLETED)),
    ...endings(SENDING_SCHOOL, BUREAU, [[at(REQUESTED, BUREAU), BUREAU]]),
  ],
};

/** Every step that a change of each kind may take (教基〔2025〕1号; before that 教基一〔2013〕7号). */
export const CHANGE_FLOWS: Readonly<Record<ChangeRequestKind, ChangeFlow>> = {
  [ChangeRequestKind.TRANSFER]: transfer,
  [ChangeRequestKind.TRANSFER_IN]: transferIn,
  [ChangeRequestKind.TRANSFER_OUT]: transferOut,
  [ChangeRequestKind.SUSPENSION]: withinSchool,
  [ChangeRequestKind.RESUMPTION]: withinSchool,
  [ChangeRequestKind.DEATH]: withinSchool,
};

for (const [kind, flow] of Object.entries(CHANGE_FLOWS)) checkChangeFlow(kind, flow);
