import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ActingCounty } from "../../../test/support/acting-county";
import { callerOf } from "../../../test/support/callers";
import { plantCase, plantCaseDeadline, type PlantedCase } from "../../../test/support/case-rows";
import { expectWholeOrNothing, type TriedAct } from "../../../test/support/killed-act";
import { childId } from "../../../test/support/sweep-rows";
import { AttachmentSubjectKind } from "../attachment/attachment-subject-kind";
import { TaskKind } from "../task/task-kind";

const TODAY = "2018-12-31";
const TOWNSHIP = "township:450204001";
const office = callerOf("office");
const education = callerOf("education");
const school = callerOf("school", { school: "2145020401", regions: ["450204001"] });

/** A case that came of a finding, with its deadline and a task that nobody has answered; its id. */
async function plant({ sql, rows, tasks }: ActingCounty, given: PlantedCase = {}): Promise<string> {
  const finding = await rows.finding(await rows.sweep(), "小明", { kind: "DROPOUT", state: "CONFIRMED" });
  const id = await plantCase(sql, "小明", { origin: "FINDING", finding_id: finding, ...given });
  await plantCaseDeadline(sql, id, "2019-01-04", "school:2145020401");
  await tasks.task(id, { kind: TaskKind.ASSESS_RELIEF, desk: "civil-affairs" });
  return id;
}

/** Who answers for the child on the government's line. */
async function appoint(county: ActingCounty): Promise<void> {
  const given = { name: "石主任", post: "办事处主任", validFrom: "2018-01-01" };
  const places = [
    { level: "COUNTY_LEADER", regionCode: "450204" },
    { level: "TOWNSHIP_LEADER", regionCode: "450204001" },
    { level: "VILLAGE_LEADER", regionCode: "450204001", village: "河西村" },
  ];
  for (const place of places) await county.act("assignGovernmentResponsible", office, { ...given, ...place });
}

/** A case that was concluded with a letter to the home county. */
async function handOver(county: ActingCounty): Promise<string> {
  const caseId = await plant(county);
  const letter = { outcome: "HANDED_OVER", on: "2018-12-10", paper: "函", paperNumber: "柳南教函〔2018〕12号" };
  await county.done("concludeCase", education, { caseId, version: 1, ...letter }, "id");
  return caseId;
}

/** A case of the child that is closed, and one on another record of the child, which a sweep has found. */
async function plantTwoRecords(county: ActingCounty): Promise<Record<string, unknown>> {
  await plant(county, { state: "CLOSED", spell_since: "2018-09-03", spell_number: 1 });
  await county.rows.finding(await county.rows.sweep(), "小名", { kind: "DROPOUT", state: "CONFIRMED" });
  await plantCase(county.sql, "小名");
  return { childId: childId("小明"), aliasId: childId("小名"), reason: "同一儿童两个证件号码" };
}

const conclude = (outcome: Record<string, unknown>, given: PlantedCase = {}): TriedAct<ActingCounty> => ({
  plant: async (county) => {
    const caseId = await plant(county, given);
    return () => county.act("concludeCase", education, { caseId, version: 1, on: "2018-12-28", ...outcome });
  },
  again: "CHANGED",
});

const answer = (accepted: boolean): TriedAct<ActingCounty> => ({
  plant: async (county) => {
    const reply = { accepted, on: "2018-12-28", paper: "复函", paperNumber: "兴宾教函〔2018〕3号" };
    const caseId = await handOver(county);
    return () => county.act("answerHandover", office, { caseId, version: 2, ...reply });
  },
  again: "CHANGED",
});

