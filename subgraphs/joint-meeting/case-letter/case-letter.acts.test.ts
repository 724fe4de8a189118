import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { ActingCounty } from "../../../test/support/acting-county";
import { callerOf } from "../../../test/support/callers";
import { plantCase, plantCaseDeadline, type PlantedCase } from "../../../test/support/case-rows";
import { letterTo, newsOf, type ToldLetter } from "../../../test/support/letter-news";

const TODAY = "2018-12-31";
const LEAD = "school:2145020401";
const letters = callerOf("letters", { purpose: "LETTER" });
const education = callerOf("education");

const CASE = `case { id version state outcome outcomeOn: outcomes { on paperNumber confirmedBy undoneOn } watchUntil
  closedOn deadline { dueOn } history { kind note actor } letters { number direction state stateSince dueOn overdueOn replyNumber peerName } }`;

interface Told {
  state: string;
  outcome: string | null;
  version: number;
  watchUntil: string | null;
  deadline: { dueOn: string } | null;
  history: { kind: string; note: string | null; actor: string }[];
  letters: Record<string, unknown>[];
  outcomeOn: Record<string, unknown>[];
}

describe("what is told a case of its letter", () => {
  let county: ActingCounty;
  let caseId: string;
  let letter: ToldLetter;

  const plant = async (given: PlantedCase = {}): Promise<string> => {
    const finding = await county.rows.finding(await county.rows.sweep(), "小明", {
      kind: "DROPOUT",
      state: "CONFIRMED",
    });
    const id = await plantCase(county.sql, "小明", { origin: "FINDING", finding_id: finding, ...given });
    await plantCaseDeadline(county.sql, id, "2019-01-04", LEAD);
    return id;
  };
  const tell = async (kind: string, given: Record<string, unknown> = {}): Promise<Told> => {
    const news = newsOf(letter, kind, caseId, given);
    return (await county.done<{ case: Told }>("recordLetterEvent", letters, news, CASE)).case;
  };
  const notices = () =>
    county.sql("SELECT desk, kind, case_id IS NOT NULL AS of_case FROM inbox_entry ORDER BY of_case DESC, ordinal");
  /** Rows of outcomes with what is sealed in them opened. */
  const outcomes = async () =>
    (await county.contents.read()).filter((line) => line.startsWith("case_outcome ")).join("\n");
  const running = () =>
    county.sql("SELECT subject_kind, desk, due_on FROM deadline WHERE ended_on IS NULL ORDER BY subject_kind");
  const conclude = (paperNumber: string) =>
    county.done(
      "concludeCase",
      education,
      { caseId, version: 1, outcome: "HANDED_OVER", on: "2018-12-20", paper: "函", paperNumber },
      "id",
    );

  beforeAll(async () => {
    county = await ActingCounty.open();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.contents.clear();
    caseId = await plant();
    letter = letterTo();
  });

  it("when it is signed and delivered stands in its history, and leaves it as it is", async () => {
    await tell("SIGNED");
    const told = await tell("DELIVERED", { on: "2018-12-29" });
    expect(told).toMatchObject({ state: "OPEN", version: 1, deadline: { dueOn: "2019-01-04" } });
    expect(told.history).toEqual([
      { kind: "LETTER_SENT", note: "来宾市兴宾区教育局 柳南教函〔2018〕12号", actor: "test-letters" },
      { kind: "LETTER_DELIVERED", note: "来宾市兴宾区教育局 柳南教函〔2018〕12号", actor: "test-letters" },
    ]);
    expect(told.letters).toEqual([
      {
        number: "柳南教函〔2018〕12号",
        direction: "OUT",
        state: "DELIVERED",
        stateSince: "2018-12-29",
        dueOn: "2019-01-10",
        overdueOn: null,
        replyNumber: null,
        peerName: "来宾市兴宾区教育局",
      },
    ]);
    expect(await notices()).toEqual([]);
  });

  it("when it is accepted hands it over with the letter's number, watched by education until the answer is due", async () => {
    await tell("DELIVERED");
    const told = await tell("ACCEPTED");
    expect(told).toMatchObject({
      state: "WATCHED",
      outcome: "HANDED_OVER",
      watchUntil: "2019-01-10",
      outcomeOn: [{ on: "2018-12-28", paperNumber: "柳南教函〔2018〕12号", confirmedBy: null, undoneOn: null }],
      letters: [{ state: "ACCEPTED" }],
    });
    expect(told.history.map(({ kind }) => kind)).toEqual(["LETTER_DELIVERED", "LETTER_ACCEPTED", "CONCLUDED"]);
    expect(await running()).toEqual([{ subject_kind: "CASE_WATCH", desk: "education", due_on: "2019-01-10" }]);
    expect(await notices()).toEqual([
      { desk: "education", kind: "CASE_CONCLUDED", of_case: true },
      { desk: LEAD, kind: "LETTER_ACCEPTED", of_case: true },
    ]);
  });

  it("when it is accepted late has until the answer that a letter of that day would have", async () => {
    letter = letterTo({ dueOn: "2018-12-20" });
    expect(await tell("ACCEPTED")).toMatchObject({ watchUntil: "2019-01-14" });
  });

  it("lies between the case's last step and today, whatever the other county's calendar says", async () => {
    expect(await tell("ACCEPTED", { on: "2019-02-01" })).toMatchObject({ outcomeOn: [{ on: TODAY }] });
    letter = letterTo();
    await county.contents.clear();
    caseId = await plant({ spell_since: "2018-12-30" });
    expect(await tell("ACCEPTED", { on: "2018-12-01" })).toMatchObject({ outcomeOn: [{ on: "2018-12-30" }] });
  });

  it("when it is returned lets the case go on, with its lead and education told why", async () => {
    await tell("DELIVERED");
    const told = await tell("RETURNED", { words: "退函原因：非本县（区）户籍" });
    expect(told).toMatchObject({ state: "OPEN", outcome: null, version: 1, letters: [{ state: "RETURNED" }] });
    expect(told.history.at(-1)).toMatchObject({
      kind: "LETTER_RETURNED",
      note: "来宾市兴宾区教育局 柳南教函〔2018〕12号：退函原因：非本县（区）户籍",
    });
    expect(await notices()).toEqual([
      { desk: LEAD, kind: "LETTER_RETURNED", of_case: true },
      { desk: "education", kind: "LETTER_RETURNED", of_case: false },
    ]);
  });

  it("when it is returned after all undoes the hand-over, once in the history", async () => {
    await tell("ACCEPTED");
    const told = await tell("RETURNED", { words: "户籍已迁出" });
    expect(told).toMatchObject({ state: "OPEN", outcome: null, outcomeOn: [{ undoneOn: TODAY }] });
    expect(told.history.map(({ kind }) => kind)).toEqual(["LETTER_ACCEPTED", "CONCLUDED", "LETTER_RETURNED"]);
    expect(await running()).toMatchObject([{ subject_kind: "CASE" }]);
    expect(await notices()).toContainEqual({ desk: LEAD, kind: "CASE_REOPENED", of_case: true });
  });

  it("when it is answered begins the watch anew, and keeps the reply", async () => {
    await tell("ACCEPTED");
    const told = await tell("ANSWERED", { paperNumber: "兴宾教函〔2019〕3号", words: "已采取措施，尚未复学" });
    expect(told).toMatchObject({
      state: "WATCHED",
      watchUntil: "2019-01-22",
      outcomeOn: [{ confirmedBy: null }],
      letters: [{ state: "ANSWERED", replyNumber: "兴宾教函〔2019〕3号" }],
    });
    expect(await outcomes()).toContain("复函 兴宾教函〔2019〕3号 已采取措施，尚未复学");
    expect(await running()).toEqual([{ subject_kind: "CASE_WATCH", desk: "education", due_on: "2019-01-22" }]);
  });

  it.each([["accepted before", true] as const, ["never told of before", false] as const])(
    "when it has come to its end closes the case by the reply, %s",
    async (_what, isAccepted) => {
      if (isAccepted) await tell("ACCEPTED");
      const told = await tell("ENDED", { paperNumber: "兴宾教函〔2019〕3号", words: "已复学（2018-12-27）" });
      expect(told).toMatchObject({
        state: "CLOSED",
        outcome: "HANDED_OVER",
        closedOn: TODAY,
        deadline: null,
        outcomeOn: [{ confirmedBy: "REPLY" }],
        letters: [{ state: "ENDED" }],
      });
      expect(await outcomes()).toContain("复函 兴宾教函〔2019〕3号 已复学（2018-12-27）");
      expect(await county.sql("SELECT state FROM finding")).toEqual([{ state: "SETTLED" }]);
      expect(await running()).toEqual([]);
      expect(await notices()).toContainEqual({ desk: LEAD, kind: "CASE_CLOSED", of_case: true });
    },
  );

  it("does nothing twice where a clerk has entered the same letter by hand", async () => {
    await conclude(letter.number);
    expect(await tell("ACCEPTED")).toMatchObject({ state: "WATCHED", version: 2, outcomeOn: [{ on: "2018-12-20" }] });
    const reply = { accepted: true, on: "2018-12-28", paper: "复函", paperNumber: "兴宾教函〔2019〕3号" };
    await county.done("answerHandover", education, { caseId, version: 2, ...reply }, "id");
    const told = await tell("ENDED");
    expect(told).toMatchObject({ state: "CLOSED", version: 3, letters: [{ state: "ENDED" }] });
    expect(told.outcomeOn).toHaveLength(1);
    expect(told.history.filter(({ kind }) => kind === "HANDOVER_ANSWERED")).toHaveLength(1);
  });

  it("undoes no hand-over by another letter, nor any other outcome", async () => {
    await conclude("柳南教函〔2018〕9号");
    expect(await tell("RETURNED")).toMatchObject({ state: "WATCHED", outcome: "HANDED_OVER", version: 2 });
    await county.contents.clear();
    caseId = await plant({
      state: "WATCHED",
      outcome: "RETURNED",
      outcome_on: "2018-12-20",
      watch_until: "2019-01-10",
    });
    for (const kind of ["ACCEPTED", "ANSWERED", "ENDED", "RETURNED", "WITHDRAWN"]) {
      letter = letterTo();
      expect(await tell(kind)).toMatchObject({ state: "WATCHED", outcome: "RETURNED", version: 1 });
    }
  });

  it("goes on when the letter by which a clerk has handed it over is withdrawn", async () => {
    await conclude(letter.number);
    const told = await tell("WITHDRAWN", { words: "已自行返校" });
    expect(told).toMatchObject({ state: "OPEN", letters: [{ state: "WITHDRAWN" }] });
    expect(told.history.map(({ kind }) => kind)).toEqual(["CONCLUDED", "LETTER_WITHDRAWN"]);
  });

  it("of a receipt that comes after the answer does not set the letter back", async () => {
    await tell("ACCEPTED");
    expect(await tell("DELIVERED")).toMatchObject({ state: "WATCHED", letters: [{ state: "ACCEPTED" }] });
  });

  it("that came in concludes nothing here: its case is this county's own", async () => {
    letter = letterTo({ direction: "IN", number: "兴宾教函〔2018〕7号" });
    for (const kind of ["IN_PROGRESS", "ANSWERED", "ENDED"])
      expect(await tell(kind)).toMatchObject({ state: "OPEN", version: 1 });
    expect(await notices()).toEqual([]);
  });

  it("when it is overdue goes to education, the office and the leader, once for a letter of many children", async () => {
    const other = await plantCase(county.sql, "小红", { number: "450204-2018-0002", lead: "education" });
    for (const kind of ["OVERDUE", "OVERDUE_TO_MEETING", "OVERDUE_TO_SUPERIOR"]) {
      expect(await tell(kind)).toMatchObject({ state: "OPEN", letters: [{ overdueOn: "2018-12-28" }] });
      await county.act("recordLetterEvent", letters, newsOf({ ...letter, itemId: randomUUID() }, kind, other));
    }
    expect(await notices()).toEqual([
      { desk: "education", kind: "LETTER_OVERDUE", of_case: false },
      { desk: "office", kind: "LETTER_ON_AGENDA", of_case: false },
      { desk: "leader", kind: "LETTER_TO_LEADER", of_case: false },
    ]);
    expect(await tell("ACCEPTED")).toMatchObject({ letters: [{ overdueOn: null }] });
  });

  it.each([
    ["RECEIVED", "IN", "LETTER_RECEIVED"],
    ["REMINDED", "IN", "LETTER_REMINDED"],
    ["FAILED", "OUT", "LETTER_FAILED"],
    ["UNTOLD", "IN", "LETTER_TO_FILE_BY_HAND"],
  ] as const)("of the letter as a whole, %s, is a notice to education alone", async (kind, direction, notice) => {
    const whole = { ...letterTo({ direction }), itemId: null };
    const news = { ...newsOf(letter, kind, null), ...whole };
    expect(await county.act("recordLetterEvent", letters, news)).toBe("CaseLetterEvent");
    expect(await notices()).toEqual([{ desk: "education", kind: notice, of_case: false }]);
    expect(await county.sql("SELECT FROM case_letter")).toEqual([]);
  });

  it("leaves a case to be opened by hand to education, when nobody knows who the child is", async () => {
    const news = newsOf(letterTo({ direction: "IN" }), "ACCEPTED", null);
    expect(await county.act("recordLetterEvent", letters, news)).toBe("CaseLetterEvent");
    expect(await notices()).toEqual([{ desk: "education", kind: "LETTER_TO_OPEN_BY_HAND", of_case: false }]);
  });

  it("is told once, also by two at the same time", async () => {
    const news = newsOf(letter, "ACCEPTED", caseId);
    const told = await Promise.all([1, 2, 3].map(() => county.act("recordLetterEvent", letters, news)));
    expect(told.toSorted()).toEqual(["ALREADY_DONE", "ALREADY_DONE", "CaseLetterEvent"]);
    expect(await county.sql("SELECT FROM case_outcome")).toHaveLength(1);
  });

  it("is refused for a case or child of another letter, and nothing is written", async () => {
    await tell("SIGNED");
    const other = await plantCase(county.sql, "小红", { number: "450204-2018-0002" });
    const wrong = [
      newsOf(letter, "DELIVERED", randomUUID()),
      newsOf(letter, "DELIVERED", other),
      newsOf({ ...letter, letterId: randomUUID() }, "DELIVERED", caseId),
      newsOf(letter, "DELIVERED", caseId, { eventId: "none" }),
    ];
    const before = await county.contents.read();
    for (const news of wrong) expect(await county.act("recordLetterEvent", letters, news)).toBe("NOT_FOUND");
    const faults = [
      { peerName: " " },
      { peerCode: "4513" },
      { words: "字".repeat(2001) },
      { number: "号".repeat(101) },
    ];
    for (const given of faults)
      expect(await county.act("recordLetterEvent", letters, newsOf(letter, "DELIVERED", caseId, given))).toBe(
        "INVALID",
      );
    expect(await county.contents.read()).toEqual(before);
  });

  it("is nobody's of another county", async () => {
    const elsewhere = callerOf("letters", { purpose: "LETTER", regions: ["450205"] });
    await expect(county.act("recordLetterEvent", elsewhere, newsOf(letter, "SIGNED", caseId))).rejects.toThrow(
      "450204",
    );
  });

  it("is sealed where it is in words", async () => {
    await tell("ENDED", { words: "韦小明已在实验小学复学" });
    const tables = ["case_event", "case_outcome", "case_letter", "letter_event_told", "inbox_entry"];
    for (const table of tables) {
      const rows = await county.sql<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
      expect(rows.map(({ line }) => line).join()).not.toContain("小明");
    }
  });
});
