import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { chancesOf } from "../../../test/support/chances";
import { verifiedLog } from "../../../test/support/exported-log";
import { letterBody, withdrawalBody } from "../../../test/support/letter-messages";
import { openPostPair, type PostCounty } from "../../../test/support/post-county";
import { ExchangeFault } from "../exchange/exchange-fault";
import type { ExchangeWire } from "./exchange-wire";

const SEED = 20_181_231;
const LETTERS = 60;
const ROUNDS = 400;

/** A line on which requests and answers are lost, doubled ten times, mistaken for others and come late. */
function badLine(wire: ExchangeWire, chance: () => number): ExchangeWire["postMessage"] {
  const post = wire.postMessage.bind(wire);
  const sent: string[] = [];
  let lastAnswer = "";
  const lost = () => new ExchangeFault("NO_ANSWER", "lost");
  return async (url, jwe) => {
    const luck = chance();
    const old = sent[Math.floor(chance() * sent.length)];
    sent.push(jwe);
    if (luck < 0.1) throw lost();
    if (luck < 0.15 && old !== undefined) await post(url, old);
    const answers = await Promise.all(Array.from({ length: luck < 0.3 ? 10 : 1 }, () => post(url, jwe)));
    const answer = answers[Math.floor(chance() * answers.length)] ?? "";
    const given = luck > 0.95 ? lastAnswer : answer;
    lastAnswer = answer;
    if (luck > 0.8 && luck < 0.9) throw lost();
    return given;
  };
}

describe("letters over a bad line", () => {
  let liunan: PostCounty;
  let xingbin: PostCounty;

  beforeAll(async () => {
    // 柳南 has no letter of its own behind these: that it was asked is all that counts.
    [liunan, xingbin] = await openPostPair({ effects: { apply: () => Promise.resolve("APPLIED") } });
    const chance = chancesOf(SEED);
    for (const { post } of [liunan, xingbin]) post.wire.postMessage = badLine(post.wire, chance);
  });
  afterAll(async () => {
    await liunan?.close();
    await xingbin?.close();
  });

  const waiting = async ({ sql }: PostCounty): Promise<number> =>
    (await sql("SELECT FROM outbox_message WHERE state = 'WAITING'")).length;

  it(`none of ${LETTERS} is lost, doubled or stuck, and both logs verify (seed ${SEED})`, async () => {
    for (let number = 1; number <= LETTERS; number += 1) {
      const letterId = randomUUID();
      await liunan.send({ to: xingbin, body: letterBody({ number: `柳南教函〔2018〕${number}号` }), letterId });
      if (number % 2 === 0) await liunan.send({ to: xingbin, body: withdrawalBody(), letterId });
    }
    let rounds = 0;
    while ((await waiting(liunan)) + (await waiting(xingbin)) > 0 && rounds < ROUNDS) {
      rounds += 1;
      for (const county of [liunan, xingbin]) {
        await county.hurry();
        await county.deliver();
      }
    }
    const states = "SELECT state, count(*)::int AS count FROM outbox_message GROUP BY state";
    expect(await liunan.sql(states)).toEqual([{ state: "DELIVERED", count: LETTERS * 1.5 }]);
    expect(await xingbin.sql(states)).toEqual([{ state: "DELIVERED", count: LETTERS / 2 }]);
    expect(await xingbin.sql("SELECT FROM letter")).toHaveLength(LETTERS);
    expect(await xingbin.sql("SELECT FROM inbox_message")).toHaveLength(LETTERS * 1.5);
    expect(await liunan.sql("SELECT FROM inbox_message WHERE kind = 'WITHDRAWN'")).toHaveLength(LETTERS / 2);
    const once = "SELECT FROM evidence_entry WHERE kind = $1 GROUP BY message_id HAVING count(*) > 1";
    for (const kind of ["RECEIVED", "RECEIPT_TAKEN"])
      for (const { sql } of [liunan, xingbin]) expect(await sql(once, [kind])).toEqual([]);
    expect(await verifiedLog(await liunan.log())).toMatchObject({
      kinds: { RECEIPT_TAKEN: LETTERS * 1.5, RECEIVED: LETTERS / 2 },
    });
    expect(await verifiedLog(await xingbin.log())).toMatchObject({
      kinds: { RECEIVED: LETTERS * 1.5, RECEIPT_TAKEN: LETTERS / 2 },
    });
  }, 300_000);
});
