import type { EntityManager } from "typeorm";
import type { Vault } from "../../../infra/runtime/vault";
import { advanceLetter, type LetterPatch } from "./advance-letter";
import { LetterChildState } from "./letter-child-state";
import { isAcceptance, isAtEnd, type LetterChildStep, stateAfter } from "./letter-child-step";
import { type OutcomeWords, sealJson } from "./letter-content";
import { LetterEventKind } from "./letter-event-kind";
import { type LetterAct, type LetterEvent, recordLetterEvents } from "./letter-history";
import type { LetterOutcome, ReturnReason } from "./letter-outcome";
import { LetterState } from "./letter-state";
import { LETTER_CHILD_COLUMNS, type LetterChildRow, type LetterRow } from "./letter.rows";

/** A step of a child, with what it tells; what is not given stays as it was. */
export interface ChildChange {
  child: LetterChildRow;
  step: LetterChildStep;
  /** Of a return. */
  reason?: ReturnReason;
  /** Of a return or a forwarding. */
  movedTo?: string | null;
  /** Of an answer or an end, with its day and words. */
  outcome?: { kind: LetterOutcome; on: string; words: OutcomeWords };
  /** In clear, for the history: a number or a code. */
  detail?: string | null;
  /** What was noted; sealed in the history. */
  note?: string | null;
}

export interface Advanced {
  letter: LetterRow;
  children: LetterChildRow[];
}

/**
 * Takes a step of each of several children of a locked letter, writes the history, and closes the letter once each of its
 * children is at its end: all or none.
 * @returns null when the table does not have one of the steps from where that child stands; nothing has been written then
 */
export async function advanceChildren(
  manager: EntityManager,
  letter: LetterRow,
  changes: readonly ChildChange[],
  act: LetterAct,
): Promise<Advanced | null> {
  const states = changes.map(({ child, step }) => stateAfter(child, step));
  const ids = new Set(changes.map(({ child }) => child.id));
  if (ids.size < changes.length || changes.some(({ child }) => child.letterId !== letter.id))
    throw new Error(`a child stands twice, or is of another letter than ${letter.id}`);
  if (states.includes(null)) return null;
  const children = await updateChildren(manager, changes, states as LetterChildState[], act);
  await recordLetterEvents(
    manager,
    changes.map((change) => eventOf(letter, change)),
    act,
  );
  return { letter: await settle(manager, letter, children, act), children };
}

/** {@link advanceChildren} for one. */
export async function advanceChild(
  manager: EntityManager,
  letter: LetterRow,
  change: ChildChange,
  act: LetterAct,
): Promise<Advanced | null> {
  return advanceChildren(manager, letter, [change], act);
}

/** One statement, however many they are. */
async function updateChildren(
  manager: EntityManager,
  changes: readonly ChildChange[],
  states: readonly LetterChildState[],
  { on, vault }: LetterAct,
): Promise<LetterChildRow[]> {
  if (changes.length === 0) return [];
  const rows = changes.map((change, index) => rowOf(change, states[index] as LetterChildState, on, vault));
  const [updated] = await manager.query<[LetterChildRow[], number]>(UPDATE_CHILDREN, [
    rows.map(({ id }) => id),
    rows.map(({ version }) => version),
    rows.map(({ state }) => state),
    rows.map(({ stateSince }) => stateSince),
    rows.map(({ acceptedOn }) => acceptedOn),
    rows.map(({ reason }) => reason),
    rows.map(({ movedTo }) => movedTo),
    rows.map(({ outcome }) => outcome),
    rows.map(({ outcomeOn }) => outcomeOn),
    rows.map(({ outcomeSealed }) => outcomeSealed),
  ]);
  const byId = new Map(updated.map((row) => [row.id, row]));
  return changes.map(({ child }) => {
    const row = byId.get(child.id);
    if (row === undefined) throw new Error(`child ${child.id} was changed while its letter was locked`);
    return row;
  });
}

