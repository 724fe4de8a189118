import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { ActingCounty } from "../../../test/support/acting-county";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { letterTo, newsOf } from "../../../test/support/letter-news";
import { childId } from "../../../test/support/sweep-rows";

const TODAY = "2018-12-31";
const letters = callerOf("letters", { purpose: "LETTER" });
const FACTS = `id number origin spell { since number } cause whereabouts account state lead { code } deadline { dueOn }
  history { kind note } letters { direction state number peerCode }`;

describe("a case that is opened by a letter", () => {
  let county: ActingCounty;

  const given = (rest: Record<string, unknown> = {}): Record<string, unknown> => {
    const { direction: _direction, ...letter } = letterTo({ number: "兴宾教函〔2018〕7号" });
    return { ...letter, eventId: randomUUID(), childId: childId("小明"), since: "2018-11-05", on: TODAY, ...rest };
  };
  const open = (news: Record<string, unknown>) => county.act("openCaseByLetter", letters, news);
  const opened = (news: Record<string, unknown>) =>
    county.done<Record<string, unknown>>("openCaseByLetter", letters, news, FACTS);
  const link = (alias: string, child: string) =>
    county.sql(
      `INSERT INTO child_link (id, child_id, alias_id, reason_sealed, linked_at, linked_by, linked_post)
       VALUES (gen_random_uuid(), $1, $2, '\\x00', now(), 'a', 'p')`,
      [childId(child), childId(alias)],
    );

  beforeAll(async () => {
    county = await ActingCounty.open();
  });
  afterAll(() => county?.close());
  beforeEach(() => county.contents.clear());

  it("begins since the letter says, led by the township of the household, and knows its letter", async () => {
    expect(await opened(given())).toMatchObject({
      origin: "LETTER",
      spell: { since: "2018-11-05", number: 1 },
      account: "来宾市兴宾区教育局 兴宾教函〔2018〕7号",
      state: "OPEN",
      lead: { code: "township:450204001" },
      deadline: { dueOn: "2019-01-04" },
      history: [{ kind: "OPENED" }, { kind: "LETTER_ACCEPTED", note: "来宾市兴宾区教育局 兴宾教函〔2018〕7号" }],
      letters: [{ direction: "IN", state: "ACCEPTED", number: "兴宾教函〔2018〕7号", peerCode: "451302" }],
    });
    expect(await county.sql("SELECT desk, kind FROM inbox_entry")).toEqual([
      { desk: "township:450204001", kind: "CASE_OPENED" },
    ]);
  });

  it("has cause and whereabouts as given, else as the own ledger tells them", async () => {
    expect(await opened(given())).toMatchObject({ cause: "POVERTY", whereabouts: "WORKING_AWAY" });
    await county.contents.clear();
    const told = given({ cause: "WEARY_OF_SCHOOL", whereabouts: "AT_HOME" });
    expect(await opened(told)).toMatchObject({ cause: "WEARY_OF_SCHOOL", whereabouts: "AT_HOME" });
  });

  it("is the one that the child has, which gets the letter and its lead the news", async () => {
    const id = await plantCase(county.sql, "小明", { number: "450204-2018-9001" });
    expect(await open(given())).toBe("CaseAlreadyOpen");
    expect(await county.sql("SELECT case_id, state FROM case_letter")).toEqual([{ case_id: id, state: "ACCEPTED" }]);
    expect(await county.sql("SELECT kind FROM case_event")).toEqual([{ kind: "LETTER_ACCEPTED" }]);
    expect(await county.sql("SELECT desk, kind FROM inbox_entry")).toEqual([
      { desk: "school:2145020401", kind: "LETTER_ACCEPTED" },
    ]);
  });

  it("is the one that was opened by hand meanwhile, of a child whom nobody knew when its letter was accepted", async () => {
    const letter = letterTo({ direction: "IN", number: "兴宾教函〔2018〕7号" });
    await county.act("recordLetterEvent", letters, newsOf(letter, "ACCEPTED", null));
    const id = await plantCase(county.sql, "小明", { number: "450204-2018-9001" });
    expect(await open(given({ letterId: letter.letterId, itemId: letter.itemId }))).toBe("CaseAlreadyOpen");
    expect(await county.sql("SELECT item_id, case_id FROM case_letter")).toEqual([
      { item_id: letter.itemId, case_id: id },
    ]);
  });

  it("is found under whichever of a child's records", async () => {
    await link("小名", "小明");
    await plantCase(county.sql, "小明", { number: "450204-2018-9001" });
    expect(await open(given({ childId: childId("小名") }))).toBe("CaseAlreadyOpen");
  });

  it("begins no earlier than the child's last case was settled, of which the letter knew nothing", async () => {
    const last = { state: "CLOSED", spell_since: "2018-10-08", outcome_on: "2018-12-10" } as const;
    await plantCase(county.sql, "小明", { number: "450204-2018-9001", ...last });
    expect(await opened(given())).toMatchObject({ spell: { since: "2018-12-10", number: 2 } });
  });

  it("is opened once for an event, however often and by however many it is told, and found again when it is closed", async () => {
    const news = given();
    const told = await Promise.all([1, 2, 3].map(() => open(news)));
    expect(told.toSorted()).toEqual(["Case", "CaseAlreadyOpen", "CaseAlreadyOpen"]);
    await county.sql(
      "UPDATE child_case SET state = 'CLOSED', outcome = 'RETURNED', outcome_on = $1, closed_on = $1, version = 2",
      [TODAY],
    );
    expect(await open(news)).toBe("CaseAlreadyOpen");
    expect(await county.sql("SELECT FROM child_case")).toHaveLength(1);
    expect(await county.sql("SELECT FROM case_event WHERE kind = 'LETTER_ACCEPTED'")).toHaveLength(1);
  });

  it("is one for two letters about the child, whose items each know it", async () => {
    const told = await Promise.all([open(given()), open(given())]);
    expect(told.toSorted()).toEqual(["Case", "CaseAlreadyOpen"]);
    expect(
      await county.sql("SELECT count(DISTINCT case_id)::int AS cases, count(*)::int AS letters FROM case_letter"),
    ).toEqual([{ cases: 1, letters: 2 }]);
  });

  it("is refused of nobody, and in another county", async () => {
    expect(await open(given({ childId: "none" }))).toBe("NOT_FOUND");
    expect(await open(given({ eventId: "none" }))).toBe("NOT_FOUND");
    const elsewhere = callerOf("letters", { purpose: "LETTER", regions: ["450205"] });
    await expect(county.act("openCaseByLetter", elsewhere, given())).rejects.toThrow("450204");
    expect(await county.sql("SELECT FROM letter_event_told")).toEqual([]);
  });
});
