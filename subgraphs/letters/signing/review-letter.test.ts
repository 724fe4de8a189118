import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { callerOf } from "../../../test/support/callers";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { appointSignatory, plantArrival, plantDraft, signatoryOf } from "../../../test/support/planted-letters";
import { EditLetterActs } from "../drafting/edit-letter.acts";
import { LetterKind } from "../letter/letter-kind";
import { LetterOutcome } from "../letter/letter-outcome";
import type { LetterRow } from "../letter/letter.rows";
import { LetterReviewDecision } from "./letter-review-decision";
import { type ReviewGiven, ReviewLetterActs } from "./review-letter.acts";
import { SignLetterActs } from "./sign-letter.acts";

const { APPROVE, REJECT } = LetterReviewDecision;
const clerk = callerOf("education");
const reviewer: Caller = { ...callerOf("education"), actor: "education-reviewer", post: "副局长" };
const colleague: Caller = { ...callerOf("education"), actor: "education-2" };

describe("the review of a letter", () => {
  let bench: LettersBench;
  let id: string;

  beforeAll(async () => {
    bench = await openLettersBench();
  });
  afterAll(() => bench?.close());
  beforeEach(async () => {
    id = (await plantDraft(bench, { organs: ["education", "public-security"] })).letter.id;
  });

  const submit = (version = 1, caller = clerk) => new ReviewLetterActs(bench.on(), caller).submit(id, version);
  const review = (given: Partial<ReviewGiven> = {}, caller = reviewer) =>
    new ReviewLetterActs(bench.on(), caller).review({ id, version: 2, decision: APPROVE, reason: null, ...given });
  const done = async (act: Promise<LetterRow | Refusal>): Promise<LetterRow> => {
    const row = await act;
    if (row instanceof Refusal) throw new Error(row.message);
    return row;
  };
  const history = () =>
    bench.sql<{ kind: string; actor: string; note_sealed: Buffer | null }>(
      "SELECT kind, actor, note_sealed FROM letter_event WHERE letter_id = $1 ORDER BY id",
      [id],
    );

  it("brings a draft to those who sign, and keeps who reviewed it and when", async () => {
    expect(await done(submit())).toMatchObject({ state: "IN_REVIEW", version: 2, reviewedBy: null });
    expect(await done(review())).toMatchObject({
      state: "TO_SIGN",
      version: 3,
      reviewedBy: "education-reviewer",
      reviewedPost: "副局长",
    });
    expect((await history()).map(({ kind, actor }) => [kind, actor])).toEqual([
      ["DRAWN_UP", clerk.actor],
      ["SUBMITTED", clerk.actor],
      ["APPROVED", "education-reviewer"],
    ]);
  });

  it("is nobody's who wrote on it: neither who drew it up nor who changed it", async () => {
    const edits = new EditLetterActs(bench.on(), colleague);
    await edits.edit({
      id,
      version: 1,
      addressee: "某局",
      paragraphs: null,
      copies: null,
      contact: null,
      organs: null,
    });
    await done(submit(2));
    for (const author of [clerk, colleague])
      expect(await review({ version: 3 }, author)).toMatchObject({ reason: "NOT_YOURS" });
    expect(await done(review({ version: 3 }))).toMatchObject({ state: "TO_SIGN" });
  });

  it("gives it back with a reason, which is kept sealed", async () => {
    await done(submit());
    expect(await review({ decision: REJECT })).toMatchObject({ reason: "INVALID" });
    expect(await review({ decision: REJECT, reason: " " })).toMatchObject({ reason: "INVALID" });
    expect(await done(review({ decision: REJECT, reason: "韦小明地址有误" }))).toMatchObject({ state: "DRAFT" });
    const [, , rejected] = await history();
    expect(rejected?.kind).toBe("REJECTED");
    expect(bench.vault.open(rejected!.note_sealed!)).toBe("韦小明地址有误");
    const rows = await bench.sql<{ line: string }>("SELECT e::text AS line FROM letter_event e");
    expect(rows.map(({ line }) => line).join()).not.toContain("韦小明");
  });

  it("takes back what was approved, signatures and all, as long as it is not numbered", async () => {
    const head = signatoryOf("education");
    await appointSignatory(bench, head);
    await done(submit());
    await done(review());
    await done(new SignLetterActs(bench.on(), head).sign({ id, version: 3, organ: "education" }));
    const row = await done(review({ version: 4, decision: REJECT, reason: "抄送有误" }));
    expect(row).toMatchObject({ state: "DRAFT", reviewedBy: null, reviewedAt: null });
    expect(await bench.sql("SELECT FROM letter_signature WHERE letter_id = $1", [id])).toEqual([]);
  });

  it("is refused where it was done, where it is not its turn, and where somebody was first", async () => {
    expect(await review({ version: 1 })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await submit(7)).toMatchObject({ reason: "CHANGED" });
    await done(submit());
    expect(await submit()).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await review({ version: 1 })).toMatchObject({ reason: "CHANGED" });
    await done(review());
    expect(await review()).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await review({}, { ...reviewer, actor: "another" })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await submit(3)).toMatchObject({ reason: "WRONG_STATE" });
    expect(await review({ decision: REJECT, reason: "晚了" })).toMatchObject({ reason: "CHANGED" });
  });

  it("has one decision, however many decide at once", async () => {
    await done(submit());
    const decided = await Promise.all([
      ...Array.from({ length: 3 }, () => review()),
      ...Array.from({ length: 3 }, () => review({ decision: REJECT, reason: "退回" })),
    ]);
    expect(decided.filter((row) => !(row instanceof Refusal))).toHaveLength(1);
    expect(await history()).toHaveLength(3);
  });

  it("sends no draft on that could not be sent, and none that is hidden or came in", async () => {
    await bench.sql("UPDATE letter SET addressee = repeat('长', 81) WHERE id = $1", [id]);
    expect(await submit()).toMatchObject({ reason: "INVALID" });
    for (const caller of [callerOf("education", { regions: ["450205"] }), signatoryOf("public-security")])
      expect(await submit(1, caller)).toMatchObject({ reason: "NOT_FOUND" });
    id = (await plantArrival(bench)).letter.id;
    expect(await submit()).toMatchObject({ reason: "WRONG_STATE" });
  });

  describe("of a reply", () => {
    const draftReply = async (outcomes: readonly LetterOutcome[]): Promise<string> => {
      const { letter, children } = await plantArrival(bench, { number: `${randomUUID()}号` });
      await bench.sql("UPDATE letter_child SET state = 'ACCEPTED', accepted_on = '2018-12-31' WHERE letter_id = $1", [
        letter.id,
      ]);
      const answers = outcomes.map((outcome) => ({
        itemId: children[0]!.id,
        outcome,
        on: "2018-12-31",
        school: null,
        account: "已家访",
      }));
      const content = { paragraphs: ["特此复函。"], contact: "甲", copies: [], issuers: [], answers };
      const given = { kind: LetterKind.REPLY, aboutId: letter.id, content, children: [] };
      id = (await plantDraft(bench, given)).letter.id;
      return letter.id;
    };

    it("that answers nothing does not begin", async () => {
      await draftReply([]);
      const refused = await submit();
      expect(refused).toMatchObject({ reason: "WRONG_STATE", message: expect.stringContaining("answers nothing") });
    });

    it("does not begin, nor end well, where its children have moved on since the draft", async () => {
      const asked = await draftReply([LetterOutcome.STEPS_TAKEN]);
      await done(submit());
      const end = "UPDATE letter_child SET state = 'ENDED', outcome = 'BACK_IN_SCHOOL', outcome_on = '2018-12-31'";
      await bench.sql(`${end} WHERE letter_id = $1`, [asked]);
      expect(await review()).toMatchObject({ reason: "WRONG_STATE", message: expect.stringContaining("moved on") });
      expect(await done(review({ decision: REJECT, reason: "已复学" }))).toMatchObject({ state: "DRAFT" });
      expect(await submit(3)).toMatchObject({ reason: "WRONG_STATE", message: expect.stringContaining("moved on") });
    });
  });
});
