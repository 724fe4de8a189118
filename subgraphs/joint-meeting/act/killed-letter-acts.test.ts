import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ActingCounty } from "../../../test/support/acting-county";
import { callerOf } from "../../../test/support/callers";
import { plantCase, plantCaseDeadline } from "../../../test/support/case-rows";
import { expectWholeOrNothing, type TriedAct } from "../../../test/support/killed-act";
import { letterTo, newsOf } from "../../../test/support/letter-news";
import { childId } from "../../../test/support/sweep-rows";
import { TaskKind } from "../task/task-kind";

const letters = callerOf("letters", { purpose: "LETTER" });

/** An event of a letter whose case came of a finding, after others that were told. */
const telling = (kind: string, before: readonly string[] = []): TriedAct<ActingCounty> => ({
  plant: async (county) => {
    const { sql, rows, tasks } = county;
    const finding = await rows.finding(await rows.sweep(), "小明", { kind: "DROPOUT", state: "CONFIRMED" });
    const caseId = await plantCase(sql, "小明", { origin: "FINDING", finding_id: finding });
    await plantCaseDeadline(sql, caseId, "2019-01-04", "school:2145020401");
    await tasks.task(caseId, { kind: TaskKind.ASSESS_RELIEF, desk: "civil-affairs" });
    const letter = letterTo();
    for (const earlier of before) await county.act("recordLetterEvent", letters, newsOf(letter, earlier, caseId));
    const words = { words: "经核实", paperNumber: "兴宾教函〔2019〕3号" };
    const news = newsOf(letter, kind, caseId, words);
    return () => county.act("recordLetterEvent", letters, news);
  },
  again: "ALREADY_DONE",
});

const opening = (hasCase: boolean): TriedAct<ActingCounty> => ({
  plant: async (county) => {
    if (hasCase) await plantCase(county.sql, "小明", { number: "450204-2018-9001" });
    const { direction: _direction, ...letter } = letterTo({ number: "兴宾教函〔2018〕7号" });
    const news = { ...letter, eventId: randomUUID(), childId: childId("小明"), since: "2018-11-05", on: "2018-12-31" };
    return () => county.act("openCaseByLetter", letters, news);
  },
  again: "CaseAlreadyOpen",
});

const ACTS: Readonly<Record<string, TriedAct<ActingCounty>>> = {
  "dispatch of a letter": telling("SIGNED"),
  "acceptance, by which a case is handed over": telling("ACCEPTED", ["SIGNED", "DELIVERED"]),
  "return of what was waiting": telling("RETURNED", ["DELIVERED"]),
  "return of what was handed over": telling("RETURNED", ["ACCEPTED"]),
  "reply, after which the outcome is awaited": telling("ANSWERED", ["ACCEPTED"]),
  "end, which closes the case": telling("ENDED", ["ACCEPTED"]),
  "end of a letter that nobody had accepted": telling("ENDED"),
  "lateness of a letter": telling("OVERDUE_TO_MEETING", ["OVERDUE"]),
  "opening by a letter": opening(false),
  "linking of a letter with the case there is": opening(true),
};

describe("of a letter, at whichever of its statements the service is killed", () => {
  let county: ActingCounty;

  beforeAll(async () => {
    county = await ActingCounty.open();
  });
  afterAll(() => county?.close());

  it.each(Object.entries(ACTS))(
    "the %s is whole or not at all, and is done once by whoever repeats it",
    async (_act, tried) => {
      expect(await expectWholeOrNothing(county, tried)).toBeGreaterThan(5);
    },
  );
});
