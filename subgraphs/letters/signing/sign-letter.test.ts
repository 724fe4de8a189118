import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import {
  appointSignatory,
  inventedChildren,
  type PlantedLetter,
  plantArrival,
  plantDraft,
  plantPeer,
  signatoryOf,
} from "../../../test/support/planted-letters";
import type { MessageBody } from "../exchange/message";
import type { DraftToWrite } from "../letter/insert-letter";
import { openContent } from "../letter/letter-content";
import { LetterKind } from "../letter/letter-kind";
import { LetterOutcome } from "../letter/letter-outcome";
import { LetterState } from "../letter/letter-state";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { SignLetterActs } from "./sign-letter.acts";

const head = signatoryOf("education");
const police = signatoryOf("public-security");
const relief = signatoryOf("civil-affairs");
const THREE = ["education", "public-security", "civil-affairs"];

describe("signing a letter", () => {
  let bench: LettersBench;

  beforeAll(async () => {
    bench = await openLettersBench();
    await appointSignatory(bench, head);
    await appointSignatory(bench, police, { name: "蒙局长", post: "副区长、局长" });
    await appointSignatory(bench, relief, { name: "覃局长", post: "局长" });
  });
  afterAll(() => bench?.close());
  afterEach(() => bench.sql("TRUNCATE letter, letter_series, outbox_message, case_event, peer CASCADE"));

  const plant = (given: Partial<DraftToWrite> = {}): Promise<PlantedLetter> =>
    plantDraft(bench, { state: LetterState.TO_SIGN, ...given });
  const sign = (id: string, given: { caller?: Caller; version?: number; organ?: string; today?: string } = {}) => {
    const { caller = head, version = 1, organ = caller.department, today = "2018-12-31" } = given;
    return new SignLetterActs(bench.on({ today }), caller).sign({ id, version, organ });
  };
  const signed = async (id: string, given: Parameters<typeof sign>[1] = {}): Promise<LetterRow> => {
    const done = await sign(id, given);
    if (done instanceof Refusal) throw new Error(done.message);
    return done;
  };
  const outbox = async () => {
    const rows = await bench.sql<{ id: string; letter_id: string; peer_code: string; body_sealed: Buffer }>(
      "SELECT id, letter_id, peer_code, body_sealed FROM outbox_message ORDER BY created_at, seq",
    );
    return rows.map(({ body_sealed: sealed, ...row }) => ({
      ...row,
      body: JSON.parse(bench.vault.open(sealed)) as MessageBody,
    }));
  };
  const told = () => bench.sql("SELECT kind, letter_id, item_id FROM case_event ORDER BY kind, item_id");

  it("numbers and dates it, keeps who signed, and has it sent with all that stands on it", async () => {
    await plantPeer(bench);
    const { letter, children } = await plant({ children: inventedChildren(2) });
    const issued = await signed(letter.id);
    expect(issued).toMatchObject({
      state: "SIGNED",
      via: "NETWORK",
      number: "柳南教函〔2018〕1号",
      issuedOn: "2018-12-31",
      acceptBy: "2019-01-08",
      dueOn: "2019-01-15",
      version: 2,
    });
    const issuers = [{ organ: "柳州市柳南区教育局", name: "韦局长", post: "局长" }];
    expect(openContent(bench.vault, issued.contentSealed).issuers).toEqual(issuers);
    const [message, ...others] = await outbox();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ id: issued.messageId, letter_id: letter.id, peer_code: "451302" });
    expect(message?.body).toMatchObject({
      kind: "LETTER",
      number: "柳南教函〔2018〕1号",
      issuedOn: "2018-12-31",
      dueOn: "2019-01-15",
      issuers,
      addressee: "来宾市兴宾区教育局",
      paragraphs: ["现将有关情况函告如下。", "特此函达。"],
      attachments: [],
      chain: [],
      children: children.map(({ id }) => ({ itemId: id })),
    });
    expect(await told()).toHaveLength(2);
    const events = await bench.sql("SELECT kind, actor, detail FROM letter_event WHERE letter_id = $1 ORDER BY id", [
      letter.id,
    ]);
    expect(events.slice(1)).toEqual([
      { kind: "SIGNED", actor: head.actor, detail: "education" },
      { kind: "ISSUED", actor: head.actor, detail: "柳南教函〔2018〕1号" },
    ]);
  });

  it("on paper waits to be posted, and nothing is sent", async () => {
    const { letter } = await plant();
    expect(await signed(letter.id)).toMatchObject({ state: "SIGNED", via: "PAPER", messageId: null });
    expect(await outbox()).toEqual([]);
  });

  it("takes each of three organs, in any order and once; the last one numbers it", async () => {
    await plantPeer(bench);
    const { letter } = await plant({ organs: THREE });
    expect(await signed(letter.id, { caller: relief })).toMatchObject({ state: "TO_SIGN", number: null, version: 2 });
    expect(await sign(letter.id, { caller: relief, version: 2 })).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await sign(letter.id, { version: 1 })).toMatchObject({ reason: "CHANGED" });
    await signed(letter.id, { version: 2 });
    expect(await outbox()).toEqual([]);
    const issued = await signed(letter.id, { caller: police, version: 3 });
    expect(issued).toMatchObject({ state: "SIGNED", number: "柳南教函〔2018〕1号" });
    expect(openContent(bench.vault, issued.contentSealed).issuers).toEqual([
      { organ: "柳州市柳南区教育局", name: "韦局长", post: "局长" },
      { organ: "柳州市柳南区公安局", name: "蒙局长", post: "副区长、局长" },
      { organ: "柳州市柳南区民政局", name: "覃局长", post: "局长" },
    ]);
    expect(await outbox()).toHaveLength(1);
  });

  it("is for who is appointed for that organ on the day, whatever else they may do", async () => {
    const { letter } = await plant({ organs: ["education", "public-security"] });
    const clerk = { ...head, actor: "test-education" };
    expect(await sign(letter.id, { caller: clerk })).toMatchObject({ reason: "NOT_YOURS" });
    expect(await sign(letter.id, { organ: "public-security" })).toMatchObject({ reason: "NOT_YOURS" });
    expect(await sign(letter.id, { caller: police, organ: "education" })).toMatchObject({ reason: "NOT_YOURS" });
    expect(await sign(letter.id, { today: "2017-12-31" })).toMatchObject({ reason: "NOT_YOURS" });
    expect(await sign(letter.id, { organ: "civil-affairs" })).toMatchObject({ reason: "INVALID" });
    expect(await sign(letter.id, { caller: relief })).toMatchObject({ reason: "NOT_FOUND" });
    const stranger = { ...head, regions: ["450205"] };
    expect(await sign(letter.id, { caller: stranger })).toMatchObject({ reason: "NOT_FOUND" });
    expect(await bench.sql("SELECT FROM letter_signature")).toEqual([]);
  });

  it.each([LetterState.DRAFT, LetterState.IN_REVIEW])("of a letter that is %s is refused", async (state) => {
    const { letter } = await plant({ state } as Partial<DraftToWrite>);
    expect(await sign(letter.id)).toMatchObject({ reason: "WRONG_STATE" });
  });

  it("gives numbers without gap or double, however many sign at once and however many fail", async () => {
    await plantPeer(bench);
    const letters: PlantedLetter[] = [];
    for (let count = 0; count < 12; count++) letters.push(await plant());
    // Some of them cannot be sent as they stand: their numbers go back with their transactions.
    const broken = letters.filter((_, place) => place % 4 === 0);
    for (const { letter } of broken)
      await bench.sql("UPDATE letter SET title = repeat('长', 300) WHERE id = $1", [letter.id]);
    const done = await Promise.allSettled(letters.flatMap(({ letter }) => [signed(letter.id), signed(letter.id)]));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(9);
    const serials = await bench.sql<{ serial: number; number: string }>(
      "SELECT serial, number FROM letter WHERE serial IS NOT NULL ORDER BY serial",
    );
    expect(serials).toEqual(
      Array.from({ length: 9 }, (_, place) => ({ serial: place + 1, number: `柳南教函〔2018〕${place + 1}号` })),
    );
    expect(await outbox()).toHaveLength(9);
  });

  it("begins a new series with the year", async () => {
    const [one, other] = [await plant(), await plant()];
    await signed(one.letter.id);
    const later = await signed(other.letter.id, { today: "2019-01-02" });
    expect(later).toMatchObject({ number: "柳南教函〔2019〕1号", year: 2019, serial: 1 });
  });

  it("under a reply answers the children of the letter that came in, and carries the answers there", async () => {
    const arrival = await plantArrival(bench, { children: inventedChildren(2) });
    await bench.sql("UPDATE letter_child SET state = 'ACCEPTED', accepted_on = '2018-12-31' WHERE letter_id = $1", [
      arrival.letter.id,
    ]);
    const [first, second] = arrival.children.map(({ id }) => id) as [string, string];
    const on = "2018-12-30";
    const answers = [
      { itemId: first, outcome: LetterOutcome.BACK_IN_SCHOOL, on, school: "兴宾区第一中学", account: null },
      { itemId: second, outcome: LetterOutcome.STEPS_TAKEN, on, school: null, account: "已家访两次" },
    ];
    const content = { paragraphs: ["特此复函。"], contact: "甲", copies: [], issuers: [], answers };
    const reply = { kind: LetterKind.REPLY, aboutId: arrival.letter.id, content, children: [] };
    const { letter } = await plant(reply);
    const issued = await signed(letter.id);
    expect(issued).toMatchObject({ via: "NETWORK", dueOn: null, acceptBy: null });
    const [message] = await outbox();
    expect(message).toMatchObject({ letter_id: arrival.letter.id, body: { kind: "REPLY", items: answers } });
    const children = await readLetterChildren(bench.database.manager, arrival.letter.id);
    expect(children.map(({ state, outcome }) => [state, outcome])).toEqual([
      ["ENDED", "BACK_IN_SCHOOL"],
      ["ANSWERED", "STEPS_TAKEN"],
    ]);
    expect((await told()).map((event) => (event as { kind: string }).kind)).toEqual(["ANSWERED", "ENDED"]);

    const again = await plant(reply);
    expect(await sign(again.letter.id)).toMatchObject({ reason: "WRONG_STATE" });
    expect(await outbox()).toHaveLength(1);
    expect(await bench.sql("SELECT FROM letter_signature WHERE letter_id = $1", [again.letter.id])).toEqual([]);
  });

  it("under a letter that continues one which came in forwards its children and tells the first sender", async () => {
    const arrival = await plantArrival(bench);
    const [item] = arrival.children;
    const [child] = inventedChildren(1);
    const { letter } = await plant({
      peerCode: "450205",
      originId: arrival.letter.id,
      chain: [{ countyCode: "451302", number: "兴宾教函〔2018〕7号" }],
      children: [{ ...child!, caseId: null, caseNumber: null, originItemId: item!.id }],
    });
    const issued = await signed(letter.id);
    expect(issued.via).toBe("PAPER");
    const children = await readLetterChildren(bench.database.manager, arrival.letter.id);
    expect(children).toMatchObject([{ state: "FORWARDED", movedTo: "450205", acceptedOn: null }]);
    const items = [{ itemId: item!.id, toCounty: "450205", number: "柳南教函〔2018〕1号" }];
    expect(await outbox()).toMatchObject([
      { letter_id: arrival.letter.id, peer_code: "451302", body: { kind: "FORWARDED", items } },
    ]);
    expect(await told()).toEqual([]);
  });

  it("under a reminder is written down with the letter that it reminds of, which must be under way", async () => {
    await plantPeer(bench);
    const { letter } = await plant();
    const inquiry = await signed(letter.id);
    const content = { paragraphs: ["请速函复。"], contact: "甲", copies: [], issuers: [], answers: [] };
    const reminder = { kind: LetterKind.REMINDER, aboutId: inquiry.id, content, children: [] };
    const first = await plant(reminder);
    expect(await signed(first.letter.id)).toMatchObject({ number: "柳南教函〔2018〕2号", via: "NETWORK" });
    const [, message] = await outbox();
    expect(message).toMatchObject({ letter_id: inquiry.id, body: { kind: "REMINDER", dueOn: "2019-01-15" } });
    const second = await plant(reminder);
    await bench.sql("UPDATE letter SET state = 'CLOSED', closed_on = '2018-12-31' WHERE id = $1", [inquiry.id]);
    expect(await sign(second.letter.id)).toMatchObject({ reason: "WRONG_STATE" });
  });
});
