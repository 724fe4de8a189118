import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { openDatabase } from "../../../infra/runtime/database";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import type { PlacedCase } from "../case/case.policy";
import type { Desk } from "../desk/desk";
import { mayFollowChild, mayReadAnswer, mayReadPart, mayReadQuestion } from "./disclosure.policy";
import {
  askingDesk,
  mayDirectTask,
  mayReadTask,
  mayWorkTask,
  type PlacedTask,
  readsPart,
  TASK_IN_SCOPE,
  TASK_OF_PART_IN_SCOPE,
  taskScope,
} from "./task.policy";
import { TaskKind } from "./task-kind";
import { TaskState } from "./task-state";

const COUNTY = "450204";
const [FIRST, SECOND] = ["450204001", "450204100"];
const [SCHOOL, OTHER_SCHOOL] = ["2145020401", "2145020403"];
const DEPARTMENTS: readonly Role[] = [
  "education",
  "public-security",
  "civil-affairs",
  "disabled-persons",
  "poverty-relief",
  "health",
  "justice",
  "human-resources",
];
const DESKS = [
  "office",
  ...DEPARTMENTS,
  `school:${SCHOOL}`,
  `school:${OTHER_SCHOOL}`,
  `township:${FIRST}`,
  `township:${SECOND}`,
] as Desk[];

const CASES: (PlacedCase | null)[] = [
  null,
  ...[null, SCHOOL, OTHER_SCHOOL].flatMap((schoolId) =>
    [null, FIRST, SECOND].flatMap((townshipCode) =>
      ["education", `school:${SCHOOL}`, `township:${SECOND}`].map((lead) => ({
        regionCode: COUNTY,
        schoolId,
        townshipCode,
        lead: lead as Desk,
        assistants: lead === "education" ? ([`township:${FIRST}`, `school:${OTHER_SCHOOL}`] as Desk[]) : [],
      })),
    ),
  ),
];

const TASKS: PlacedTask[] = DESKS.flatMap((desk) =>
  CASES.map((ofCase, index) => ({
    regionCode: COUNTY,
    desk,
    askerDesk: (["office", `school:${SCHOOL}`, "education"] as Desk[])[index % 3] as Desk,
    ofCase,
  })),
);

type Asker = Pick<Caller, "roles" | "regions" | "school">;

const covers = (regions: readonly string[], code: string): boolean =>
  regions.some((region) => [2, 4, 6, 9].includes(region.length) && code.startsWith(region));

/** Whether somebody sits at a desk, as the county's plan of posts has it. */
function sitsAt({ roles, regions, school }: Asker, desk: string): boolean {
  const [kind = "", code] = desk.split(":");
  if (kind === "school") return roles.includes("school") && school === code;
  if (school !== null) return false;
  if (kind === "township") return roles.includes("township") && regions.includes(code ?? "");
  return roles.includes(kind as Role) && covers(regions, COUNTY);
}

/** Whether somebody works a case, or has it in the own territory. */
function readsCase(asker: Asker, { schoolId, townshipCode, lead, assistants }: PlacedCase): boolean {
  if (sitsAt(asker, "office") || sitsAt(asker, "education")) return true;
  const takesPart = [lead, ...assistants].some((desk) => /^(school|township):/.test(desk) && sitsAt(asker, desk));
  if (takesPart) return true;
  if (asker.school !== null) return asker.roles.includes("school") && asker.school === schoolId;
  return asker.roles.includes("township") && townshipCode !== null && covers(asker.regions, townshipCode);
}

const readsTask = (asker: Asker, { desk, ofCase }: PlacedTask): boolean =>
  sitsAt(asker, desk) || (ofCase === null ? sitsAt(asker, "office") : readsCase(asker, ofCase));

const selectFor = (condition: string): string => `
  WITH child_case AS (
    SELECT * FROM jsonb_to_recordset($8::jsonb)
      AS c (id text, region_code char(6), school_id text, township_code text, lead text, assistants text[])
  )
  SELECT t.ordinal::int FROM jsonb_to_recordset($7::jsonb) AS t (ordinal int, case_id text, desk text)
  LEFT JOIN child_case c ON c.id = t.case_id
  WHERE ${condition} ORDER BY 1`;

