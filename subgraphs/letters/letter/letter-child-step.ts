import { LetterChildState } from "./letter-child-state";

const { WAITING, ACCEPTED, IN_PROGRESS, ANSWERED, ENDED, RETURNED, FORWARDED, WITHDRAWN } = LetterChildState;

/**
 * What is done about a child of a letter. The addressee accepts, returns, forwards, reports, answers and ends; the sender
 * withdraws. Those that begin with ONWARD are what the county to which it was forwarded did, told on by the addressee.
 */
export type LetterChildStep =
  | "ACCEPT"
  | "RETURN"
  | "FORWARD"
  | "WITHDRAW"
  | "PROGRESS"
  | "ANSWER"
  | "END"
  | "ONWARD_FORWARD"
  | "ONWARD_ACCEPT"
  | "ONWARD_RETURN"
  | "ONWARD_PROGRESS"
  | "ONWARD_ANSWER"
  | "ONWARD_END";

/** Where a child stands, as far as the table looks: the state alone does not say whether the onward county has accepted. */
export interface LetterChildPlace {
  state: LetterChildState;
  /** YYYY-MM-DD */
  acceptedOn: string | null;
}

export interface Transition {
  from: LetterChildState;
  step: LetterChildStep;
  to: LetterChildState;
  /** Of a step onward: whether the onward county must have accepted before; null where the state tells. */
  accepted: boolean | null;
}

const own = (from: LetterChildState, step: LetterChildStep, to: LetterChildState): Transition => ({
  from,
  step,
  to,
  accepted: null,
});
const onward = (step: LetterChildStep, accepted: boolean, to = FORWARDED): Transition => ({
  from: FORWARDED,
  step,
  to,
  accepted,
});

export const LETTER_CHILD_ENDS: readonly LetterChildState[] = [ENDED, RETURNED, WITHDRAWN];

/**
 * Every step that a child of a letter may take, whoever takes it and on whichever side: an act of this county and a message of
 * the other one are judged alike, so that both counties come to the same state.
 */
export const LETTER_CHILD_STEPS: readonly Transition[] = checked([
  own(WAITING, "ACCEPT", ACCEPTED),
  own(WAITING, "RETURN", RETURNED),
  own(WAITING, "FORWARD", FORWARDED),
  own(WAITING, "WITHDRAW", WITHDRAWN),
  own(ACCEPTED, "PROGRESS", IN_PROGRESS),
  own(ACCEPTED, "ANSWER", ANSWERED),
  own(ACCEPTED, "END", ENDED),
  own(IN_PROGRESS, "PROGRESS", IN_PROGRESS),
  own(IN_PROGRESS, "ANSWER", ANSWERED),
  own(IN_PROGRESS, "END", ENDED),
  own(ANSWERED, "ANSWER", ANSWERED),
  own(ANSWERED, "END", ENDED),
  onward("ONWARD_FORWARD", false),
  onward("ONWARD_ACCEPT", false),
  onward("ONWARD_RETURN", false, RETURNED),
  onward("ONWARD_PROGRESS", true),
  onward("ONWARD_ANSWER", true),
  onward("ONWARD_END", true, ENDED),
]);

/** The state to which a step leads from a place; null where it may not be taken. */
export function stateAfter(place: LetterChildPlace, step: LetterChildStep): LetterChildState | null {
  const isAccepted = place.acceptedOn !== null;
  const found = LETTER_CHILD_STEPS.find(
    (each) => each.step === step && each.from === place.state && (each.accepted ?? isAccepted) === isAccepted,
  );
  return found?.to ?? null;
}

/** What a message about a child means for it where it stands: of one that was forwarded, what the onward county did. */
export function stepOf(
  place: LetterChildPlace,
  step: "ACCEPT" | "RETURN" | "FORWARD" | "PROGRESS" | "ANSWER" | "END",
): LetterChildStep {
  return place.state === FORWARDED ? `ONWARD_${step}` : step;
}

/** Whether with a step the child becomes the case of the county that takes it. */
export function isAcceptance(step: LetterChildStep): boolean {
  return step === "ACCEPT" || step === "ONWARD_ACCEPT";
}

/** Whether a child has come to its end. */
export const isAtEnd = (state: LetterChildState): boolean => LETTER_CHILD_ENDS.includes(state);

/**
 * The table itself, once it is sound: no step leads two ways from one place, none leaves an end, every state is reached, and
 * from each but the ends one comes to an end, so that no child is stuck between two counties.
 * @throws Error at the start of the service, naming the step that is wrong.
 */
export function checked(table: readonly Transition[]): readonly Transition[] {
  for (const [index, { from, step, accepted }] of table.entries()) {
    const isTwice = table.some(
      (other, at) =>
        at > index &&
        other.step === step &&
        other.from === from &&
        (accepted === null || other.accepted === null || other.accepted === accepted),
    );
    if (isTwice) throw new Error(`${step} from ${from} stands twice`);
    if (LETTER_CHILD_ENDS.includes(from)) throw new Error(`${from} is no end`);
    if ((from === FORWARDED) !== step.startsWith("ONWARD_")) throw new Error(`${step} is not from ${from}`);
  }
  const places = reachedFrom({ state: WAITING, isAccepted: false }, table);
  for (const state of Object.values(LetterChildState)) {
    if (!places.some((place) => place.state === state)) throw new Error(`${state} is never reached`);
  }
  for (const place of places) {
    const isWayOut = reachedFrom(place, table).some(({ state }) => LETTER_CHILD_ENDS.includes(state));
    if (!isWayOut) throw new Error(`${place.state}${place.isAccepted ? " once accepted" : ""} leads to no end`);
  }
  return table;
}

interface Place {
  state: LetterChildState;
  isAccepted: boolean;
}

function reachedFrom(start: Place, table: readonly Transition[]): Place[] {
  const reached = [start];
  for (const { state, isAccepted } of reached) {
    for (const { from, step, to, accepted } of table) {
      if (from !== state || (accepted ?? isAccepted) !== isAccepted) continue;
      const next = { state: to, isAccepted: isAccepted || isAcceptance(step) };
      const isNew = !reached.some((place) => place.state === next.state && place.isAccepted === next.isAccepted);
      if (isNew) reached.push(next);
    }
  }
  return reached;
}
