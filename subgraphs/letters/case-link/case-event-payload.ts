import { z } from "zod";
import type { Vault } from "../../../infra/runtime/vault";

/** A letter, and its child where one is told of, as the row of an event takes them. */
export interface ToldRow {
  direction: "OUT" | "IN";
  number: string | null;
  peerCode: string;
  peerName: string;
  dueOn: string | null;
  itemId: string | null;
  childId?: string | null;
  state?: string;
  contentSealed?: Buffer;
  reason?: string | null;
  movedTo?: string | null;
  outcome?: string | null;
  outcomeOn?: string | null;
  outcomeSealed?: Buffer | null;
}

const TEXT = z.string();

/** What of a child's own content is told: since when it is out of school. */
const CONTENT = z.object({ outSince: TEXT });

/** What of an outcome is told in words. */
const OUTCOME_WORDS = z.object({ school: TEXT.nullish(), account: TEXT.nullish() });

/** What is kept of an event, sealed, from the act to the telling. Days are YYYY-MM-DD. */
export const CASE_EVENT_PAYLOAD = z.object({
  on: TEXT,
  paperNumber: TEXT.nullable(),
  note: TEXT.nullable(),
  direction: z.enum(["OUT", "IN"]),
  number: TEXT.nullable(),
  peerCode: TEXT,
  peerName: TEXT,
  dueOn: TEXT.nullable(),
  childId: TEXT.nullable(),
  state: TEXT.nullable(),
  outSince: TEXT.nullable(),
  reason: TEXT.nullable(),
  movedTo: TEXT.nullable(),
  outcome: TEXT.nullable(),
  outcomeOn: TEXT.nullable(),
  school: TEXT.nullable(),
  account: TEXT.nullable(),
});

export type CaseEventPayload = z.output<typeof CASE_EVENT_PAYLOAD>;

/** What is told of a letter and its child as they are now. */
export function factsOf(row: ToldRow, vault: Vault): Omit<CaseEventPayload, "on" | "paperNumber" | "note"> {
  const { contentSealed, outcomeSealed } = row;
  const words = outcomeSealed ? OUTCOME_WORDS.parse(JSON.parse(vault.open(outcomeSealed))) : {};
  return {
    direction: row.direction,
    number: row.number,
    peerCode: row.peerCode,
    peerName: row.peerName,
    dueOn: row.dueOn,
    childId: row.childId ?? null,
    state: row.state ?? null,
    outSince: contentSealed ? CONTENT.parse(JSON.parse(vault.open(contentSealed))).outSince : null,
    reason: row.reason ?? null,
    movedTo: row.movedTo ?? null,
    outcome: row.outcome ?? null,
    outcomeOn: row.outcomeOn ?? null,
    school: words.school ?? null,
    account: words.account ?? null,
  };
}
