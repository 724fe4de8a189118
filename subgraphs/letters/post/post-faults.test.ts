import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { Clock } from "../../../infra/runtime/clock";
import { callerOf } from "../../../test/support/callers";
import { verifiedLog } from "../../../test/support/exported-log";
import { letterBody, withdrawalBody } from "../../../test/support/letter-messages";
import { openPostPair, type PostCounty } from "../../../test/support/post-county";
import { rotateKeys } from "../directory/own-keys";
import { ExchangeFault } from "../exchange/exchange-fault";
import { DEFAULT_SUITE } from "../exchange/suites";
import { ExchangeMessageService } from "./exchange-message.service";
import { renewPeerCard } from "./renew-peer-cards";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Real time, and however far from it a test says. */
class ShiftedClock implements Clock {
  constructor(public shift = 0) {}
  now(): Date {
    return new Date(Date.now() + this.shift);
  }
  today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}

/** A table on whose disk there is no room. */
const FULL = (table: string, act: string) => [
  `CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`,
  `CREATE TRIGGER full_disk BEFORE ${act} ON ${table} EXECUTE FUNCTION disk_full()`,
];
const ROOM_AGAIN = "DROP FUNCTION disk_full CASCADE";

describe("the post, under faults", () => {
  let liunan: PostCounty;
  let xingbin: PostCounty;

  const open = async (...settings: Parameters<typeof openPostPair>): Promise<void> => {
    [liunan, xingbin] = await openPostPair(...settings);
  };
  afterEach(async () => {
    await liunan?.close();
    await xingbin?.close();
  });

  const outbox = async (id: string) =>
    (
      await liunan.sql<{ state: string; fault: string | null }>(
        "SELECT state, last_fault AS fault FROM outbox_message WHERE id = $1",
        [id],
      )
    )[0];
  const letters = async (letterId: string): Promise<number> =>
    (await xingbin.sql("SELECT FROM letter WHERE id = $1", [letterId])).length;
  const rotate = async ({ post, bench, sql }: PostCounty): Promise<void> => {
    const [key] = await sql<{ kid: string }>("SELECT kid FROM own_key WHERE use = 'sig'");
    const making = { ...post, database: bench.database, suite: DEFAULT_SUITE };
    await rotateKeys(making, { kid: key?.kid ?? "", announceDays: 3, overlapDays: 30, by: "test" });
  };
  const expectWhole = async (): Promise<void> => {
    expect(await verifiedLog(await liunan.log())).toMatchObject({ countyCode: "450204" });
    expect(await verifiedLog(await xingbin.log())).toMatchObject({ countyCode: "451302" });
  };

  it("gets the first receipt's facts again when an answer was lost", async () => {
    await open();
    const letterId = randomUUID();
    const id = await liunan.send({ to: xingbin, body: letterBody(), letterId });
    const { wire } = liunan.post;
    const postMessage = wire.postMessage.bind(wire);
    wire.postMessage = async (url, jwe) => {
      await postMessage(url, jwe);
      throw new ExchangeFault("NO_ANSWER", "the line broke");
    };
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "WAITING", fault: "NO_ANSWER" });
    expect(await letters(letterId)).toBe(1);
    wire.postMessage = postMessage;
    await liunan.hurry();
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "DELIVERED", fault: null });
    const [kept] = await liunan.sql<{ receipt: string }>("SELECT receipt FROM outbox_message WHERE id = $1", [id]);
    const [first] = await xingbin.sql<{ at: Date }>("SELECT received_at AS at FROM inbox_message WHERE id = $1", [id]);
    const claims = Buffer.from(kept?.receipt.split(".")[1] ?? "", "base64url").toString();
    expect(JSON.parse(claims)).toMatchObject({ result: "RECEIVED", jti: id, receivedAt: first?.at.toISOString() });
    await expectWhole();
  });

  it("makes a dead letter of what a county does not take for two weeks, which a clerk sends again", async () => {
    const clock = new ShiftedClock();
    await open({ exchangeClock: clock });
    const id = await liunan.send({ to: xingbin, body: letterBody() });
    await xingbin.shut();
    await liunan.deliver();
    clock.shift = 13 * DAY;
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "WAITING", fault: "UNREACHABLE" });
    clock.shift = 15 * DAY;
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "FAILED", fault: "UNREACHABLE" });
    clock.shift = 0;
    await xingbin.listen();
    await liunan.deliver();
    expect(await outbox(id)).toMatchObject({ state: "FAILED" });
    const clerk = callerOf("office");
    const desk = new ExchangeMessageService({ ...liunan.post, database: liunan.bench.database }, clerk);
    expect(await desk.resend(id)).toMatchObject({ state: "WAITING", lastFault: null });
    expect(await desk.resend(id)).toMatchObject({ reason: "ALREADY_DONE" });
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "DELIVERED", fault: null });
    expect(await desk.resend(id)).toMatchObject({ reason: "WRONG_STATE" });
    expect(await desk.resend(randomUUID())).toMatchObject({ reason: "NOT_FOUND" });
  });

  it("gives a refusal for good to a clerk at once, and holds back what follows about that letter", async () => {
    await open();
    const letterId = randomUUID();
    const refused = await liunan.send({ to: xingbin, body: withdrawalBody(), letterId });
    const behind = await liunan.send({ to: xingbin, body: withdrawalBody(), letterId });
    const other = await liunan.send({ to: xingbin, body: letterBody() });
    await liunan.deliver();
    expect(await outbox(refused)).toEqual({ state: "FAILED", fault: "NOT_APPLICABLE" });
    expect(await outbox(behind)).toEqual({ state: "WAITING", fault: null });
    expect(await outbox(other)).toMatchObject({ state: "DELIVERED" });
    expect(await xingbin.sql("SELECT FROM inbox_message WHERE letter_id = $1", [letterId])).toEqual([]);
  });

  it.each([10, -10])("crosses clocks that are %d minutes apart", async (minutes) => {
    await open({}, { exchangeClock: new ShiftedClock(minutes * MINUTE) });
    const id = await liunan.send({ to: xingbin, body: letterBody() });
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "DELIVERED", fault: null });
    await expectWhole();
  });

  it("goes on by itself when the receiver's keys have changed in between, and those to which was written are gone", async () => {
    const clock = new ShiftedClock();
    await open({ exchangeClock: clock }, { exchangeClock: clock });
    const first = await liunan.send({ to: xingbin, body: letterBody() });
    await liunan.deliver();
    await rotate(xingbin);
    const later = await liunan.send({ to: xingbin, body: letterBody({ number: "柳南教函〔2018〕2号" }) });
    clock.shift = 32 * DAY;
    await liunan.deliver();
    expect(await outbox(first)).toMatchObject({ state: "DELIVERED" });
    expect(await outbox(later)).toMatchObject({ state: "DELIVERED" });
    expect(await liunan.sql("SELECT FROM peer_key WHERE use = 'sig'")).toHaveLength(2);
    await expectWhole();
  });

  it("is known again by a county that was away while the sender's keys changed", async () => {
    const clock = new ShiftedClock();
    await open({ exchangeClock: clock }, { exchangeClock: clock });
    await rotate(liunan);
    clock.shift = 5 * DAY;
    const id = await liunan.send({ to: xingbin, body: letterBody() });
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "WAITING", fault: "UNKNOWN_SENDER" });
    // What the refusal has set off; asked for here, so that the test need not wait for it.
    await renewPeerCard(xingbin.post, "450204");
    await liunan.hurry();
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "DELIVERED", fault: null });
    await expectWhole();
  });

  it.each([
    ["inbox_message", "INSERT"],
    ["evidence_entry", "INSERT"],
    ["letter_child", "INSERT"],
  ])("takes nothing while the receiver's disk is full (%s), and all of it later", async (table, act) => {
    await open();
    const letterId = randomUUID();
    const id = await liunan.send({ to: xingbin, body: letterBody(), letterId });
    for (const statement of FULL(table, act)) await xingbin.sql(statement);
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "WAITING", fault: "TRY_LATER" });
    expect(await letters(letterId)).toBe(0);
    expect(await xingbin.sql("SELECT FROM seen_nonce")).toEqual([]);
    await xingbin.sql(ROOM_AGAIN);
    await liunan.hurry();
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "DELIVERED", fault: null });
    expect(await letters(letterId)).toBe(1);
    await expectWhole();
  });

  it("sends again what was receipted while the sender's disk was full", async () => {
    await open();
    const letterId = randomUUID();
    const id = await liunan.send({ to: xingbin, body: letterBody(), letterId });
    for (const statement of FULL("evidence_entry", "INSERT")) await liunan.sql(statement);
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "WAITING", fault: null });
    expect(await letters(letterId)).toBe(1);
    await liunan.sql(ROOM_AGAIN);
    await liunan.hurry();
    await liunan.deliver();
    expect(await outbox(id)).toEqual({ state: "DELIVERED", fault: null });
    expect(await letters(letterId)).toBe(1);
    await expectWhole();
  });

  it("has a county that is away hold up no letter to another, and gives it all when it is back", async () => {
    await open();
    for (let number = 1; number <= 40; number += 1)
      await liunan.send({ to: xingbin, body: letterBody({ number: `柳南教函〔2018〕${number}号` }) });
    await xingbin.shut();
    await liunan.deliver();
    const tried = await liunan.sql("SELECT FROM outbox_message WHERE attempts > 0");
    expect(tried.length).toBeLessThanOrEqual(17);
    await xingbin.listen();
    // Some were put off for having found nobody, one by one; those that were not tried bring them back.
    await liunan.sql("UPDATE outbox_message SET next_try_at = now() + interval '1 hour' WHERE attempts > 0");
    await liunan.deliver();
    const states = await liunan.sql("SELECT DISTINCT state FROM outbox_message");
    expect(states).toEqual([{ state: "DELIVERED" }]);
    await expectWhole();
  });
});
