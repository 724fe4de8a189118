import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { ActingCounty } from "../../../test/support/acting-county";
import { callerOf } from "../../../test/support/callers";
import { plantCase, type PlantedCase } from "../../../test/support/case-rows";
import { expectWholeOrNothing, type TriedAct } from "../../../test/support/killed-act";
import { childId } from "../../../test/support/sweep-rows";
import { AttachmentSubjectKind } from "../attachment/attachment-subject-kind";

const TODAY = "2018-12-31";
const TOWNSHIP = "township:450204001";
const office = callerOf("office");
const education = callerOf("education");
const police = callerOf("public-security");
const township = callerOf("township", { regions: ["450204001"] });
const leader = callerOf("leader", { purpose: null });

const plant = ({ sql }: ActingCounty, given: PlantedCase = {}): Promise<string> => plantCase(sql, "小明", given);

/** An act on the task by which the office has public security look for the child, once others have been done to it. */
const onTask = (
  name: string,
  caller: Caller,
  given: Record<string, unknown>,
  before: readonly [name: string, given: Record<string, unknown>][] = [],
): TriedAct<ActingCounty> => ({
  plant: async (county) => {
    const { id } = await county.tasks.task(await plant(county));
    for (const [index, [act, words]] of before.entries())
      await county.done(act, police, { id, version: 1 + index, ...words }, "id");
    return () => county.act(name, caller, { id, version: 1 + before.length, ...given });
  },
  again: "ALREADY_DONE",
});

const TASK_ACTS: Readonly<Record<string, TriedAct<ActingCounty>>> = {
  "asking for a task": {
    plant: async (county) => {
      const caseId = await plant(county);
      const documentId = await county.papers.document(caseId, "RETURN_NOTICE", TOWNSHIP, TODAY);
      const task = { kind: "SERVE_NOTICE", desk: TOWNSHIP, text: "请送达通知书", dueOn: "2019-01-08", documentId };
      return () => county.act("askTask", office, { caseId, version: 1, ...task });
    },
    again: "ALREADY_DONE",
  },
  "acceptance of a task": onTask("acceptTask", police, {}),
  "return of a task": onTask("returnTask", police, { reason: "人已不在本辖区" }),
  "answer to a task": {
    plant: async (county) => {
      const { id } = await county.tasks.task(await plant(county));
      await county.done("acceptTask", police, { id, version: 1 }, "id");
      await county.attach(police, { kind: AttachmentSubjectKind.TASK, id });
      const attachmentIds = (await county.sql<{ id: string }>("SELECT id FROM attachment")).map((paper) => paper.id);
      const answer = { answer: "FOUND", text: "在佛山一家电子厂", attachmentIds };
      return () => county.act("answerTask", police, { id, version: 2, ...answer });
    },
    again: "ALREADY_DONE",
  },
  "asking again for a task": onTask("askTaskAgain", office, { changed: "已补充照片", dueOn: "2019-01-11" }, [
    ["returnTask", { reason: "信息不全" }],
  ]),
  "withdrawal of a task": onTask("withdrawTask", office, { reason: "已自行返校" }),
};

const RETURN_NOTICE = { kind: "RETURN_NOTICE", organ: TOWNSHIP, statement: "经入户核实，该生在家。" };

const PAPER_ACTS: Readonly<Record<string, TriedAct<ActingCounty>>> = {
  "drawing up of a paper": {
    plant: async (county) => {
      const caseId = await plant(county);
      return () => county.act("drawUpDocument", township, { caseId, ...RETURN_NOTICE });
    },
    again: "ALREADY_DONE",
  },
  "declaring of a paper void": {
    plant: async (county) => {
      const caseId = await plant(county);
      const given = { caseId, ...RETURN_NOTICE };
      const { id } = await county.done<{ id: string }>("drawUpDocument", township, given, "id");
      return () => county.act("voidDocument", township, { id, reason: "监护人姓名有误" });
    },
    again: "ALREADY_DONE",
  },
  "handing in of a paper to a case": {
    plant: async (county) => {
      const id = await plant(county);
      return () => county.attach(township, { kind: AttachmentSubjectKind.CASE, id });
    },
    again: "SAME",
  },
  "handing in of a paper to a task": {
    plant: async (county) => {
      const { id } = await county.tasks.task(await plant(county));
      return () => county.attach(police, { kind: AttachmentSubjectKind.TASK, id });
    },
    again: "SAME",
  },
};

const REASON = "学生随父母外出，须了解救助情况";
const CHILD = childId("小明");

const decision = (
  [asked, given]: readonly [name: string, given: (caseId: string) => Record<string, unknown>],
  words: Record<string, unknown>,
): TriedAct<ActingCounty> => ({
  plant: async (county) => {
    const { id } = await county.done<{ id: string }>(asked, education, given(await plant(county)), "id");
    return () => county.act("decideApproval", leader, { id, ...words });
  },
  again: "ALREADY_DONE",
});
const skipping = (caseId: string) => ({ kind: "SKIP_STEP", subjectId: `${caseId}:RETURN_NOTICE`, reason: REASON });
const opening = () => ({ childId: CHILD, reason: REASON });

const APPROVAL_ACTS: Readonly<Record<string, TriedAct<ActingCounty>>> = {
  "asking for an approval": {
    plant: async (county) => {
      const asked = skipping(await plant(county));
      return () => county.act("askApproval", education, asked);
    },
    again: "ALREADY_DONE",
  },
  "asking for an opening": {
    plant: (county) => Promise.resolve(() => county.act("askChildOpening", education, opening())),
    again: "ALREADY_DONE",
  },
  "approval of a skipped step": decision(["askApproval", skipping], { approve: true }),
  "refusal of a skipped step": decision(["askApproval", skipping], { approve: false, note: "先走访" }),
  "approval of an opening, which opens the child": decision(["askChildOpening", opening], { approve: true }),
  "opening in an emergency": {
    plant: (county) => Promise.resolve(() => county.act("breakGlass", education, opening())),
    again: "ALREADY_DONE",
  },
  "end of an opening": {
    plant: async (county) => {
      const { id } = await county.done<{ id: string }>("breakGlass", education, opening(), "id");
      return () => county.act("endChildOpening", education, { id });
    },
    again: "ALREADY_DONE",
  },
};

describe("of tasks, papers and approvals, at whichever of its statements the service is killed", () => {
  let county: ActingCounty;

  beforeAll(async () => {
    county = await ActingCounty.open();
  });
  afterAll(() => county?.close());

  it.each(Object.entries({ ...TASK_ACTS, ...PAPER_ACTS, ...APPROVAL_ACTS }))(
    "the %s is whole or not at all, and is done once by whoever repeats it",
    async (_act, tried) => {
      expect(await expectWholeOrNothing(county, tried)).toBeGreaterThan(2);
    },
  );
});
