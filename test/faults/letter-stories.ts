import { chancesOf } from "../support/chances";

/** What a clerk of the addressee does about a child, one after the other. */
export type AddresseeAct = "ACCEPT" | "RETURN" | "FORWARD" | "REPORT" | "REPLY" | "REPLY_BACK" | "OUTCOME";

/** What a clerk of the sender does about a letter. */
type SenderAct = "WITHDRAW_AT_ONCE" | "WITHDRAW_LATER" | "REMIND";

/** What becomes of a child where its sender leaves it alone. */
interface ChildStory {
  acts: readonly AddresseeAct[];
  end: string;
}

const UNTOUCHED: ChildStory = { acts: [], end: "WAITING" };
const STORIES: readonly ChildStory[] = [
  { acts: ["RETURN"], end: "RETURNED" },
  { acts: ["FORWARD"], end: "FORWARDED" },
  { acts: ["ACCEPT"], end: "ACCEPTED" },
  { acts: ["ACCEPT", "REPORT"], end: "IN_PROGRESS" },
  { acts: ["ACCEPT", "REPLY"], end: "ANSWERED" },
  { acts: ["ACCEPT", "REPLY_BACK"], end: "ENDED" },
  { acts: ["ACCEPT", "REPORT", "OUTCOME"], end: "ENDED" },
  { acts: ["ACCEPT", "REPLY", "OUTCOME"], end: "ENDED" },
];
const SENDER_ACTS: readonly SenderAct[] = ["WITHDRAW_AT_ONCE", "WITHDRAW_LATER", "REMIND"];
/** Shares of children and of letters about which anything is done. */
const [TOUCHED, ACTIVE_SENDERS] = [0.5, 0.15];

/** The state in which an act leaves a child. */
const STATE_AFTER: Readonly<Record<AddresseeAct, string>> = {
  ACCEPT: "ACCEPTED",
  RETURN: "RETURNED",
  FORWARD: "FORWARDED",
  REPORT: "IN_PROGRESS",
  REPLY: "ANSWERED",
  REPLY_BACK: "ENDED",
  OUTCOME: "ENDED",
};

/** What is to happen to every letter, drawn at random by its sender and its number alone: whoever looks later sees the same. */
export class LetterStories {
  constructor(private readonly seed: number) {}

  child(from: string, serial: number, position: number): ChildStory {
    const chance = this.chances(from, serial, position)();
    return STORIES[Math.floor((chance / TOUCHED) * STORIES.length)] ?? UNTOUCHED;
  }

  sender(from: string, serial: number): SenderAct | null {
    const chance = this.chances(from, serial, 0)();
    if (chance >= ACTIVE_SENDERS) return null;
    return SENDER_ACTS[Math.floor((chance / ACTIVE_SENDERS) * SENDER_ACTS.length)] as SenderAct;
  }

  /** What is to be done about a child that stands in a state; null for nothing any more. */
  next(story: ChildStory, state: string): AddresseeAct | null {
    if (state === "WAITING") return story.acts[0] ?? null;
    return story.acts[story.acts.findIndex((act) => STATE_AFTER[act] === state) + 1 || story.acts.length] ?? null;
  }

  private chances(from: string, serial: number, position: number): () => number {
    return chancesOf(this.seed ^ (Number(from) * 7919 + serial * 31 + position * 1_000_003));
  }
}
