/** States of a letter's child in which its answer is still awaited. */
const AWAITED = ["WAITING", "ACCEPTED", "IN_PROGRESS", "FORWARDED"] as const;

/**
 * What the joint meeting is told of a letter, and to which of the letter's children it goes where none is named:
 * `LETTER` is about the letter as a whole and no case, `CHILD` must name its child.
 */
const CASE_EVENT_KINDS = {
  /** A letter has come in. */
  RECEIVED: "LETTER",
  /** A letter was signed and is on its way. */
  SIGNED: "ALL",
  /** The peer has it: its receipt is here, or it was posted. */
  DELIVERED: "ALL",
  /** 受理: a case of the sender's is handed over; at the receiver a case is opened. */
  ACCEPTED: "CHILD",
  /** 退函. */
  RETURNED: "CHILD",
  /** 转办 onward to another county. */
  FORWARDED: "CHILD",
  IN_PROGRESS: "CHILD",
  /** 复函. */
  ANSWERED: "CHILD",
  /** What has come of the child since the reply, which does not end it. */
  OUTCOME: "CHILD",
  /** An outcome that ends it: back in school, taught at home, past age, deceased. */
  ENDED: "CHILD",
  /** 撤回 has taken effect. */
  WITHDRAWN: ["WITHDRAWN"],
  /** 催办函: one has come in, or ours has gone out. */
  REMINDED: "LETTER",
  /** Past the day by which it was to be accepted or answered. */
  OVERDUE: AWAITED,
  /** … for so long that the joint meeting deals with it. */
  OVERDUE_TO_MEETING: AWAITED,
  /** … for so long that the common superior is written to. */
  OVERDUE_TO_SUPERIOR: AWAITED,
  /** A message about it could not be delivered and is a dead letter. */
  FAILED: "LETTER",
  /** The joint meeting does not take an event of it: somebody is to see to it. */
  UNTOLD: "LETTER",
} as const;

export type CaseEventKind = keyof typeof CASE_EVENT_KINDS;

/** To whom a kind goes where no child is named. @see CASE_EVENT_KINDS */
export const addresseesOf = (kind: CaseEventKind): "LETTER" | "CHILD" | "ALL" | readonly string[] =>
  CASE_EVENT_KINDS[kind];
