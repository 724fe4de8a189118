import { FindingState } from "./finding-state";

const { OPEN, CONFIRMED, REFUTED, SETTLED } = FindingState;

/** What is done to a finding: the first four by the office, the others by a sweep and by linking two records. */
export type FindingAct =
  | "CONFIRM"
  | "REFUTE"
  | "SETTLE"
  | "REOPEN"
  | "FIND_CHANGED"
  | "FIND_NO_MORE"
  | "LINK"
  | "UNLINK";

interface Transition {
  from: FindingState;
  act: FindingAct;
  to: FindingState;
}

/** Gives back the state before a linking, instead of leading on. */
const UNDOING: FindingAct = "UNLINK";

/** Every step that a finding may take. What is open must be verified (核实) before it is struck off (销号). */
export const TRANSITIONS: readonly Transition[] = checked([
  { from: OPEN, act: "CONFIRM", to: CONFIRMED },
  { from: OPEN, act: "REFUTE", to: REFUTED },
  { from: CONFIRMED, act: "REOPEN", to: OPEN },
  { from: REFUTED, act: "REOPEN", to: OPEN },
  { from: CONFIRMED, act: "SETTLE", to: SETTLED },
  { from: REFUTED, act: "SETTLE", to: SETTLED },
  { from: REFUTED, act: "FIND_CHANGED", to: OPEN },
  { from: OPEN, act: "FIND_NO_MORE", to: SETTLED },
  { from: CONFIRMED, act: "FIND_NO_MORE", to: SETTLED },
  { from: REFUTED, act: "FIND_NO_MORE", to: SETTLED },
  { from: OPEN, act: "LINK", to: SETTLED },
  { from: CONFIRMED, act: "LINK", to: SETTLED },
  { from: REFUTED, act: "LINK", to: SETTLED },
  // Undoing a link gives back what it settled; it never lifts a settlement of another origin.
  { from: SETTLED, act: "UNLINK", to: OPEN },
  { from: SETTLED, act: "UNLINK", to: CONFIRMED },
  { from: SETTLED, act: "UNLINK", to: REFUTED },
]);

/** The states from which an act leads on. */
export function statesBefore(act: FindingAct): FindingState[] {
  return TRANSITIONS.filter((step) => step.act === act).map(({ from }) => from);
}

/** The one state that an act of the office, of a sweep or of linking leads to. */
export function stateAfter(act: Exclude<FindingAct, "UNLINK">): FindingState {
  const [step] = TRANSITIONS.filter((candidate) => candidate.act === act);
  if (step === undefined) throw new Error(`${act} leads nowhere`);
  return step.to;
}

/**
 * The table itself, once it is sound: no act leads to two states, each state is reached from OPEN, and each but SETTLED
 * leads on.
 * @throws Error at the start of the service, naming the step that is wrong.
 */
export function checked(table: readonly Transition[]): readonly Transition[] {
  const onward = table.filter(({ act }) => act !== UNDOING);
  for (const [act, steps] of Map.groupBy(onward, ({ act }) => act)) {
    if (new Set(steps.map(({ to }) => to)).size > 1) throw new Error(`${act} leads to two states`);
  }
  const reached = new Set<FindingState>([OPEN]);
  for (const state of reached) for (const { from, to } of onward) if (from === state) reached.add(to);
  for (const state of Object.values(FindingState)) {
    if (!reached.has(state)) throw new Error(`${state} is never reached`);
    const leadsOn = onward.some(({ from, to }) => from === state && to !== state);
    if (leadsOn === (state === SETTLED)) throw new Error(`${state} ${leadsOn ? "is no end" : "is a dead end"}`);
  }
  return table;
}
