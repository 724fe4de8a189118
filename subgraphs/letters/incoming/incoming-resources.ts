import type { LettersResources } from "../context";

/** What messages that come in, and acts on the letters that they bring, work with. */
export type IncomingResources = Pick<
  LettersResources,
  "vault" | "clock" | "exchangeClock" | "countyCode" | "personIdOf" | "log"
>;
