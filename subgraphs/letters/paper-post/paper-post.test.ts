import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { plantLetter, type PlantedLetter } from "../../../test/support/letter-rows";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { enterPeer } from "../../../test/support/letters-peers";
import { pdfOf } from "../../../test/support/files";

const LETTER =
  "id state version postedOn postedBy trackingNumber children { state outcome } relatedLetters { number kind via direction }";
const POST = `mutation ($id: ID!, $version: Int! = 1, $on: Date! = "2019-01-02", $trackingNumber: String) {
  outcome: markPosted(id: $id, version: $version, on: $on, trackingNumber: $trackingNumber) {
    ... on Letter { ${LETTER} } ... on Refusal { reason message } } }`;
const ANSWER = `mutation ($id: ID!, $version: Int! = 1, $kind: PaperAnswerKind!, $on: Date! = "2019-01-07", $number: String,
  $items: [PaperAnswerItemInput!]!, $scanIds: [ID!]! = [], $note: String) {
  outcome: recordPaperAnswer(id: $id, version: $version, kind: $kind, on: $on, number: $number, items: $items,
    scanIds: $scanIds, note: $note) { ... on Letter { ${LETTER} } ... on Refusal { reason message } } }`;
const REGISTER = `mutation ($fromCounty: String! = "450222", $number: String! = "柳城教函〔2018〕3号", $issuedOn: Date! = "2018-12-28",
  $children: [PaperLetterChildInput!]!, $text: String) {
  outcome: registerPaperLetter(fromCounty: $fromCounty, number: $number, title: "关于协助劝返的函", issuedOn: $issuedOn,
    text: $text, children: $children) {
    ... on Letter { id direction kind via state number peerCode peerName dueOn paragraphs children { name state } }
    ... on Refusal { reason message } } }`;

const education = callerOf("education", { purpose: "LETTER" });
const stranger = callerOf("education", { purpose: "LETTER", regions: ["450205"] });