const task = (desk: string, ofCase: PlacedCase | null, askerDesk = "office") => ({
  regionCode: COUNTY,
  desk: desk as Desk,
  askerDesk: askerDesk as Desk,
  ofCase,
  state: TaskState.ASKED,
});

const OF_SCHOOL: PlacedCase = {
  regionCode: COUNTY,
  schoolId: SCHOOL,
  townshipCode: FIRST,
  lead: `school:${SCHOOL}` as Desk,
  assistants: [],
};

const school = callerOf("school", { regions: [FIRST], school: SCHOOL });
const otherSchool = callerOf("school", { regions: [SECOND], school: OTHER_SCHOOL });
const township = callerOf("township", { regions: [FIRST] });
const otherTownship = callerOf("township", { regions: [SECOND] });

describe("who may read a task", () => {
  let county: SweptCounty;
  let database: DataSource;

  beforeAll(async () => {
    county = await startSweptCounty();
    database = await openDatabase({ name: "test policy", url: county.appUrl, entities: [] });
  });
  afterAll(async () => {
    await database?.destroy();
    await county?.close();
  });

  const tasks = JSON.stringify(
    TASKS.map(({ desk, ofCase }, ordinal) => ({ ordinal, desk, case_id: ofCase && String(CASES.indexOf(ofCase)) })),
  );
  const cases = JSON.stringify(
    CASES.flatMap((found, index) =>
      found === null
        ? []
        : {
            id: String(index),
            region_code: found.regionCode,
            school_id: found.schoolId,
            township_code: found.townshipCode,
            lead: found.lead,
            assistants: found.assistants,
          },
    ),
  );

  it("is as the plan of posts has it, and the same for a list as for one record, whoever asks", async () => {
    const region = fc.constantFrom("", "45", "4502", COUNTY, "450205", FIRST, SECOND, "450205001", "45020400", "%");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...(Object.keys(ROLE_SCOPES) as Role[])), { maxLength: 3 }),
        fc.uniqueArray(region, { maxLength: 3 }),
        fc.option(fc.constantFrom(SCHOOL, "2145020499", "")),
        async (roles, regions, ofSchool) => {
          const caller = { ...callerOf("office", { regions, school: ofSchool }), roles };
          const expected = TASKS.flatMap((one, ordinal) => (readsTask(caller, one) ? [ordinal] : []));
          expect(TASKS.flatMap((one, ordinal) => (mayReadTask(caller, one) ? [ordinal] : []))).toEqual(expected);
          const scope = taskScope(caller, COUNTY);
          for (const condition of readsPart(scope) ? [TASK_IN_SCOPE, TASK_OF_PART_IN_SCOPE] : [TASK_IN_SCOPE]) {
            const listed: { ordinal: number }[] = await database.query(selectFor(condition), [...scope, tasks, cases]);
            expect(listed.map(({ ordinal }) => ordinal)).toEqual(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("who acts on a task", () => {
  it.each([
    ["public security", callerOf("public-security"), "public-security"],
    ["justice", callerOf("justice"), "justice"],
    ["a school", school, `school:${SCHOOL}`],
    ["a township", township, `township:${FIRST}`],
  ])("is %s on its own, and nobody else", (_who, caller, desk) => {
    for (const other of DESKS) expect(mayWorkTask(caller, task(other, OF_SCHOOL))).toBe(other === desk);
  });

  it("is of another county for nobody", () => {
    const neighbour = callerOf("public-security", { regions: ["450205"] });
    expect(mayWorkTask(neighbour, task("public-security", OF_SCHOOL))).toBe(false);
    expect(mayReadTask(neighbour, task("public-security", OF_SCHOOL))).toBe(false);
  });

  it("asks from the office, from education, or from the desk that leads the case", () => {
    expect(askingDesk(callerOf("office"), OF_SCHOOL)).toBe("office");
    expect(askingDesk(callerOf("education"), OF_SCHOOL)).toBe("education");
    expect(askingDesk(school, OF_SCHOOL)).toBe(`school:${SCHOOL}`);
    for (const caller of [otherSchool, township, callerOf("public-security"), callerOf("leader")])
      expect(askingDesk(caller, OF_SCHOOL)).toBeNull();
    expect(askingDesk(callerOf("office", { regions: ["450205"] }), OF_SCHOOL)).toBeNull();
  });

  it("directs what it has asked itself, and the office all", () => {
    const byEducation = task("justice", OF_SCHOOL, "education");
    expect(mayDirectTask(callerOf("office"), byEducation)).toBe(true);
    expect(mayDirectTask(callerOf("education"), byEducation)).toBe(true);
    expect(mayDirectTask(school, byEducation)).toBe(false);
    expect(mayDirectTask(callerOf("justice"), byEducation)).toBe(false);
    expect(mayDirectTask(callerOf("education"), task("justice", null, "office"))).toBe(false);
  });

  it("no longer directs when the lead has gone to another", () => {
    const passedOn = { ...OF_SCHOOL, lead: "education" as Desk };
    expect(mayDirectTask(school, task("justice", OF_SCHOOL, `school:${SCHOOL}`))).toBe(true);
    expect(mayDirectTask(school, task("justice", passedOn, `school:${SCHOOL}`))).toBe(false);
  });
});

describe("what is disclosed of a task", () => {
  const relief = { ...task("civil-affairs", OF_SCHOOL), kind: TaskKind.ASSESS_RELIEF };
  const disability = { ...task("health", OF_SCHOOL), kind: TaskKind.ASSESS_DISABILITY };
  const household = { ...task("poverty-relief", OF_SCHOOL), kind: TaskKind.CHECK_HOUSEHOLD };
  const search = { ...task("public-security", OF_SCHOOL), kind: TaskKind.FIND_WHEREABOUTS };

  it.each([relief, disability, household])(
    "is the answer of $kind to readers of its register and its desk alone",
    (one) => {
      expect(mayReadAnswer(school, one)).toBe(false);
      expect(mayReadQuestion(school, one)).toBe(false);
      for (const caller of [callerOf("office"), callerOf("education"), township])
        expect(mayReadAnswer(caller, one)).toBe(true);
      expect(mayReadAnswer(callerOf(one.desk as Role), one)).toBe(true);
    },
  );

  it("is of the others to whoever may read the task", () => {
    for (const caller of [school, township, callerOf("office")]) expect(mayReadAnswer(caller, search)).toBe(true);
  });

  it("is its own words to a desk that asked", () => {
    const own = { ...relief, askerDesk: `school:${SCHOOL}` as Desk };
    expect(mayReadQuestion(school, own)).toBe(true);
    expect(mayReadAnswer(school, own)).toBe(false);
  });

  it("is the part of the case to the desk that is asked, and the office", () => {
    for (const caller of [callerOf("public-security"), callerOf("office")])
      expect(mayReadPart(caller, search)).toBe(true);
    for (const caller of [school, township, otherTownship, callerOf("education"), callerOf("justice")])
      expect(mayReadPart(caller, search)).toBe(false);
  });

  it("is nothing of the child to the desk from which it was withdrawn", () => {
    const withdrawn = { ...search, state: TaskState.WITHDRAWN };
    expect(mayReadPart(callerOf("public-security"), withdrawn)).toBe(false);
    expect(mayFollowChild(callerOf("public-security"), withdrawn)).toBe(false);
    expect(mayReadPart(callerOf("office"), withdrawn)).toBe(true);
    expect(mayFollowChild(school, withdrawn)).toBe(true);
    const done = { ...search, state: TaskState.DONE };
    expect(mayReadPart(callerOf("public-security"), done)).toBe(true);
  });

  it("is the child to whoever reads the case and to desks that keep a register", () => {
    expect(mayFollowChild(callerOf("public-security"), search)).toBe(true);
    expect(mayFollowChild(callerOf("civil-affairs"), relief)).toBe(true);
    expect(mayFollowChild(callerOf("office"), disability)).toBe(true);
    expect(mayFollowChild(callerOf("health"), disability)).toBe(false);
    expect(mayFollowChild(callerOf("justice"), { ...task("justice", OF_SCHOOL), kind: TaskKind.LEGAL_AID })).toBe(
      false,
    );
    const decision = { ...task("public-security", OF_SCHOOL), kind: TaskKind.DECISION };
    expect(mayFollowChild(callerOf("public-security"), decision)).toBe(false);
  });
});
