import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Clock } from "../../../infra/runtime/clock";
import {
  type AnsweringGateway,
  type GatewayAnswer,
  startAnsweringGateway,
} from "../../../test/support/answering-gateway";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { plantArrival, plantDraft, inventedChildren, type PlantedLetter } from "../../../test/support/planted-letters";
import type { CaseEventKind } from "./case-event-kind";
import { type CaseNews, tellCase } from "./tell-case";
import { tellWaiting } from "./tell-waiting";

const CASE = { id: randomUUID(), number: "450204-2018-0007" };
const TOLD = { data: { outcome: { __typename: "CaseLetterEvent" } } };
const PERSON = "a".repeat(52);

describe("the joint meeting is told of letters", () => {
  let bench: LettersBench;
  let gateway: AnsweringGateway;
  let answer: (documentId: string, variables: Record<string, unknown>) => GatewayAnswer;
  let now: Date;
  const exchangeClock: Clock = { now: () => now, today: () => "2026-11-24" };

  const tell = (kind: CaseEventKind, { letter }: PlantedLetter, given: Partial<CaseNews> = {}) =>
    bench.database.transaction((manager) =>
      tellCase(manager, {
        kind,
        letterId: letter.id,
        itemId: null,
        on: "2018-12-31",
        at: new Date("2018-12-31T04:00:00Z"),
        vault: bench.vault,
        ...given,
      }),
    );
  const run = () => {
    const resources = bench.on({ exchangeClock, gateway: gateway.office });
    return tellWaiting(resources, new AbortController().signal);
  };
  const events = () =>
    bench.sql<{ kind: string; state: string; attempts: number; last_fault: string | null }>(
      "SELECT kind, state, attempts, last_fault FROM case_event ORDER BY serial",
    );
  const asked = () => gateway.asked.map(({ documentId, variables }) => [documentId, variables["kind"] ?? "ACCEPTED"]);
  const set = (child: string, settings: string) =>
    bench.sql(`UPDATE letter_child SET ${settings} WHERE id = $1`, [child]);

  beforeAll(async () => {
    bench = await openLettersBench();
    gateway = await startAnsweringGateway((documentId, variables) => answer(documentId, variables));
  });
  afterAll(async () => {
    await gateway?.close();
    await bench?.close();
  });
  beforeEach(async () => {
    await bench.sql("TRUNCATE case_event, letter CASCADE");
    gateway.asked.length = 0;
    now = new Date("2026-11-24T08:00:00Z");
    answer = (documentId) =>
      documentId === "record-letter-event" ? TOLD : { data: { outcome: { __typename: "Case", ...CASE } } };
  });

  it("of every child, with what its letter is then, in the words of the file", async () => {
    const planted = await plantDraft(bench, { children: inventedChildren(2) });
    const [first, second] = planted.children;
    await tell("SIGNED", planted);
    await set(first!.id, "state = 'RETURNED', reason = 'MOVED_ON', moved_to = '450203'");
    await tell("RETURNED", planted, { itemId: first!.id, note: "2016年迁出" });
    await run();
    expect(gateway.asked.map(({ variables }) => [variables["itemId"], variables["caseId"], variables["kind"]])).toEqual(
      expect.arrayContaining([
        [first!.id, first!.caseId, "SIGNED"],
        [second!.id, second!.caseId, "SIGNED"],
        [first!.id, first!.caseId, "RETURNED"],
      ]),
    );
    expect(gateway.asked.at(-1)?.variables).toMatchObject({
      letterId: planted.letter.id,
      direction: "OUT",
      peerCode: "451302",
      peerName: "来宾市兴宾区教育局",
      on: "2018-12-31",
      words: "退函原因：户籍已迁出，迁往鱼峰区，2016年迁出",
    });
    expect((await events()).map(({ state }) => state)).toEqual(["DONE", "DONE", "DONE"]);
  });

  it("and nothing of a child stands in clear until then, nor afterwards", async () => {
    const planted = await plantArrival(bench);
    await tell("ACCEPTED", planted, { itemId: planted.children[0]!.id, note: "韦小明系我区户籍" });
    const [row] = await bench.sql<{ line: string }>("SELECT e::text AS line FROM case_event e");
    expect(row?.line).not.toContain("小明");
  });

  it("of an accepted letter, whose case it opens and gives the letter back", async () => {
    const planted = await plantArrival(bench);
    const [child] = planted.children;
    await set(child!.id, `state = 'ACCEPTED', accepted_on = '2018-12-31', child_id = '${PERSON}'`);
    await tell("ACCEPTED", planted, { itemId: child!.id });
    await tell("IN_PROGRESS", planted, { itemId: child!.id });
    await run();
    expect(asked()).toEqual([
      ["open-case-by-letter", "ACCEPTED"],
      ["record-letter-event", "IN_PROGRESS"],
    ]);
    expect(gateway.asked[0]?.variables).toMatchObject({ childId: PERSON, since: expect.stringMatching(/^\d{4}-/) });
    expect(gateway.asked[1]?.variables).toMatchObject({ caseId: CASE.id });
    expect(await bench.sql("SELECT case_id, case_number, version FROM letter_child")).toEqual([
      { case_id: CASE.id, case_number: CASE.number, version: 1 },
    ]);
  });

  it("of a letter that a child had a case before, which is the letter's too", async () => {
    answer = () => ({ data: { outcome: { __typename: "CaseAlreadyOpen", case: CASE } } });
    const planted = await plantArrival(bench);
    await set(planted.children[0]!.id, `child_id = '${PERSON}'`);
    await tell("ACCEPTED", planted, { itemId: planted.children[0]!.id });
    await run();
    expect(await bench.sql("SELECT case_number FROM letter_child")).toEqual([{ case_number: CASE.number }]);
  });

  it("of an accepted letter of a child whom nobody knows, so that its case is opened by hand", async () => {
    const planted = await plantArrival(bench);
    await tell("ACCEPTED", planted, { itemId: planted.children[0]!.id });
    await run();
    expect(asked()).toEqual([["record-letter-event", "ACCEPTED"]]);
  });

  it("again and again while it is away, ever more seldom and in the order of each child", async () => {
    answer = () => ({ missing: "joint-meeting" });
    const planted = await plantDraft(bench);
    const [child] = planted.children;
    await tell("SIGNED", planted);
    await tell("DELIVERED", planted);
    let last = 0;
    for (let tries = 1; tries <= 12; tries++) {
      await run();
      const [first] = await bench.sql<{ attempts: number; pause: number }>(
        "SELECT attempts, extract(epoch FROM next_try_at - $1::timestamptz)::float AS pause FROM case_event ORDER BY serial LIMIT 1",
        [now],
      );
      expect(first).toMatchObject({ attempts: tries });
      expect(first!.pause).toBeLessThanOrEqual(300);
      last = first!.pause;
      await run();
      now = new Date(now.getTime() + 300_000);
    }
    expect(last).toBeGreaterThan(100);
    expect(await events()).toEqual([
      { kind: "SIGNED", state: "WAITING", attempts: 12, last_fault: "UNAVAILABLE" },
      { kind: "DELIVERED", state: "WAITING", attempts: 0, last_fault: null },
    ]);
    answer = () => TOLD;
    gateway.asked.length = 0;
    await run();
    expect(gateway.asked.map(({ variables }) => [variables["kind"], variables["itemId"]])).toEqual([
      ["SIGNED", child!.id],
      ["DELIVERED", child!.id],
    ]);
  });

  it("of the others, while one waits for a department", async () => {
    const [waiting, other] = [await plantArrival(bench), await plantDraft(bench)];
    await set(waiting.children[0]!.id, `child_id = '${PERSON}'`);
    await tell("ACCEPTED", waiting, { itemId: waiting.children[0]!.id });
    await tell("SIGNED", other);
    answer = (documentId) => (documentId === "open-case-by-letter" ? { missing: "education" } : TOLD);
    await run();
    expect((await events()).map(({ kind, state }) => [kind, state])).toEqual([
      ["ACCEPTED", "WAITING"],
      ["SIGNED", "DONE"],
    ]);
  });

  it("of what was told before its service was killed once more, which does nothing more", async () => {
    answer = () => ({ data: { outcome: { __typename: "Refusal", reason: "ALREADY_DONE" } } });
    await tell("SIGNED", await plantDraft(bench));
    await run();
    expect(await events()).toMatchObject([{ state: "DONE" }]);
  });

  it("of what it refuses once, then that it did not take it, and of what comes after it all the same", async () => {
    answer = (_documentId, { kind }) =>
      kind === "SIGNED" ? { data: { outcome: { __typename: "Refusal", reason: "NOT_FOUND" } } } : TOLD;
    const planted = await plantDraft(bench);
    await tell("SIGNED", planted);
    await tell("DELIVERED", planted);
    await run();
    expect(await events()).toEqual([
      { kind: "SIGNED", state: "FAILED", attempts: 0, last_fault: "NOT_FOUND" },
      { kind: "DELIVERED", state: "DONE", attempts: 0, last_fault: null },
      { kind: "UNTOLD", state: "DONE", attempts: 0, last_fault: null },
    ]);
  });

  it("of nothing more where it does not take even that", async () => {
    answer = () => ({ data: { outcome: { __typename: "Refusal", reason: "INVALID" } } });
    await tell("SIGNED", await plantDraft(bench));
    await run();
    expect((await events()).map(({ kind, state }) => [kind, state])).toEqual([
      ["SIGNED", "FAILED"],
      ["UNTOLD", "FAILED"],
    ]);
  });

  it("by one worker at a time", async () => {
    await tell("SIGNED", await plantDraft(bench, { children: inventedChildren(20) }));
    await Promise.all([run(), run(), run()]);
    const ids = gateway.asked.map(({ variables }) => variables["eventId"]);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  });

  it("not of an act that was undone", async () => {
    const planted = await plantDraft(bench);
    const undone = bench.database.transaction(async (manager) => {
      const news = { kind: "SIGNED", letterId: planted.letter.id, itemId: null } as const;
      await tellCase(manager, { ...news, on: "2018-12-31", at: now, vault: bench.vault });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await events()).toEqual([]);
  });

  it("of the children that a lateness or withdrawal is about, and of no other", async () => {
    const planted = await plantDraft(bench, { children: inventedChildren(3) });
    const [returned, withdrawn] = planted.children;
    await set(returned!.id, "state = 'RETURNED', reason = 'OTHER'");
    await set(withdrawn!.id, "state = 'WITHDRAWN'");
    await tell("OVERDUE", planted);
    await tell("WITHDRAWN", planted);
    await tell("FAILED", planted);
    expect(await bench.sql("SELECT kind, item_id FROM case_event ORDER BY serial")).toEqual([
      { kind: "OVERDUE", item_id: planted.children[2]!.id },
      { kind: "WITHDRAWN", item_id: withdrawn!.id },
      { kind: "FAILED", item_id: null },
    ]);
    await expect(tell("ACCEPTED", planted)).rejects.toThrow("one child");
    await expect(tell("SIGNED", planted, { itemId: randomUUID() })).rejects.toThrow("no letter or child");
  });
});