const ACTS: Readonly<Record<string, TriedAct<ActingCounty>>> = {
  "opening from a finding": {
    plant: async (county) => {
      await appoint(county);
      const { rows } = county;
      const findingId = await rows.finding(await rows.sweep(), "小明", { kind: "DROPOUT", state: "CONFIRMED" });
      return () => county.act("openCaseFromFinding", office, { findingId });
    },
    again: "CaseAlreadyOpen",
  },
  "opening from the ledger": {
    plant: async (county) => {
      await appoint(county);
      return () => county.act("openCaseFromLedger", office, { childId: childId("小明"), foundOn: "2018-12-03" });
    },
    again: "CaseAlreadyOpen",
  },
  "opening from a page of the ledger": {
    plant: async (county) => {
      await appoint(county);
      return () => county.act("openCasesFromLedger", office, { regionCode: "450204", first: 100 });
    },
    again: "LedgerOpening",
    isRow: true,
  },
  "opening by hand": {
    plant: async (county) => {
      await appoint(county);
      const given = { childId: childId("小明"), since: "2018-12-03", reason: "村干部反映未到校" };
      return () => county.act("openCaseByHand", office, given);
    },
    again: "CaseAlreadyOpen",
  },
  assignment: {
    plant: async (county) => {
      const caseId = await plant(county);
      const desks = { lead: TOWNSHIP, assistants: ["school:2145020401", "education"] };
      return () => county.act("assignCase", office, { caseId, version: 1, ...desks });
    },
    again: "CHANGED",
  },
  note: {
    plant: async (county) => {
      await appoint(county);
      const caseId = await plant(county);
      const words = { cause: "POVERTY", whereabouts: "WORKING_AWAY", account: "随叔父务工", village: "河西村" };
      return () => county.act("noteCase", school, { caseId, version: 1, ...words });
    },
    again: "CHANGED",
  },
  visit: {
    plant: async (county) => {
      const caseId = await plant(county);
      const visitors = [{ line: "EDUCATION", name: "甘老师", post: "班主任" }];
      const given = { visitedOn: "2018-12-28", visitors, met: "祖母", said: "动员返校", nextOn: "2019-01-07" };
      await county.attach(school, { kind: AttachmentSubjectKind.CASE, id: caseId });
      const attachmentIds = (await county.sql<{ id: string }>("SELECT id FROM attachment")).map(({ id }) => id);
      return () => county.act("recordVisit", school, { caseId, version: 1, ...given, attachmentIds });
    },
    again: "CHANGED",
  },
  "step by a document, with those before it skipped": {
    plant: async (county) => {
      const caseId = await plant(county);
      const documentId = await county.papers.document(caseId, "RETURN_NOTICE", "education", TODAY);
      await county.papers.approve("SKIP_STEP", `${caseId}:RETURN_NOTICE`);
      const step = { kind: "RETURN_NOTICE", on: TODAY, documentId, note: "当面告知" };
      return () => county.act("takeStep", education, { caseId, version: 1, ...step });
    },
    again: "CHANGED",
  },
  "return, to be watched": conclude({ outcome: "RETURNED", paper: "返校确认书" }),
  "return whose watch is over": conclude(
    { outcome: "RETURNED", on: "2018-10-08", paper: "返校确认书" },
    { spell_since: "2018-09-10" },
  ),
  "false report, closed at once": conclude({ outcome: "FALSE_REPORT", note: "一直在校，学籍录入错误" }),
  "transfer that the roll bears out": conclude({ outcome: "TRANSFERRED", paper: "转学证明" }),
  "home county's yes": answer(true),
  "home county's no": answer(false),
  "linking of two records": {
    plant: async (county) => {
      const records = await plantTwoRecords(county);
      return () => county.act("linkChildren", office, records);
    },
    again: "ALREADY_DONE",
  },
  "unlinking of two records": {
    plant: async (county) => {
      const records = await plantTwoRecords(county);
      const { id } = await county.done<{ id: string }>("linkChildren", office, records, "id");
      return () => county.act("unlinkChildren", office, { linkId: id, reason: "经核实为两人" });
    },
    again: "ALREADY_DONE",
  },
  reopening: {
    plant: async (county) => {
      const caseId = await handOver(county);
      await county.papers.approve("REOPEN_CASE", caseId);
      return () => county.act("reopenCase", office, { caseId, version: 2, reason: "户籍地查无此人" });
    },
    again: "CHANGED",
  },
};

describe("of a case, at whichever of its statements the service is killed", () => {
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