describe("letters on paper", () => {
  let county: TestLetters;

  /** Not due yet: the service's own round goes on meanwhile. */
  const plant = (given: PlantedLetter = {}) =>
    plantLetter(county.sql, county.vault, { via: "PAPER", accept_by: "2019-02-01", due_on: "2019-02-01", ...given });
  const act = async (mutation: string, variables: Record<string, unknown>, caller: Caller = education) => {
    const { data, errors } = await county.ask(caller, mutation, variables);
    expect(errors).toEqual([]);
    return data.outcome;
  };
  const scan = async (id: string): Promise<string> => {
    const response = await county.fetchAs(education, `/attachments?subject=LETTER_SCAN&id=${id}`, {
      method: "POST",
      headers: { "content-type": "application/pdf", "x-file-name": "a.pdf" },
      body: new Uint8Array(pdfOf({ catalog: `/Lang (${randomUUID()})` })),
    });
    return ((await response.json()) as { id: string }).id;
  };
  const events = async (id: string) =>
    (await county.sql<{ kind: string }>("SELECT kind FROM letter_event WHERE letter_id = $1 ORDER BY id", [id])).map(
      ({ kind }) => kind,
    );
  const news = async () =>
    (await county.sql<{ kind: string }>("SELECT kind FROM case_event ORDER BY created_at, kind")).map(
      ({ kind }) => kind,
    );

  beforeAll(async () => {
    county = await startTestLetters({ today: "2019-01-10" });
  });
  afterAll(() => county?.close());
  beforeEach(() => county.sql("TRUNCATE letter, case_event CASCADE"));

  describe("that go out", () => {
    it("are delivered once they are posted, by whom, when and under which number", async () => {
      const { id } = await plant({ state: "SIGNED" });
      expect(await act(POST, { id, trackingNumber: "EMS-1234567890" })).toMatchObject({
        state: "DELIVERED",
        version: 2,
        postedOn: "2019-01-02",
        postedBy: "test-education",
        trackingNumber: "EMS-1234567890",
      });
      expect(await act(POST, { id, version: 2 })).toMatchObject({ reason: "ALREADY_DONE" });
      expect(await events(id)).toEqual(["POSTED"]);
      expect(await news()).toEqual(["DELIVERED"]);
    });

    it("are posted once by several at once", async () => {
      const { id } = await plant({ state: "SIGNED" });
      const outcomes = await Promise.all([act(POST, { id }), act(POST, { id }), act(POST, { id })]);
      expect(outcomes.map(({ reason }) => reason ?? "POSTED").toSorted()).toEqual([
        "ALREADY_DONE",
        "ALREADY_DONE",
        "POSTED",
      ]);
    });

    it.each([
      ["that goes by the network", { via: "NETWORK" as const, state: "SIGNED" }, {}, "WRONG_STATE"],
      ["that is not signed", { state: "TO_SIGN" }, {}, "WRONG_STATE"],
      ["that came in", { direction: "IN" as const }, {}, "WRONG_STATE"],
      ["of another version", { state: "SIGNED" }, { version: 2 }, "CHANGED"],
      ["before its date", { state: "SIGNED" }, { on: "2018-12-30" }, "INVALID"],
      ["on a day to come", { state: "SIGNED" }, { on: "2019-01-11" }, "INVALID"],
      ["under a number that is none", { state: "SIGNED" }, { trackingNumber: "<script>" }, "INVALID"],
    ])("are not posted: one %s", async (_what, given: PlantedLetter, variables, reason) => {
      const { id } = await plant(given);
      expect(await act(POST, { id, ...variables })).toMatchObject({ reason });
      expect(await events(id)).toEqual([]);
    });

    it("are not posted by another county, and not where there is none", async () => {
      const { id } = await plant({ state: "SIGNED" });
      expect(await act(POST, { id }, stranger)).toMatchObject({ reason: "NOT_FOUND" });
      expect(await act(POST, { id: randomUUID() })).toMatchObject({ reason: "NOT_FOUND" });
      const { data, errors } = await county.ask(callerOf("signatory", { purpose: "LETTER" }), POST, { id });
      expect([data.outcome, errors[0]?.extensions.code]).toEqual([null, "FORBIDDEN"]);
    });
  });

  describe("that answer", () => {
    const posted = async (given: PlantedLetter = {}) => {
      const letter = await plant({ posted_on: "2019-01-02", ...given });
      return { ...letter, scanIds: [await scan(letter.id)] };
    };

    it("have the effect of a message: accepted, worked on, answered, back in school", async () => {
      const { id, itemIds, scanIds } = await posted();
      const items = [{ itemId: itemIds[0] }];
      expect(await act(ANSWER, { id, kind: "ACCEPTED", items, scanIds })).toMatchObject({
        version: 2,
        children: [{ state: "ACCEPTED" }],
      });
      expect(await act(ANSWER, { id, kind: "ACCEPTED", items, scanIds })).toMatchObject({ reason: "ALREADY_DONE" });
      // What was only said on the phone needs no scan.
      expect(await act(ANSWER, { id, version: 2, kind: "IN_PROGRESS", items, note: "电话告知" })).toMatchObject({
        children: [{ state: "IN_PROGRESS" }],
      });
      const steps = [{ itemId: itemIds[0], outcome: "STEPS_TAKEN", outcomeOn: "2019-01-08", account: "已家访" }];
      const number = "兴教函〔2019〕2号";
      const on = "2019-01-09";
      expect(await act(ANSWER, { id, version: 3, kind: "REPLY", on, number, items: steps, scanIds })).toMatchObject({
        children: [{ state: "ANSWERED", outcome: "STEPS_TAKEN" }],
        relatedLetters: [{ number, kind: "REPLY", via: "PAPER", direction: "IN" }],
      });
      expect(await act(ANSWER, { id, version: 3, kind: "REPLY", on, number, items: steps, scanIds })).toMatchObject({
        reason: "ALREADY_DONE",
      });
      const back = [{ itemId: itemIds[0], outcome: "BACK_IN_SCHOOL", outcomeOn: "2019-01-10", school: "某中学" }];
      expect(
        await act(ANSWER, { id, version: 4, kind: "OUTCOME", on: "2019-01-10", items: back, scanIds }),
      ).toMatchObject({ state: "CLOSED", children: [{ state: "ENDED", outcome: "BACK_IN_SCHOOL" }] });
      expect((await events(id)).filter((kind) => kind === "PAPER_RECORDED")).toHaveLength(4);
      expect(await news()).toEqual(["ACCEPTED", "ANSWERED", "ENDED", "IN_PROGRESS"]);
    });

    it("give a child back with a reason, and another on to a third county", async () => {
      const { id, itemIds, scanIds } = await posted({ children: [{}, {}] });
      const returned = [{ itemId: itemIds[0], reason: "MOVED_ON", movedTo: "451321" }];
      expect(await act(ANSWER, { id, kind: "RETURNED", items: returned, scanIds })).toMatchObject({
        children: [{ state: "RETURNED" }, { state: "WAITING" }],
      });
      const forwarded = [{ itemId: itemIds[1], movedTo: "451321" }];
      const given = { id, version: 2, kind: "FORWARDED", items: forwarded, scanIds };
      expect(await act(ANSWER, given)).toMatchObject({ reason: "INVALID" });
      expect(await act(ANSWER, { ...given, number: "兴教函〔2019〕3号" })).toMatchObject({
        children: [{ state: "RETURNED" }, { state: "FORWARDED" }],
      });
    });

    it.each([
      ["without a scan", { scanIds: [] }, "INVALID"],
      ["with the scan of no letter", { scanIds: [randomUUID()] }, "NOT_FOUND"],
      ["of no child", { items: [] }, "INVALID"],
      ["of a child of no letter", { items: [{ itemId: randomUUID() }] }, "NOT_FOUND"],
      ["that returns without a reason", { kind: "RETURNED" }, "INVALID"],
      ["that replies without a number", { kind: "REPLY" }, "INVALID"],
      ["that replies without outcomes", { kind: "REPLY", number: "兴教函〔2019〕2号" }, "INVALID"],
      ["that grants what nobody asked back", { kind: "WITHDRAWN" }, "WRONG_STATE"],
      ["that reports before it was accepted", { kind: "IN_PROGRESS" }, "WRONG_STATE"],
      ["dated before the posting", { on: "2019-01-01" }, "INVALID"],
      ["dated in days to come", { on: "2019-01-11" }, "INVALID"],
      ["to another version", { version: 2 }, "CHANGED"],
    ])("are refused %s, and change nothing", async (_what, given: object, reason) => {
      const { id, itemIds, scanIds } = await posted();
      const items = [{ itemId: itemIds[0] }];
      expect(await act(ANSWER, { id, kind: "ACCEPTED", items, scanIds, ...given })).toMatchObject({ reason });
      expect(await events(id)).toEqual(["ATTACHED"]);
      expect(await news()).toEqual([]);
    });

    it("take no child, and no scan, of another letter", async () => {
      const mine = await posted();
      const other = await posted();
      const items = [{ itemId: other.itemIds[0] }];
      expect(await act(ANSWER, { ...mine, kind: "ACCEPTED", items })).toMatchObject({ reason: "NOT_FOUND" });
      const own = [{ itemId: mine.itemIds[0] }];
      const scanIds = other.scanIds;
      expect(await act(ANSWER, { id: mine.id, kind: "ACCEPTED", items: own, scanIds })).toMatchObject({
        reason: "NOT_FOUND",
      });
    });

    it("are not for letters that go by the network, or were not posted", async () => {
      for (const given of [{ via: "NETWORK" as const }, { state: "SIGNED" }, { direction: "IN" as const }]) {
        const { id, itemIds } = await plant(given);
        const items = [{ itemId: itemIds[0] }];
        expect(await act(ANSWER, { id, kind: "IN_PROGRESS", items })).toMatchObject({ reason: "WRONG_STATE" });
      }
    });

    it("count once, by however many clerks they are entered at once", async () => {
      const { id, itemIds, scanIds } = await posted();
      const given = { id, kind: "ACCEPTED", items: [{ itemId: itemIds[0] }], scanIds };
      const outcomes = await Promise.all([act(ANSWER, given), act(ANSWER, given), act(ANSWER, given)]);
      expect(outcomes.filter(({ reason }) => reason === "ALREADY_DONE")).toHaveLength(2);
      expect(await news()).toEqual(["ACCEPTED"]);
    });

    it("are entered by nobody of another county, nor by who only signs or reads figures", async () => {
      const { id, itemIds, scanIds } = await posted();
      const given = { id, kind: "ACCEPTED", items: [{ itemId: itemIds[0] }], scanIds };
      expect(await act(ANSWER, given, stranger)).toMatchObject({ reason: "NOT_FOUND" });
      for (const role of ["signatory", "auditor", "leader", "letters"] as const) {
        const { errors } = await county.ask(callerOf(role, { purpose: "LETTER" }), ANSWER, given);
        expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
    });
  });

  describe("that come in", () => {
    const children = [{ name: "韦小明", outSince: "2018-09-03", idNumber: "450204200503010011" }];

    it("are worked on like any other, with the own rule's day to answer", async () => {
      const letter = await act(REGISTER, { children, text: "现将有关情况函告如下。\n请予支持。" });
      expect(letter).toMatchObject({
        direction: "IN",
        kind: "INQUIRY",
        via: "PAPER",
        state: "DELIVERED",
        peerCode: "450222",
        peerName: "柳州市柳城县教育局",
        dueOn: "2019-01-24",
        paragraphs: ["现将有关情况函告如下。", "请予支持。"],
        children: [{ name: "韦小明", state: "WAITING" }],
      });
      expect(await news()).toEqual(["RECEIVED"]);
      expect(await county.sql("SELECT FROM letter_match WHERE letter_id = $1", [letter.id])).toHaveLength(1);
      const [event] = await county.sql("SELECT kind, actor FROM letter_event WHERE letter_id = $1", [letter.id]);
      expect(event).toEqual({ kind: "RECEIVED", actor: "test-education" });
    });

    it("are there once, also when two enter the same at once", async () => {
      const outcomes = await Promise.all([act(REGISTER, { children }), act(REGISTER, { children })]);
      expect(outcomes.map(({ reason }) => reason ?? "ENTERED").toSorted()).toEqual(["ALREADY_DONE", "ENTERED"]);
      expect(await act(REGISTER, { children })).toMatchObject({ reason: "ALREADY_DONE" });
    });

    it.each([
      ["from the own county", { fromCounty: "450204" }],
      ["from no county", { fromCounty: "999999" }],
      ["from a prefecture", { fromCounty: "4502" }],
      ["about nobody", { children: [] }],
      ["of a day to come", { issuedOn: "2019-01-11" }],
      ["with an ID number that is none", { children: [{ ...children[0], idNumber: "12345" }] }],
      ["about more children than a letter lists", { children: Array.from({ length: 501 }, () => children[0]) }],
      ["with what no paper holds", { number: "a\u0000b" }],
    ])("are refused %s, and the words tell of no child", async (_what, given) => {
      const refusal = await act(REGISTER, { children, ...given });
      expect(refusal.reason).toBe("INVALID");
      expect(refusal.message).not.toMatch(/韦小明|12345|4502042005/);
      expect(await county.sql("SELECT FROM letter")).toEqual([]);
    });

    it("are refused from a county whose letters come by the network", async () => {
      await enterPeer(county, "450223");
      await county.sql("UPDATE peer SET exchange_url = 'https://peer.example.test' WHERE county_code = '450223'");
      expect(await act(REGISTER, { children, fromCounty: "450223" })).toMatchObject({ reason: "INVALID" });
    });

    it("are entered by education and the office of the county alone", async () => {
      const { errors } = await county.ask(stranger, REGISTER, { children });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      for (const role of ["signatory", "leader", "auditor", "school", "letters"] as const) {
        const answer = await county.ask(callerOf(role, { purpose: "LETTER" }), REGISTER, { children });
        expect(answer.errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
      expect(await act(REGISTER, { children }, callerOf("office", { purpose: "LETTER" }))).toMatchObject({
        via: "PAPER",
      });
    });
  });
});
