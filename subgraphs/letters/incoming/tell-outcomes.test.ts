import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { type AnsweringGateway, startAnsweringGateway } from "../../../test/support/answering-gateway";
import { Correspondent, deliverAll } from "../../../test/support/corresponding-counties";
import { openContent } from "../letter/letter-content";
import type { LetterRow } from "../letter/letter.rows";
import type { ToldCase } from "./case-reader";
import { tellOutcomes } from "./tell-outcomes";

const LIUNAN = "450204";
const XINGBIN = "451302";

describe("cases that letters opened", () => {
  let gateway: AnsweringGateway;
  let liunan: Correspondent;
  let xingbin: Correspondent;
  let counties: Correspondent[];
  let missing: string | null = null;
  const cases = new Map<string, ToldCase>();

  beforeAll(async () => {
    gateway = await startAnsweringGateway((_documentId, variables) => {
      if (missing !== null) return { missing };
      const found = (variables["ids"] as string[]).map((id) => cases.get(id)).filter((told) => told !== undefined);
      return { data: { cases: { edges: found.map((node) => ({ node })) } } };
    });
    counties = await Correspondent.openAll([LIUNAN, XINGBIN], gateway.office);
    [liunan, xingbin] = counties as [Correspondent, Correspondent];
  });
  afterAll(async () => {
    await Promise.all((counties ?? []).map((county) => county.close()));
    await gateway?.close();
  });
  beforeEach(() => {
    cases.clear();
    missing = null;
  });

  /** A letter whose children 兴宾区 has accepted, each with a case that the joint meeting has opened. */
  const accepted = async (count: number): Promise<{ letter: string; items: string[]; told: ToldCase[] }> => {
    const letter = await liunan.write(
      XINGBIN,
      Array.from({ length: count }, () => ({})),
    );
    await deliverAll(counties);
    const items = (await xingbin.standing(letter)).map(({ id }) => id);
    await xingbin.acts.incomingActs.accept({ letterId: letter, version: 1, itemIds: items });
    const told = items.map((item, index): ToldCase => {
      const id = randomUUID();
      const number = `451302-2018-000${index + 1}`;
      const node = {
        id,
        number,
        openedOn: "2018-12-31",
        outcomes: [],
        steps: [],
        visits: [],
        child: { enrolments: [] },
      };
      cases.set(id, node);
      return node;
    });
    for (const [index, item] of items.entries())
      await xingbin.bench.sql("UPDATE letter_child SET case_id = $2, case_number = $3 WHERE id = $1", [
        item,
        told[index]?.id,
        told[index]?.number,
      ]);
    await deliverAll(counties);
    return { letter, items, told };
  };
  const conclude = (told: ToldCase | undefined, outcome: string, on = "2018-12-31", undoneOn: string | null = null) =>
    told?.outcomes.push({ outcome, on, undoneOn });
  const compare = () => tellOutcomes({ ...xingbin.resources, gateway: gateway.office }, new AbortController().signal);
  const draft = async (letterId: string, itemIds: string[]): Promise<LetterRow> => {
    const done = await xingbin.acts.replyingActs.draft({ letterId, itemIds, answers: [] });
    if (done instanceof Refusal) throw new Error(done.message);
    return done;
  };
  const outcomes = async (county: Correspondent, letter: string) =>
    (await county.standing(letter)).map(({ state, outcome, outcomeOn }) => [state, outcome, outcomeOn]);

  it("are told of once each comes to its end, and once only, however often they are compared", async () => {
    const { letter, told } = await accepted(3);
    conclude(told[0], "RETURNED", "2018-12-20", "2018-12-22");
    conclude(told[1], "RETURNED", "2018-12-30");
    told[1]?.child?.enrolments.push(
      { state: "DROPPED_OUT", school: null },
      { state: "ENROLLED", school: { name: "兴宾一中" } },
    );
    await Promise.all([compare(), compare()]);
    await compare();
    const deliveries = await deliverAll(counties);
    expect(deliveries).toEqual([{ kind: "OUTCOME", result: "APPLIED" }]);
    expect(await outcomes(liunan, letter)).toEqual([
      ["ACCEPTED", null, null],
      ["ENDED", "BACK_IN_SCHOOL", "2018-12-30"],
      ["ACCEPTED", null, null],
    ]);
    const [{ sealed }] = (await liunan.bench.sql<{ sealed: Buffer }>(
      "SELECT outcome_sealed AS sealed FROM letter_child WHERE letter_id = $1 AND state = 'ENDED'",
      [letter],
    )) as [{ sealed: Buffer }];
    expect(JSON.parse(liunan.bench.vault.open(sealed))).toEqual({ school: "兴宾一中", account: null });

    conclude(told[0], "HOME_TEACHING");
    conclude(told[2], "OVER_AGE");
    await compare();
    await deliverAll(counties);
    expect(await outcomes(liunan, letter)).toEqual(await outcomes(xingbin, letter));
    expect(await liunan.letterState(letter)).toBe("CLOSED");
    await compare();
    expect(await xingbin.waiting()).toEqual([]);
  });

  it.each([
    ["INCLUSIVE_CLASS", "BACK_IN_SCHOOL"],
    ["SPECIAL_SCHOOL", "BACK_IN_SCHOOL"],
    ["TRANSFERRED", "BACK_IN_SCHOOL"],
    ["FALSE_REPORT", "BACK_IN_SCHOOL"],
    ["DECEASED", "DECEASED"],
  ])("that came to %s are told as %s", async (outcome, expected) => {
    const { letter, told } = await accepted(1);
    conclude(told[0], outcome);
    await compare();
    expect(await outcomes(xingbin, letter)).toEqual([["ENDED", expected, "2018-12-31"]]);
    await deliverAll(counties);
  });

  it("that go on, or were handed over once more, are told of by nobody but a clerk", async () => {
    const { letter, told } = await accepted(2);
    conclude(told[1], "HANDED_OVER");
    told[0]?.steps.push({ kind: "PERSUASION", takenOn: "2018-12-31" });
    await compare();
    expect(await outcomes(xingbin, letter)).toEqual([
      ["ACCEPTED", null, null],
      ["ACCEPTED", null, null],
    ]);
  });

  it("are compared again when a department was away, and nothing is told of half an answer", async () => {
    const { letter, told } = await accepted(1);
    conclude(told[0], "RETURNED");
    missing = "joint-meeting";
    await expect(compare()).rejects.toThrow("joint-meeting does not answer");
    expect(await outcomes(xingbin, letter)).toEqual([["ACCEPTED", null, null]]);
    missing = null;
    await compare();
    expect(await outcomes(xingbin, letter)).toEqual([["ENDED", "BACK_IN_SCHOOL", "2018-12-31"]]);
    await deliverAll(counties);
  });

  it("are what a reply is drawn up from, and what it tells is not told beside it", async () => {
    const { letter, items, told } = await accepted(2);
    told[0]?.steps.push(
      { kind: "PERSUASION", takenOn: "2018-12-31" },
      { kind: "SOMETHING_NEW", takenOn: "2018-12-31" },
    );
    told[0]?.visits.push({ visitedOn: "2018-12-30" }, { visitedOn: "2018-12-31" });
    conclude(told[1], "RETURNED", "2018-12-30");
    told[1]?.child?.enrolments.push({ state: "ENROLLED", school: { name: "兴宾一中" } });
    const reply = await draft(letter, items);
    const [{ number, title }] = (await xingbin.bench.sql<{ number: string; title: string }>(
      "SELECT number, title FROM letter WHERE id = $1",
      [letter],
    )) as [{ number: string; title: string }];
    expect(reply.title).toBe("来宾市兴宾区教育局关于协助做好辍学学生劝返复学工作的复函");
    const { paragraphs, answers } = openContent(xingbin.bench.vault, reply.contentSealed);
    expect(paragraphs[0]).toBe(`你局《${title}》（${number}）收悉。现将有关情况函复如下：`);
    expect(paragraphs[1]).toMatch(
      /^一、韦小明\d+尚未复学。已采取以下措施：2018年12月31日立案（451302-2018-0001），家访2次（最近一次2018年12月31日），2018年12月31日双向劝学，2018年12月31日采取其他措施。我局将继续/,
    );
    expect(paragraphs[2]).toMatch(/^二、韦小明\d+已于2018年12月30日返校，现就读于兴宾一中。$/);
    expect(paragraphs.at(-1)).toBe("特此复函。");
    expect(answers.map(({ outcome }) => outcome)).toEqual(["STEPS_TAKEN", "BACK_IN_SCHOOL"]);
    // The reply will say it.
    await compare();
    expect(await outcomes(xingbin, letter)).toEqual([
      ["ACCEPTED", null, null],
      ["ACCEPTED", null, null],
    ]);
    const again = await xingbin.acts.replyingActs.draft({ letterId: letter, itemIds: items.slice(1), answers: [] });
    expect(again).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await xingbin.sign(reply.id)).toMatchObject({ state: "SIGNED" });
    conclude(told[0], "RETURNED");
    await compare();
    expect(await deliverAll(counties)).toEqual([
      { kind: "REPLY", result: "APPLIED" },
      { kind: "OUTCOME", result: "APPLIED" },
    ]);
    expect(await outcomes(liunan, letter)).toEqual([
      ["ENDED", "BACK_IN_SCHOOL", "2018-12-31"],
      ["ENDED", "BACK_IN_SCHOOL", "2018-12-30"],
    ]);
  });

  it("are waited for by a reply: without one a clerk says what is answered, and while a department is away there is none", async () => {
    const { letter, items } = await accepted(1);
    await xingbin.bench.sql("UPDATE letter_child SET case_id = NULL, case_number = NULL WHERE id = $1", items);
    const { replyingActs } = xingbin.acts;
    const given = { letterId: letter, itemIds: items };
    expect(await replyingActs.draft({ ...given, answers: [] })).toMatchObject({ reason: "INVALID" });
    const answer = {
      itemId: items[0] ?? "",
      outcome: "STEPS_TAKEN" as const,
      on: "2018-12-31",
      school: null,
      account: null,
    };
    expect(await replyingActs.draft({ ...given, answers: [answer] })).toMatchObject({ reason: "INVALID" });
    const told = { ...answer, account: "已家访" };
    expect(await replyingActs.draft({ ...given, answers: [told, told] })).toMatchObject({ reason: "INVALID" });
    expect(await replyingActs.draft({ ...given, answers: [{ ...told, on: "2019-01-01" }] })).toMatchObject({
      reason: "INVALID",
    });
    expect(await replyingActs.draft({ ...given, answers: [{ ...told, itemId: randomUUID() }] })).toMatchObject({
      reason: "NOT_FOUND",
    });
    expect(await replyingActs.draft({ ...given, answers: [{ ...told, account: "字".repeat(1001) }] })).toMatchObject({
      reason: "INVALID",
    });
    expect(await replyingActs.draft({ ...given, answers: [told] })).toMatchObject({ kind: "REPLY" });

    const other = await accepted(1);
    missing = "education";
    await expect(draft(other.letter, other.items)).rejects.toThrow("education does not answer");
    expect(await xingbin.bench.sql("SELECT count(*)::int FROM letter WHERE about_id = $1", [other.letter])).toEqual([
      { count: 0 },
    ]);
  });

  it("of many children are read in a few requests, and told of in one reply", async () => {
    const { letter, items, told } = await accepted(130);
    for (const one of told.slice(0, 70)) conclude(one, "RETURNED");
    const asked = gateway.asked.length;
    const reply = await draft(letter, items);
    expect(gateway.asked.length - asked).toBe(2);
    expect(await xingbin.sign(reply.id)).toMatchObject({ state: "SIGNED" });
    const deliveries = await deliverAll(counties);
    expect(deliveries).toContainEqual({ kind: "REPLY", result: "APPLIED" });
    expect(await liunan.standing(letter)).toEqual(await xingbin.standing(letter));
  });
});
