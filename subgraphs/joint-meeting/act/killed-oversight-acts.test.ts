import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { ActingCounty } from "../../../test/support/acting-county";
import { callerOf } from "../../../test/support/callers";
import { expectWholeOrNothing, type TriedAct } from "../../../test/support/killed-act";

const SCHOOLS = ["2145020401", "2145020402"];
const office = callerOf("office");
const education = callerOf("education");
const school = callerOf("school", { school: "2145020401", regions: ["450204001"] });
const principal: Caller = { ...school, actor: "principal", post: "校长", roles: ["school", "head"] };

type Given = Record<string, unknown>;

const TALKS = {
  kind: "TALK",
  subjects: SCHOOLS.map((code) => `school:${code}`),
  meetsOn: "2019-01-04",
  ground: "一名学生辍学",
};
const ORDER = { kind: "RECTIFICATION", subjects: ["school:2145020401"], dueOn: "2019-01-15", ground: "缺勤上报不及时" };
const [ACCEPTED, REPORTED] = [{ note: "实地核查，整改到位" }, { note: "已建立每日上报" }];

const ordering = (wanted: Given): TriedAct<ActingCounty> => ({
  plant: (county) => Promise.resolve(() => county.act("orderMeasures", education, wanted)),
  again: "ALREADY_DONE",
});

/** What is done with a measure once it is ordered, and others have been done with it. */
const onMeasure = (
  [order, name, caller, given]: readonly [order: Given, name: string, caller: Caller, given: Given],
  before: readonly [name: string, caller: Caller, given: Given][] = [],
): TriedAct<ActingCounty> => ({
  plant: async (county) => {
    const { measures } = await county.done<{ measures: { id: string }[] }>(
      "orderMeasures",
      education,
      order,
      "measures { id }",
    );
    const id = measures[0]?.id;
    for (const [index, [act, by, words]] of before.entries())
      await county.done(act, by, { id, version: 1 + index, ...words }, "id");
    return () => county.act(name, caller, { id, version: 1 + before.length, ...given });
  },
  again: "CHANGED",
});

const MEASURE_ACTS: Readonly<Record<string, TriedAct<ActingCounty>>> = {
  "calling of two schools to talks": ordering(TALKS),
  "order to put right": ordering(ORDER),
  "holding of a talk": onMeasure([TALKS, "holdMeasure", education, { note: "校长到场" }]),
  "report of what was put right": onMeasure([ORDER, "reportRectification", school, REPORTED]),
  "acceptance of what was put right": onMeasure(
    [ORDER, "acceptRectification", education, ACCEPTED],
    [["reportRectification", school, REPORTED]],
  ),
  "return of what was put right": onMeasure(
    [ORDER, "returnRectification", education, { note: "家访记录不全", dueOn: "2019-01-21" }],
    [["reportRectification", school, REPORTED]],
  ),
  "cancelling of an order": onMeasure([ORDER, "cancelMeasure", education, { note: "下达有误" }]),
};

const STATEMENTS = { schoolYear: "2018-2019" };

const STATEMENT_ACTS: Readonly<Record<string, TriedAct<ActingCounty>>> = {
  "drawing up of statements": {
    plant: async (county) => {
      const leader = { name: "石主任", post: "办事处主任", validFrom: "2018-01-01" };
      const place = { level: "TOWNSHIP_LEADER", regionCode: "450204001" };
      await county.act("assignGovernmentResponsible", office, { ...leader, ...place });
      return () => county.act("drawUpStatements", office, STATEMENTS);
    },
    again: "StatementsDrawnUp",
  },
  "signing of a statement": {
    plant: async (county) => {
      await county.done("drawUpStatements", office, STATEMENTS, "drawnUp");
      const [statement] = await county.sql<{ id: string }>(
        "SELECT id FROM responsibility_statement WHERE level = 'PRINCIPAL'",
      );
      return () => county.act("signStatement", principal, { id: statement?.id, side: "SIGNATORY" });
    },
    again: "ALREADY_DONE",
  },
};

const MEETING_OF_PARENTS = { kind: "PARENT_MEETING", title: "控辍保学家长会", plannedOn: "2018-12-28" };

const onActivity = (name: string, given: Given): TriedAct<ActingCounty> => ({
  plant: async (county) => {
    const { id } = await county.done<{ id: string }>("planActivity", school, MEETING_OF_PARENTS, "id");
    return () => county.act(name, school, { id, version: 1, ...given });
  },
  again: "CHANGED",
});

const ACTIVITY_ACTS: Readonly<Record<string, TriedAct<ActingCounty>>> = {
  "planning of an activity": {
    plant: (county) => Promise.resolve(() => county.act("planActivity", school, MEETING_OF_PARENTS)),
    again: "ALREADY_DONE",
  },
  "report of an activity": onActivity("reportActivity", {
    heldOn: "2018-12-28",
    participants: 180,
    report: "宣讲义务教育法",
  }),
  "calling off of an activity": onActivity("cancelActivity", { reason: "降雪停课" }),
};

describe("of oversight, at whichever of its statements the service is killed", () => {
  let county: ActingCounty;

  beforeAll(async () => {
    county = await ActingCounty.open();
  });
  afterAll(() => county?.close());

  it.each(Object.entries({ ...MEASURE_ACTS, ...STATEMENT_ACTS, ...ACTIVITY_ACTS }))(
    "the %s is whole or not at all, and is done once by whoever repeats it",
    async (_act, tried) => {
      expect(await expectWholeOrNothing(county, tried)).toBeGreaterThan(1);
    },
  );
});
