import type { LetterChildState } from "./letter-child-state";

/** Whether one of the children of a letter is in one of the states. */
export const hasPart = (
  children: readonly { state: LetterChildState }[],
  states: readonly LetterChildState[],
): boolean => children.some(({ state }) => states.includes(state));
