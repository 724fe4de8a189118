import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { EntityManager } from "typeorm";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { inventedChildren, plantDraft } from "../../../test/support/planted-letters";
import { statementsDuring } from "../../../test/support/query-counter";
import { LetterState } from "./letter-state";
import { markDelivered, markUndeliverable } from "./mark-delivered";

describe("the addressee's receipt", () => {
  let bench: LettersBench;
  let serial = 0;

  beforeAll(async () => {
    bench = await openLettersBench();
  });
  afterAll(() => bench?.close());
  afterEach(() => bench.sql("TRUNCATE letter, case_event CASCADE"));

  const plantSent = async (state = LetterState.SIGNED): Promise<{ id: string; messageId: string }> => {
    const messageId = randomUUID();
    const { letter } = await plantDraft(bench, { children: inventedChildren(2) });
    await bench.sql(
      `UPDATE letter SET state = $2, number = '柳南教函〔2018〕' || $4::int || '号', serial = $4, year = 2018,
         issued_on = '2018-12-31', message_id = $3, closed_on = CASE WHEN $2 = 'CLOSED' THEN date '2018-12-31' END WHERE id = $1`,
      [letter.id, state, messageId, (serial += 1)],
    );
    return { id: letter.id, messageId };
  };
  const inTransaction = (act: (manager: EntityManager) => Promise<void>) => bench.database.transaction(act);
  const mark = (...messageIds: string[]) => inTransaction((manager) => markDelivered(manager, bench.on(), messageIds));
  const giveUp = (messageId: string) => inTransaction((manager) => markUndeliverable(manager, bench.on(), messageId));
  const standing = async (id: string) => {
    const [row] = await bench.sql("SELECT state, version, delivered_at FROM letter WHERE id = $1", [id]);
    return row;
  };
  const events = async (id: string) =>
    (
      await bench.sql<{ kind: string }>(
        "SELECT kind FROM letter_event WHERE letter_id = $1 AND kind <> 'DRAWN_UP' ORDER BY id",
        [id],
      )
    ).map(({ kind }) => kind);

  it("makes a letter delivered, once, and tells each of its cases", async () => {
    const { id, messageId } = await plantSent();
    for (let time = 0; time < 3; time++) await mark(messageId);
    const delivered = { state: "DELIVERED", version: 2, delivered_at: new Date("2018-12-31T04:00:00Z") };
    expect(await standing(id)).toEqual(delivered);
    expect(await events(id)).toEqual(["DELIVERED"]);
    expect(await bench.sql("SELECT kind FROM case_event")).toEqual([{ kind: "DELIVERED" }, { kind: "DELIVERED" }]);
  });

  it("that is taken after an answer notes the time and leaves the letter as far as it has come", async () => {
    const { id, messageId } = await plantSent(LetterState.CLOSED);
    await mark(messageId);
    expect(await standing(id)).toMatchObject({ state: "CLOSED", delivered_at: expect.any(Date) });
  });

  it("for a message that carries no letter changes none", async () => {
    const { id } = await plantSent();
    await mark(randomUUID());
    expect(await standing(id)).toMatchObject({ state: "SIGNED", version: 1 });
  });

  it("for many letters at once makes each of them delivered, by as many statements as for one", async () => {
    const sent = [await plantSent(), await plantSent(), await plantSent()];
    const messageIds = sent.map(({ messageId }) => messageId);
    const statements = await statementsDuring(() => mark(...messageIds, randomUUID()));
    expect(statements.filter((text) => /letter_event|UPDATE letter|FOR NO KEY/.test(text))).toHaveLength(3);
    for (const { id } of sent) {
      expect(await standing(id)).toMatchObject({ state: "DELIVERED", version: 2 });
      expect(await events(id)).toEqual(["DELIVERED"]);
    }
  });

  it("that never comes is written down, and the letter stays signed, to be sent again", async () => {
    const { id, messageId } = await plantSent();
    await giveUp(messageId);
    expect(await standing(id)).toMatchObject({ state: "SIGNED", version: 2, delivered_at: null });
    await mark(messageId);
    await giveUp(messageId);
    expect(await events(id)).toEqual(["UNDELIVERABLE", "DELIVERED"]);
  });
});