/** A child as it is after its step. */
const rowOf = (
  { child, step, reason, movedTo, outcome }: ChildChange,
  state: LetterChildState,
  on: string,
  vault: Vault,
): LetterChildRow => ({
  ...child,
  state,
  stateSince: state === child.state ? child.stateSince : on,
  acceptedOn: isAcceptance(step) ? on : child.acceptedOn,
  reason: reason ?? child.reason,
  movedTo: movedTo === undefined ? child.movedTo : movedTo,
  outcome: outcome?.kind ?? child.outcome,
  outcomeOn: outcome?.on ?? child.outcomeOn,
  outcomeSealed: outcome === undefined ? child.outcomeSealed : sealJson(vault, outcome.words),
});

/** Brings the letter to its next version, and to its end when its children are at theirs. */
async function settle(
  manager: EntityManager,
  letter: LetterRow,
  children: readonly LetterChildRow[],
  act: LetterAct,
): Promise<LetterRow> {
  if (!children.some(({ state }) => isAtEnd(state))) return advanceLetter(manager, letter, {});
  const [{ running, ended }] = await manager.query<[{ running: number; ended: number }]>(COUNT_CHILDREN, [letter.id]);
  if (running > 0) return advanceLetter(manager, letter, {});
  const isWithdrawn = ended === 0;
  const patch: LetterPatch = isWithdrawn
    ? { state: LetterState.WITHDRAWN, withdrawnOn: act.on }
    : { state: LetterState.CLOSED, closedOn: act.on };
  const kind = isWithdrawn ? LetterEventKind.WITHDRAWN : LetterEventKind.CLOSED;
  await recordLetterEvents(manager, [{ letterId: letter.id, kind }], act);
  return advanceLetter(manager, letter, patch);
}

function eventOf(letter: LetterRow, { child, step, reason, movedTo, outcome, detail, note }: ChildChange): LetterEvent {
  return {
    letterId: letter.id,
    childId: child.id,
    kind: EVENTS[step],
    detail: detail ?? outcome?.kind ?? ([reason, movedTo].filter(Boolean).join(" ") || null),
    note: note ?? null,
  };
}

const EVENTS: Readonly<Record<LetterChildStep, LetterEventKind>> = {
  ACCEPT: LetterEventKind.ACCEPTED,
  RETURN: LetterEventKind.RETURNED,
  FORWARD: LetterEventKind.FORWARDED,
  WITHDRAW: LetterEventKind.WITHDRAWN,
  PROGRESS: LetterEventKind.IN_PROGRESS,
  ANSWER: LetterEventKind.ANSWERED,
  END: LetterEventKind.ENDED,
  ONWARD_FORWARD: LetterEventKind.FORWARDED,
  ONWARD_ACCEPT: LetterEventKind.ACCEPTED,
  ONWARD_RETURN: LetterEventKind.RETURNED,
  ONWARD_PROGRESS: LetterEventKind.IN_PROGRESS,
  ONWARD_ANSWER: LetterEventKind.ANSWERED,
  ONWARD_END: LetterEventKind.ENDED,
};

const UPDATE_CHILDREN = `
  UPDATE letter_child k SET version = k.version + 1, state = given.state, state_since = given.state_since,
    accepted_on = given.accepted_on, reason = given.reason, moved_to = given.moved_to, outcome = given.outcome,
    outcome_on = given.outcome_on, outcome_sealed = given.outcome_sealed
  FROM unnest($1::uuid[], $2::int[], $3::text[], $4::date[], $5::date[], $6::text[], $7::text[], $8::text[], $9::date[],
    $10::bytea[])
    AS given (id, version, state, state_since, accepted_on, reason, moved_to, outcome, outcome_on, outcome_sealed)
  WHERE k.id = given.id AND k.version = given.version
  RETURNING ${LETTER_CHILD_COLUMNS}`;

const COUNT_CHILDREN = `
  SELECT count(*) FILTER (WHERE state NOT IN ('ENDED', 'RETURNED', 'WITHDRAWN'))::int AS running,
    count(*) FILTER (WHERE state <> 'WITHDRAWN')::int AS ended
  FROM letter_child WHERE letter_id = $1`;
