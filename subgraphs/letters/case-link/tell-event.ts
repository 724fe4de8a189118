import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import type { Vault } from "../../../infra/runtime/vault";
import type { CaseEventKind } from "./case-event-kind";
import { CASE_EVENT_PAYLOAD, type CaseEventPayload } from "./case-event-payload";
import { OPEN_ANSWER, RECORD_ANSWER } from "./case-link-answer";
import { wordsOfEvent } from "./words-of-event";

/** An event that the joint meeting is to be told. */
export interface WaitingEvent {
  id: string;
  kind: CaseEventKind;
  letterId: string;
  itemId: string | null;
  payloadSealed: Buffer;
  attempts: number;
  /** The case that the child has by now: an event before may have opened it. */
  caseId: string | null;
}

/** What the joint meeting made of an event. */
export type Telling =
  | { kind: "TOLD" }
  /** With the case that the child has. */
  | { kind: "CASE"; id: string; number: string }
  /** It will never be otherwise. */
  | { kind: "REFUSED"; reason: string };

interface TellingSources {
  gateway: GatewayReader;
  vault: Vault;
}

/**
 * Tells the joint meeting of an event, through the gateway. Told again under its id, it is told once.
 * @throws DomainError UNAVAILABLE while the gateway, the joint meeting or a department that it needs is away.
 */
export async function tellEvent(
  { gateway, vault }: TellingSources,
  event: WaitingEvent,
  signal: AbortSignal,
): Promise<Telling> {
  const payload = CASE_EVENT_PAYLOAD.parse(JSON.parse(vault.open(event.payloadSealed)));
  const context = { purpose: "LETTER", requestId: event.id, signal } as const;
  const common = commonOf(event, payload);
  const { kind, itemId, caseId } = event;
  const { childId, outSince } = payload;
  const opensCase = kind === "ACCEPTED" && payload.direction === "IN" && childId !== null && outSince !== null;
  if (opensCase && itemId !== null) {
    const given = { ...common, itemId, childId, since: outSince };
    const { outcome } = OPEN_ANSWER.parse(await gateway.read("open-case-by-letter", given, context));
    if (outcome.__typename === "Refusal") return { kind: "REFUSED", reason: outcome.reason };
    const { id, number } = outcome.__typename === "Case" ? outcome : outcome.case;
    return { kind: "CASE", id, number };
  }
  const { direction, paperNumber } = payload;
  const given = { ...common, kind, itemId, caseId, direction, paperNumber };
  const { outcome } = RECORD_ANSWER.parse(await gateway.read("record-letter-event", given, context));
  if (outcome.__typename === "Refusal" && outcome.reason !== "ALREADY_DONE")
    return { kind: "REFUSED", reason: outcome.reason };
  return { kind: "TOLD" };
}

function commonOf({ id, kind, letterId }: WaitingEvent, payload: CaseEventPayload) {
  const { number, peerCode, peerName, dueOn, on } = payload;
  return { eventId: id, letterId, number, peerCode, peerName, dueOn, on, words: wordsOfEvent(kind, payload) };
}
