import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { plantArrival, plantDraft } from "../../../test/support/planted-letters";
import { openContent } from "../letter/letter-content";
import { LetterState } from "../letter/letter-state";
import { type EditGiven, EditLetterActs } from "./edit-letter.acts";

const NOTHING = { addressee: null, paragraphs: null, copies: null, contact: null, organs: null };

describe("changing a draft", () => {
  let bench: LettersBench;
  let id: string;

  beforeAll(async () => {
    bench = await openLettersBench();
  });
  afterAll(() => bench?.close());
  beforeEach(async () => {
    id = (await plantDraft(bench)).letter.id;
  });

  const edit = (given: Partial<EditGiven>, caller = callerOf("education")) =>
    new EditLetterActs(bench.on(), caller).edit({ ...NOTHING, id, version: 1, ...given });

  it("changes what is given, leaves the rest, and writes down who did it and which parts", async () => {
    const changed = await edit({
      paragraphs: [" 第一段。 ", "", "第二段。"],
      copies: ["来宾市兴宾区扶贫办"],
      organs: ["education", "public-security", "civil-affairs"],
    });
    expect(changed).toMatchObject({ version: 2, organs: ["education", "public-security", "civil-affairs"] });
    if (!("contentSealed" in changed)) throw new Error("refused");
    expect(openContent(bench.vault, changed.contentSealed)).toMatchObject({
      paragraphs: ["第一段。", "第二段。"],
      copies: ["来宾市兴宾区扶贫办"],
      contact: "联系人：覃老师，0772-0000000",
    });
    const events = await bench.sql("SELECT kind, actor, detail FROM letter_event WHERE letter_id = $1 ORDER BY id", [
      id,
    ]);
    expect(events[1]).toEqual({ kind: "EDITED", actor: "test-education", detail: "paragraphs copies organs" });
  });

  it.each<[string, Partial<EditGiven>]>([
    ["nothing at all", {}],
    ["no paragraph", { paragraphs: [" "] }],
    ["a paragraph that is too long", { paragraphs: ["字".repeat(2001)] }],
    ["too many copies", { copies: Array.from({ length: 11 }, () => "某局") }],
    ["an addressee that is none", { addressee: " " }],
    ["what no paper holds", { contact: "电话\u202E1" }],
    ["a contact with a bell", { contact: "\u0007" }],
    ["no organ", { organs: [] }],
    ["another organ before education", { organs: ["public-security", "education"] }],
    ["an organ twice", { organs: ["education", "education"] }],
    ["four organs", { organs: ["education", "public-security", "civil-affairs", "disabled-persons"] }],
    ["the joint meeting's office", { organs: ["education", "joint-meeting"] }],
  ])("refuses %s", async (_what, given) => {
    expect(await edit(given)).toMatchObject({ reason: "INVALID" });
    expect(await bench.sql("SELECT version FROM letter WHERE id = $1", [id])).toEqual([{ version: 1 }]);
  });

  it("of a draft that somebody else has changed is refused", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, (_, place) => edit({ paragraphs: [`第${place}稿。`] })),
    );
    expect(outcomes.map((done) => ("reason" in done ? done.reason : "done")).toSorted()).toEqual([
      "CHANGED",
      "CHANGED",
      "CHANGED",
      "CHANGED",
      "done",
    ]);
  });

  it("is done while it is a draft alone", async () => {
    for (const state of [LetterState.IN_REVIEW, LetterState.TO_SIGN]) {
      await bench.sql("UPDATE letter SET state = $2 WHERE id = $1", [id, state]);
      expect(await edit({ contact: "甲" })).toMatchObject({ reason: "WRONG_STATE" });
    }
    const arrival = await plantArrival(bench);
    expect(await edit({ id: arrival.letter.id, contact: "甲" })).toMatchObject({ reason: "WRONG_STATE" });
  });

  it("is for who reads it: a letter of another county is not there", async () => {
    for (const caller of [callerOf("education", { regions: ["450205"] }), callerOf("public-security")])
      expect(await edit({ contact: "甲" }, caller)).toMatchObject({ reason: "NOT_FOUND" });
    expect(await edit({ id: "none", contact: "甲" })).toMatchObject({ reason: "NOT_FOUND" });
  });
});
