import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  childContent,
  Correspondent,
  deliver,
  deliverAll,
  messageOf,
} from "../../../test/support/corresponding-counties";
import { inventIdNumber } from "../../../test/support/people";
import type { MessageBody } from "../exchange/message";
import { ReturnReason } from "../letter/letter-outcome";

const LIUNAN = "450204";
const XINGBIN = "451302";
const XINCHENG = "451321";

describe("a message about a letter", () => {
  let liunan: Correspondent;
  let xingbin: Correspondent;
  let counties: Correspondent[];

  beforeAll(async () => {
    counties = await Correspondent.openAll([LIUNAN, XINGBIN, XINCHENG]);
    [liunan, xingbin] = counties as [Correspondent, Correspondent, Correspondent];
  });
  afterAll(() => Promise.all((counties ?? []).map((county) => county.close())));

  /** All that a county has written, but for what was sealed anew. */
  const written = (county: Correspondent) =>
    county.bench.sql(
      `SELECT (SELECT json_agg(l ORDER BY id) FROM letter l) AS letters,
         (SELECT json_agg(k ORDER BY id) FROM letter_child k) AS children,
         (SELECT count(*)::int FROM letter_event) AS events, (SELECT count(*)::int FROM case_event) AS news,
         (SELECT count(*)::int FROM outbox_message) AS messages, (SELECT count(*)::int FROM letter_match) AS matches`,
    );
  const send = (county: Correspondent, from: string, letter: string, body: MessageBody) =>
    county.receive(from, messageOf(from, { id: randomUUID(), peerCode: county.code, letterId: letter, seq: 1, body }));
  const items = async (county: Correspondent, letter: string) =>
    (await county.standing(letter)).map(({ id }) => ({ itemId: id }));
  const told = (county: Correspondent, letter: string) =>
    county.bench.sql("SELECT kind FROM case_event WHERE letter_id = $1 ORDER BY serial", [letter]);

  it("LETTER makes the incoming letter with its children, an entry in the inbox, and a look into the registers", async () => {
    const idNumber = inventIdNumber("451302", "2006-05-01", 7);
    const letter = await liunan.write(XINGBIN, [{ idNumber }, { idNumber: "450204200602300013" }]);
    expect(await deliverAll(counties)).toEqual([{ kind: "LETTER", result: "APPLIED" }]);
    expect(await xingbin.bench.sql(`SELECT direction, kind, state, peer_code, via, version FROM letter`)).toEqual([
      { direction: "IN", kind: "INQUIRY", state: "DELIVERED", peer_code: LIUNAN, via: "NETWORK", version: 1 },
    ]);
    const childIds = await xingbin.bench.sql("SELECT child_id FROM letter_child ORDER BY position");
    expect(childIds).toEqual([{ child_id: xingbin.resources.personIdOf(idNumber) }, { child_id: null }]);
    expect(await xingbin.standing(letter)).toEqual(await liunan.standing(letter));
    expect(await told(xingbin, letter)).toEqual([{ kind: "RECEIVED" }]);
    expect(await xingbin.bench.sql("SELECT letter_id FROM letter_match")).toEqual([{ letter_id: letter }]);
    expect(await liunan.letterState(letter)).toBe("DELIVERED");
  });

  describe("is not applicable, and changes nothing,", () => {
    let letter: string;
    let body: Extract<MessageBody, { kind: "LETTER" }>;

    beforeAll(async () => {
      letter = await liunan.write(XINGBIN, [{}, {}]);
      const [waiting] = (await liunan.waiting()).filter(({ letterId }) => letterId === letter);
      body = waiting?.body as typeof body;
      await deliverAll(counties);
    });

    const refused = async (county: Correspondent, from: string, about: string, given: MessageBody) => {
      const before = await written(county);
      expect(await send(county, from, about, given)).toBe("NOT_APPLICABLE");
      expect(await written(county)).toEqual(before);
    };
    const fresh = () => ({ ...body, number: `${randomUUID()}号`, children: [childContent()] });

    it("when the letter's id, number or a child's id is there already", async () => {
      await refused(xingbin, LIUNAN, letter, fresh());
      await refused(xingbin, LIUNAN, randomUUID(), { ...fresh(), number: body.number });
      await refused(xingbin, LIUNAN, randomUUID(), { ...fresh(), children: body.children });
      // Another county's ids are no more taken than the sender's own.
      await refused(xingbin, XINCHENG, letter, fresh());
      await refused(xingbin, XINCHENG, randomUUID(), { ...fresh(), children: body.children });
    });

    it("when a letter lists a child twice, or comes back to where it has been", async () => {
      const child = childContent();
      await refused(xingbin, LIUNAN, randomUUID(), { ...fresh(), children: [child, child] });
      const chain = [{ countyCode: XINGBIN, number: "1号" }];
      await refused(xingbin, LIUNAN, randomUUID(), { ...fresh(), chain });
    });

    it("when the letter is unknown or another county's", async () => {
      const on = "2019-01-02";
      const accepted = { kind: "ACCEPTED", on, items: await items(liunan, letter) } as const;
      await refused(liunan, XINGBIN, randomUUID(), accepted);
      await refused(liunan, XINCHENG, letter, accepted);
      await refused(xingbin, XINCHENG, letter, { kind: "WITHDRAWAL", on, reason: "试探" });
      const { children: _children, chain: _chain, ...paper } = body;
      await refused(xingbin, XINCHENG, letter, { ...paper, kind: "REMINDER" });
    });

    it("when a child is another letter's, none, or stands twice", async () => {
      const other = await liunan.write(XINGBIN);
      await deliverAll(counties);
      const [foreign] = await items(liunan, other);
      const [own] = await items(liunan, letter);
      for (const list of [
        [own, foreign],
        [own, { itemId: randomUUID() }],
        [own, own],
      ]) {
        const given = { kind: "ACCEPTED", on: "2019-01-02", items: list as { itemId: string }[] } as const;
        await refused(liunan, XINGBIN, letter, given);
      }
    });

    it("when the table does not have the step, for one child or the whole letter", async () => {
      const [one, two] = await items(liunan, letter);
      const on = "2019-01-02";
      await refused(liunan, XINGBIN, letter, {
        kind: "IN_PROGRESS",
        on,
        items: [{ itemId: one?.itemId ?? "", note: null }],
      });
      await refused(liunan, XINGBIN, letter, {
        kind: "OUTCOME",
        on,
        items: [{ itemId: two?.itemId ?? "", outcome: "BACK_IN_SCHOOL", on, school: null, account: null }],
      });
      // What was never asked for is not granted.
      await refused(liunan, XINGBIN, letter, { kind: "WITHDRAWN", on, items: [] });
    });

    it("when the wrong side says it", async () => {
      const on = "2019-01-02";
      await refused(xingbin, LIUNAN, letter, { kind: "ACCEPTED", on, items: await items(xingbin, letter) });
      await refused(liunan, XINGBIN, letter, { kind: "WITHDRAWAL", on, reason: "撤回" });
      const { children: _children, chain: _chain, ...paper } = body;
      await refused(liunan, XINGBIN, letter, { ...paper, number: "9号", kind: "REMINDER" });
    });
  });

  it("what is accepted, reported, replied and comes of a child stands alike on both sides, and is told the case", async () => {
    const letter = await liunan.write(XINGBIN, [{}, {}, {}]);
    await deliverAll(counties);
    const [one, two, three] = (await items(xingbin, letter)).map(({ itemId }) => itemId) as [string, string, string];
    const { incomingActs, replyingActs } = xingbin.acts;
    const at = async (...itemIds: string[]) => ({ letterId: letter, version: await xingbin.version(letter), itemIds });

    await incomingActs.accept(await at(one, two));
    await incomingActs.return({
      ...(await at(three)),
      reason: ReturnReason.MOVED_ON,
      movedTo: XINCHENG,
      note: "已迁出",
    });
    await incomingActs.report({ ...(await at(one)), note: "已家访" });
    const answer = (itemId: string, outcome: "STEPS_TAKEN" | "BACK_IN_SCHOOL") =>
      ({ itemId, outcome, on: "2018-12-31", school: null, account: "已家访" }) as const;
    const answers = [answer(one, "STEPS_TAKEN"), answer(two, "BACK_IN_SCHOOL")];
    const reply = await replyingActs.draft({ letterId: letter, itemIds: [one, two], answers });
    if (!("id" in reply)) throw new Error(reply.message);
    expect(reply).toMatchObject({ kind: "REPLY", direction: "OUT", state: "DRAFT", aboutId: letter, peerCode: LIUNAN });
    await xingbin.sign(reply.id);

    expect(await deliverAll(counties)).toEqual(
      ["ACCEPTED", "RETURNED", "IN_PROGRESS", "REPLY"].map((kind) => ({ kind, result: "APPLIED" })),
    );
    expect(await liunan.standing(letter)).toEqual(await xingbin.standing(letter));
    expect((await liunan.standing(letter)).map(({ state }) => state)).toEqual(["ANSWERED", "ENDED", "RETURNED"]);
    const kinds = (await told(liunan, letter)).map((row) => (row as { kind: string }).kind);
    expect(kinds.filter((kind) => kind !== "SIGNED" && kind !== "DELIVERED")).toEqual([
      "ACCEPTED",
      "ACCEPTED",
      "RETURNED",
      "IN_PROGRESS",
      "ANSWERED",
      "ENDED",
    ]);
    const [paper] = await liunan.bench.sql<{ kind: string; number: string }>(
      "SELECT kind, number, direction, state FROM letter WHERE about_id = $1",
      [letter],
    );
    expect(paper).toMatchObject({ kind: "REPLY", direction: "IN", state: "DELIVERED" });
  });

  it("an answer that comes before the receipt of the letter holds, and the receipt after it does no harm", async () => {
    const letter = await liunan.write(XINGBIN);
    const [waiting] = (await liunan.waiting()).filter(({ letterId }) => letterId === letter);
    if (waiting === undefined) throw new Error("nothing waits");
    await xingbin.receive(LIUNAN, messageOf(LIUNAN, waiting));
    const itemIds = (await items(xingbin, letter)).map(({ itemId }) => itemId);
    await xingbin.acts.incomingActs.accept({ letterId: letter, version: 1, itemIds });
    const [answer] = (await xingbin.waiting()).filter(({ letterId }) => letterId === letter);
    if (answer === undefined) throw new Error("no answer waits");
    expect(await liunan.letterState(letter)).toBe("SIGNED");
    expect(await deliver(counties, xingbin, answer)).toEqual({ kind: "ACCEPTED", result: "APPLIED" });
    expect(await liunan.letterState(letter)).toBe("DELIVERED");
    await liunan.bench.sql("UPDATE outbox_message SET state = 'CANCELLED' WHERE id = $1", [waiting.id]);
    expect(await liunan.standing(letter)).toEqual(await xingbin.standing(letter));
  });

  it("a reminder is filed with the letter that it is about, also once that is at its end", async () => {
    const letter = await liunan.write(XINGBIN);
    const [waiting] = (await liunan.waiting()).filter(({ letterId }) => letterId === letter);
    await deliverAll(counties);
    if (waiting?.body.kind !== "LETTER") throw new Error("no letter waits");
    const { children: _children, chain: _chain, ...paper } = waiting.body;
    const reminder = (number: string) => ({ ...paper, number, kind: "REMINDER" }) as const;
    expect(await send(xingbin, LIUNAN, letter, reminder("催1号"))).toBe("APPLIED");
    const itemIds = (await items(xingbin, letter)).map(({ itemId }) => itemId);
    const version = await xingbin.version(letter);
    await xingbin.acts.incomingActs.return({
      letterId: letter,
      version,
      itemIds,
      reason: ReturnReason.UNKNOWN_CHILD,
      movedTo: null,
      note: null,
    });
    expect(await send(xingbin, LIUNAN, letter, reminder("催2号"))).toBe("APPLIED");
    expect(await send(xingbin, LIUNAN, letter, reminder("催2号"))).toBe("NOT_APPLICABLE");
    expect(await told(xingbin, letter)).toEqual(
      ["RECEIVED", "REMINDED", "RETURNED", "REMINDED"].map((kind) => ({ kind })),
    );
    await deliverAll(counties);
  });

  it("a withdrawal takes back what waits, and what was decided meanwhile stays", async () => {
    const letter = await liunan.write(XINGBIN, [{}, {}]);
    await deliverAll(counties);
    const [one] = (await items(xingbin, letter)).map(({ itemId }) => itemId);
    await xingbin.acts.incomingActs.accept({ letterId: letter, version: 1, itemIds: [one ?? ""] });
    await liunan.withdraw(letter);
    await deliverAll(counties);
    expect((await liunan.standing(letter)).map(({ state }) => state)).toEqual(["ACCEPTED", "WITHDRAWN"]);
    expect(await liunan.standing(letter)).toEqual(await xingbin.standing(letter));
    expect(await liunan.bench.sql("SELECT withdrawal_asked_on FROM letter WHERE id = $1", [letter])).toEqual([
      { withdrawal_asked_on: null },
    ]);
    // A second one finds nothing, and is answered all the same: its sender must not wait for ever.
    await liunan.bench.sql("UPDATE letter SET withdrawal_asked_on = '2019-01-02' WHERE id = $1", [letter]);
    expect(await send(xingbin, LIUNAN, letter, { kind: "WITHDRAWAL", on: "2019-01-02", reason: "再撤" })).toBe(
      "APPLIED",
    );
    expect(await deliverAll(counties)).toEqual([{ kind: "WITHDRAWN", result: "APPLIED" }]);
    expect(await liunan.standing(letter)).toEqual(await xingbin.standing(letter));
  });
});
