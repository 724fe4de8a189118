import { expect } from "@jest/globals";
import type { LettersCounty, LettersPair } from "../support/letters-pair";

/** A step of the exchange: what went before, and the act whose message travels. */
interface ExchangeStep {
  before: (pair: LettersPair, letterId: string) => Promise<void>;
  by: "liunan" | "xingbin";
  act: (county: LettersCounty, letterId: string) => Promise<void>;
}

/** A message that waits to go out, the two counties, and what it does to the letter's history once it is taken. */
export interface Scene {
  pair: LettersPair;
  sender: LettersCounty;
  receiver: LettersCounty;
  letterId: string;
  id: string;
  history: { before: number; after: number };
}

/** What a message has done at its receiver. */
export interface Effects {
  inbox: number;
  received: number;
  history: number;
}

const nothing = (): Promise<void> => Promise.resolve();
const accepted = async (pair: LettersPair, letterId: string): Promise<void> => {
  await pair.xingbin.accept(letterId);
  await pair.settle();
};

/** Every kind of message between two counties. The letter itself is written and signed by who sends it. */
const STEPS: Readonly<Record<string, ExchangeStep>> = {
  LETTER: { before: nothing, by: "liunan", act: nothing },
  ACCEPTED: { before: nothing, by: "xingbin", act: (county, letterId) => county.accept(letterId) },
  RETURNED: { before: nothing, by: "xingbin", act: (county, letterId) => county.return(letterId) },
  FORWARDED: { before: nothing, by: "xingbin", act: (county, letterId) => county.forward(letterId) },
  IN_PROGRESS: { before: accepted, by: "xingbin", act: (county, letterId) => county.report(letterId) },
  REPLY: { before: accepted, by: "xingbin", act: (county, letterId) => county.reply(letterId) },
  OUTCOME: { before: accepted, by: "xingbin", act: (county, letterId) => county.conclude(letterId) },
  REMINDER: { before: nothing, by: "liunan", act: (county, letterId) => county.remind(letterId) },
  WITHDRAWAL: { before: nothing, by: "liunan", act: (county, letterId) => county.withdraw(letterId) },
  WITHDRAWN: {
    before: async ({ liunan }, letterId) => {
      await liunan.withdraw(letterId);
      await liunan.post.deliver();
    },
    by: "xingbin",
    act: nothing,
  },
};

export const EXCHANGE_STEPS: readonly string[] = Object.keys(STEPS);

/** How many lines of history each kind of message adds at its receiver when nothing disturbs it. */
export type UndisturbedHistory = Map<string, number>;

/** Brings a new letter to where a message of a kind waits to go out about it. */
export async function sceneOf(pair: LettersPair, kind: string, undisturbed: UndisturbedHistory): Promise<Scene> {
  const { before, by, act } = STEPS[kind] as ExchangeStep;
  const letterId = await pair.liunan.clerk.write("451302", [{}, {}]);
  if (kind !== "LETTER") await pair.settle();
  await before(pair, letterId);
  const sender = pair[by];
  await act(sender, letterId);
  const waiting = "SELECT id, kind FROM outbox_message WHERE letter_id = $1 AND state = 'WAITING'";
  const messages = await sender.sql<{ id: string; kind: string }>(waiting, [letterId]);
  expect(messages).toMatchObject([{ kind }]);
  const scene = { pair, sender, receiver: pair.other(sender), letterId, id: messages[0]?.id ?? "" };
  const { history } = await effectsOf(scene);
  return { ...scene, history: { before: history, after: history + (undisturbed.get(kind) ?? 0) } };
}

export async function effectsOf({
  receiver,
  sender,
  id,
  letterId,
}: Pick<Scene, "receiver" | "sender" | "id" | "letterId">): Promise<Effects> {
  const [found] = await receiver.sql<Effects>(EFFECTS, [sender.code, id, letterId]);
  return found as Effects;
}

/** Expects that a message has had its effect whole, once, or not at all. */
export async function expectWholeOrNothing(scene: Scene, at: object = {}): Promise<void> {
  const found = await effectsOf(scene);
  const { before, after } = scene.history;
  const whole =
    found.inbox > 0 ? { inbox: 1, received: 1, history: after } : { inbox: 0, received: 0, history: before };
  expect({ ...at, ...found }).toEqual({ ...at, ...whole });
}

/** Expects that a message was taken once, that its sender knows, and that both sides think the same of its letter. */
export async function expectDone(scene: Scene): Promise<void> {
  const { pair, sender, id, history } = scene;
  expect(await sender.sql("SELECT state, last_fault FROM outbox_message WHERE id = $1", [id])).toEqual([
    { state: "DELIVERED", last_fault: null },
  ]);
  expect(await effectsOf(scene)).toEqual({ inbox: 1, received: 1, history: history.after });
  const taken = "SELECT FROM evidence_entry WHERE message_id = $1 AND kind = 'RECEIPT_TAKEN'";
  expect(await sender.sql(taken, [id])).toHaveLength(1);
  expect(await pair.liunan.standings("OUT")).toEqual(await pair.xingbin.standings("IN"));
  for (const { sql } of pair.counties)
    expect(await sql("SELECT kind, state FROM outbox_message WHERE state IN ('WAITING', 'FAILED')")).toEqual([]);
}

/** $1 sender, $2 message, $3 letter. */
const EFFECTS = `
  SELECT (SELECT count(*)::int FROM inbox_message WHERE sender = $1 AND id = $2) AS inbox,
    (SELECT count(*)::int FROM evidence_entry WHERE message_id = $2 AND kind = 'RECEIVED') AS received,
    (SELECT count(*)::int FROM letter_event WHERE letter_id = $3) AS history`;
