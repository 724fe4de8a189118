import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { dieAtStatement } from "../../../test/support/die-at-statement";
import { verifiedLog } from "../../../test/support/exported-log";
import { letterBody, withdrawalBody } from "../../../test/support/letter-messages";
import { openPostPair, type PostCounty } from "../../../test/support/post-county";
import { receiveMessage } from "./receive-message";

/** What is left of a message at its receiver. */
const LEFT = `
  SELECT (SELECT count(*)::int FROM inbox_message WHERE id = $1) AS inbox,
    (SELECT count(*)::int FROM letter WHERE id = $2) AS letters,
    (SELECT count(*)::int FROM letter_event WHERE letter_id = $2) AS events,
    (SELECT count(*)::int FROM case_event WHERE letter_id = $2) AS told,
    (SELECT count(*)::int FROM evidence_entry WHERE message_id = $1 AND kind = 'RECEIVED') AS received,
    (SELECT count(*)::int FROM evidence_entry WHERE message_id = $1 AND kind = 'RECEIPT_GIVEN') AS receipts`;

const NOTHING = { inbox: 0, letters: 0, events: 0, told: 0, received: 0, receipts: 0 };
const ALL = { inbox: 1, letters: 1, events: 1, told: 1, received: 1 };

describe("a post that is killed", () => {
  let liunan: PostCounty;
  let xingbin: PostCounty;
  let numbers = 0;

  beforeAll(async () => {
    [liunan, xingbin] = await openPostPair();
  });
  afterAll(async () => {
    await liunan?.close();
    await xingbin?.close();
  });

  const body = () => letterBody({ number: `柳南教函〔2018〕${(numbers += 1)}号` });
  const left = async (id: string, letterId: string) => (await xingbin.sql(LEFT, [id, letterId]))[0];

  it("at whichever statement of taking a message, has taken it whole or not at all, and takes it once when it comes again", async () => {
    let statement = 0;
    for (let isKilled = true; isKilled;) {
      statement += 1;
      const letterId = randomUUID();
      const id = await liunan.send({ to: xingbin, body: body(), letterId });
      const request = await liunan.sealed(id);
      isKilled = await dieAtStatement(xingbin.application, statement, () => receiveMessage(xingbin.post, request));
      const kept = await left(id, letterId);
      expect({ statement, kept }).toEqual({ statement, kept: isKilled ? NOTHING : { ...ALL, receipts: 1 } });
      await liunan.hurry(id);
      await liunan.deliver();
      expect({ statement, kept: await left(id, letterId) }).toMatchObject({ statement, kept: ALL });
      expect(await liunan.sql("SELECT state FROM outbox_message WHERE id = $1", [id])).toEqual([
        { state: "DELIVERED" },
      ]);
    }
    expect(statement).toBeGreaterThan(10);
    expect(await verifiedLog(await xingbin.log())).toMatchObject({ countyCode: "451302" });
    expect(await verifiedLog(await liunan.log())).toMatchObject({ countyCode: "450204" });
  }, 300_000);

  it("at whichever statement of delivering, loses no message and has none taken twice", async () => {
    let statement = 0;
    for (let isKilled = true; isKilled;) {
      statement += 1;
      const letterId = randomUUID();
      const first = await liunan.send({ to: xingbin, body: body(), letterId });
      const second = await liunan.send({ to: xingbin, body: withdrawalBody(), letterId });
      isKilled = await dieAtStatement(liunan.application, statement, () => liunan.deliver());
      // The claims of the dead run out.
      await liunan.hurry();
      await liunan.deliver();
      const sent = await liunan.sql("SELECT state, seq FROM outbox_message WHERE letter_id = $1 ORDER BY seq", [
        letterId,
      ]);
      expect({ statement, sent }).toEqual({
        statement,
        sent: [
          { state: "DELIVERED", seq: 1 },
          { state: "DELIVERED", seq: 2 },
        ],
      });
      for (const id of [first, second]) {
        expect({ statement, kept: await left(id, letterId) }).toMatchObject({
          statement,
          kept: { inbox: 1, letters: 1, received: 1 },
        });
        const taken = "SELECT FROM evidence_entry WHERE message_id = $1 AND kind = 'RECEIPT_TAKEN'";
        expect(await liunan.sql(taken, [id])).toHaveLength(1);
      }
    }
    expect(statement).toBeGreaterThan(10);
    expect(await verifiedLog(await xingbin.log())).toMatchObject({ countyCode: "451302" });
    expect(await verifiedLog(await liunan.log())).toMatchObject({ countyCode: "450204" });
  }, 300_000);
});
