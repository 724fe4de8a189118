import type { Caller } from "../../../infra/runtime/caller";

/** Something that is asked of the service. */
export interface Question {
  title: string;
  caller: Caller;
  query: string;
  /** Variables of a round; whatever has to be there first is made here, and not measured. */
  variables: () => Promise<Record<string, unknown>>;
  /** How many rows the answer has. */
  // Whoever asks knows the shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  rowsOf: (data: any) => number;
}

/** Variables that are the same in every round. */
export const always =
  (variables: Record<string, unknown> = {}) =>
  (): Promise<Record<string, unknown>> =>
    Promise.resolve(variables);
