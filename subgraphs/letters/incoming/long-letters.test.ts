import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { childContent } from "../../../test/support/corresponding-counties";
import { letterBody } from "../../../test/support/letter-messages";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { inventedChildren, plantDraft } from "../../../test/support/planted-letters";
import { statementsDuring } from "../../../test/support/query-counter";
import { LetterVia } from "../letter/letter-kind";
import { lockLetterRow } from "../letter/lock-letter";
import { IncomingActs } from "./incoming.acts";
import { receiveLetter } from "./receive-letter";
import { receiveReply } from "./receive-paper";

describe("a long letter takes no more statements than a short one", () => {
  let bench: LettersBench;

  beforeAll(async () => {
    bench = await openLettersBench();
  });
  afterAll(() => bench?.close());
  afterEach(() => bench.sql("TRUNCATE letter, outbox_message, case_event CASCADE"));

  const receive = async (count: number) => {
    const letterId = randomUUID();
    const children = Array.from({ length: count }, () => childContent());
    const body = { ...letterBody({ number: `${letterId}号` }), children };
    const arriving = {
      from: "451302",
      letterId,
      via: LetterVia.NETWORK,
      body,
      attachments: new Map(),
      messageId: null,
    };
    const statements = await statementsDuring(() =>
      bench.database.transaction((manager) => receiveLetter(manager, bench.on(), arriving, { peerCode: "451302" })),
    );
    return { letterId, itemIds: children.map(({ itemId }) => itemId), statements };
  };
  const accept = async (count: number): Promise<string[]> => {
    const { letterId, itemIds } = await receive(count);
    const acts = new IncomingActs(bench.on(), callerOf("education"));
    const statements = await statementsDuring(() => acts.accept({ letterId, itemIds, version: 1 }));
    const states = await bench.sql("SELECT DISTINCT state FROM letter_child WHERE letter_id = $1", [letterId]);
    expect(states).toEqual([{ state: "ACCEPTED" }]);
    const told = await bench.sql(
      "SELECT item_id FROM case_event WHERE letter_id = $1 AND kind = 'ACCEPTED' ORDER BY serial",
      [letterId],
    );
    expect(told).toEqual(itemIds.map((item_id) => ({ item_id })));
    return statements;
  };
  const reply = async (count: number): Promise<string[]> => {
    const { letter, children } = await plantDraft(bench, { children: inventedChildren(count), via: LetterVia.NETWORK });
    await bench.sql(
      `UPDATE letter SET state = 'DELIVERED', number = id::text, year = 2018, issued_on = '2018-12-20',
         serial = 1 + (SELECT count(serial)::int FROM letter) WHERE id = $1`,
      [letter.id],
    );
    await bench.sql("UPDATE letter_child SET state = 'ACCEPTED', accepted_on = '2018-12-28' WHERE letter_id = $1", [
      letter.id,
    ]);
    const { children: _children, chain: _chain, dueOn: _dueOn, ...paper } = letterBody({ number: `${letter.id}号` });
    const answer = { outcome: "BACK_IN_SCHOOL", on: "2018-12-30", school: null, account: null } as const;
    const items = children.map(({ id }) => ({ itemId: id, ...answer }));
    const statements = await statementsDuring(() =>
      bench.database.transaction(async (manager) => {
        const about = (await lockLetterRow(manager, letter.id))!;
        const body = { ...paper, kind: "REPLY", items } as const;
        const arriving = { messageId: randomUUID(), body, attachments: new Map() };
        expect(await receiveReply(manager, bench.on(), about, arriving)).toBe(true);
      }),
    );
    expect(await bench.sql("SELECT state FROM letter WHERE id = $1", [letter.id])).toEqual([{ state: "CLOSED" }]);
    return statements;
  };

  it("when it comes in", async () => {
    const [few, many] = [await receive(2), await receive(50)];
    expect(many.statements.length).toBe(few.statements.length);
  });

  it("when its children are accepted, and each case is told in the letter's order", async () => {
    const few = await accept(2);
    expect((await accept(50)).length).toBe(few.length);
  });

  it("when its reply comes in", async () => {
    const few = await reply(2);
    expect((await reply(50)).length).toBe(few.length);
  });
});
