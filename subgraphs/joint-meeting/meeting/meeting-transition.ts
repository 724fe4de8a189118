import { MeetingState } from "./meeting-state";

const { CONVENED, IN_SESSION, HELD, CLOSED, CANCELLED } = MeetingState;

/** What leads a meeting on. */
export type MeetingAct = "BEGIN" | "END" | "CLOSE" | "CANCEL";
/** What is done to a meeting's agenda, members and decisions, which leaves its state. */
export type MeetingWork = "EDIT_AGENDA" | "RECORD" | "DRAW_UP";

interface Transition {
  from: MeetingState;
  act: MeetingAct;
  to: MeetingState;
}

/** Every step that a meeting may take. One that has begun is not cancelled: what it decided stands. */
export const TRANSITIONS: readonly Transition[] = checked([
  { from: CONVENED, act: "BEGIN", to: IN_SESSION },
  { from: CONVENED, act: "CANCEL", to: CANCELLED },
  { from: IN_SESSION, act: "END", to: HELD },
  { from: HELD, act: "CLOSE", to: CLOSED },
]);

/** In which states a meeting is worked on: an item may still come up in session, decisions may be written up after it. */
const WORK: Readonly<Record<MeetingWork, readonly MeetingState[]>> = {
  DRAW_UP: [CONVENED],
  EDIT_AGENDA: [CONVENED, IN_SESSION],
  RECORD: [IN_SESSION, HELD],
};

/** The states from which an act leads on, or in which a work is done. */
export function statesFor(what: MeetingAct | MeetingWork): readonly MeetingState[] {
  if (what in WORK) return WORK[what as MeetingWork];
  return TRANSITIONS.filter(({ act }) => act === what).map(({ from }) => from);
}

/** The one state that an act leads to. */
export function stateAfter(act: MeetingAct): MeetingState {
  const step = TRANSITIONS.find((candidate) => candidate.act === act);
  if (step === undefined) throw new Error(`${act} leads nowhere`);
  return step.to;
}

/**
 * The table itself, once it is sound: each act leads to one state, each state is reached from CONVENED, and each but
 * the two ends leads on.
 * @throws Error at the start of the service, naming the step that is wrong.
 */
export function checked(table: readonly Transition[]): readonly Transition[] {
  for (const [act, steps] of Map.groupBy(table, ({ act }) => act)) {
    if (new Set(steps.map(({ to }) => to)).size > 1) throw new Error(`${act} leads to two states`);
  }
  const reached = new Set<MeetingState>([CONVENED]);
  for (const state of reached) for (const { from, to } of table) if (from === state) reached.add(to);
  for (const state of Object.values(MeetingState)) {
    if (!reached.has(state)) throw new Error(`${state} is never reached`);
    const leadsOn = table.some(({ from }) => from === state);
    const isEnd = state === CLOSED || state === CANCELLED;
    if (leadsOn === isEnd) throw new Error(`${state} ${leadsOn ? "is no end" : "is a dead end"}`);
  }
  return table;
}
