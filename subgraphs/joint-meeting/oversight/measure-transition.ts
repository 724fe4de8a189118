import { MeasureAct, MeasureKind, MeasureState } from "./measure-enums";

interface Transition {
  kinds: readonly MeasureKind[];
  from: MeasureState;
  act: MeasureAct;
  to: MeasureState;
}

const { TALK, INSPECTION, RECTIFICATION, CIRCULAR } = MeasureKind;
const { ORDERED, HELD, REPORTED, RETURNED, ACCEPTED, ISSUED, CANCELLED } = MeasureState;

/** Every step that a measure may take after it was ordered. */
export const MEASURE_TRANSITIONS: readonly Transition[] = checked([
  { kinds: [TALK, INSPECTION], from: ORDERED, act: MeasureAct.HOLD, to: HELD },
  { kinds: [RECTIFICATION], from: ORDERED, act: MeasureAct.REPORT, to: REPORTED },
  { kinds: [RECTIFICATION], from: RETURNED, act: MeasureAct.REPORT, to: REPORTED },
  { kinds: [RECTIFICATION], from: REPORTED, act: MeasureAct.ACCEPT, to: ACCEPTED },
  { kinds: [RECTIFICATION], from: REPORTED, act: MeasureAct.RETURN, to: RETURNED },
  { kinds: [TALK, INSPECTION, RECTIFICATION], from: ORDERED, act: MeasureAct.CANCEL, to: CANCELLED },
]);

/** The state in which a measure begins: what is issued is done. */
export function firstState(kind: MeasureKind): MeasureState {
  return kind === CIRCULAR ? ISSUED : ORDERED;
}

/** Where an act leads from a state; null where it may not be done. */
export function stateAfter(kind: MeasureKind, from: MeasureState, act: MeasureAct): MeasureState | null {
  const step = MEASURE_TRANSITIONS.find(
    (candidate) => candidate.kinds.includes(kind) && candidate.from === from && candidate.act === act,
  );
  return step?.to ?? null;
}

/** The acts that a kind of measure may take in a state. */
export function actsFrom(kind: MeasureKind, from: MeasureState): MeasureAct[] {
  return MEASURE_TRANSITIONS.filter((step) => step.kinds.includes(kind) && step.from === from).map(({ act }) => act);
}

/** The table itself, once no act leads to two states. @throws Error at the start of the service, naming the step. */
export function checked(table: readonly Transition[]): readonly Transition[] {
  const seen = new Set<string>();
  for (const { kinds, from, act } of table) {
    for (const kind of kinds) {
      const step = `${act} of ${kind} from ${from}`;
      if (seen.has(step)) throw new Error(`${step} leads to two states`);
      seen.add(step);
    }
  }
  return table;
}
