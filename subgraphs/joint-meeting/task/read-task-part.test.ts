import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { AskingCounty } from "../../../test/support/asking-county";
import { callerOf } from "../../../test/support/callers";
import { eventually } from "../../../test/support/eventually";
import { TaskKind } from "./task-kind";
import { TASK_KINDS } from "./task-kind-table";

/** Whom each kind may be put to. */
const DESKS: [TaskKind, string][] = [
  [TaskKind.FIND_WHEREABOUTS, "public-security"],
  [TaskKind.ASSESS_RELIEF, "civil-affairs"],
  [TaskKind.ASSESS_DISABILITY, "disabled-persons"],
  [TaskKind.ASSESS_DISABILITY, "health"],
  [TaskKind.CHECK_HOUSEHOLD, "poverty-relief"],
  [TaskKind.VISIT, "school:2145020401"],
  [TaskKind.SERVE_NOTICE, "township:450204001"],
  [TaskKind.LEGAL_AID, "justice"],
  [TaskKind.CHILD_LABOUR, "human-resources"],
  [TaskKind.HEALTH_CHECK, "health"],
  [TaskKind.PLACE, "education"],
];

/** What the county knows of the child; each kind opens some of it. */
const KNOWN: Record<string, unknown> = {
  childName: "韦查找",
  birthDate: "2008-03-05",
  sex: "MALE",
  schoolName: "第01小学",
  grade: 3,
  className: "1班",
  guardianName: "韦大山",
  whereabouts: "WORKING_AWAY",
  spellSince: "2018-11-05",
  householdTownship: "450204100",
  documentNumber: null,
};

describe("what a task opens", () => {
  let asking: AskingCounty;

  const snapshot = async (id: string): Promise<unknown> => {
    const { county } = asking;
    const [row] = await county.inJointMeeting<{ part_sealed: Buffer }>("SELECT part_sealed FROM task WHERE id = $1", [
      id,
    ]);
    return JSON.parse(county.vault.open(row!.part_sealed));
  };

  beforeAll(async () => {
    asking = await AskingCounty.start();
  });
  afterAll(() => asking?.county.close());
  beforeEach(() => asking.forget());

  it.each(DESKS)("of %s to %s is what its kind needs, and nothing more is kept", async (kind, desk) => {
    const { outcome, errors } = await asking.ask({ kind, desk });
    expect(errors).toEqual([]);
    expect(outcome).toMatchObject({ __typename: "Task", state: "ASKED", caseNumber: "450204-2018-0001" });
    const open = Object.fromEntries(TASK_KINDS[kind].opens.map((field) => [field, KNOWN[field]]));
    expect(await snapshot(outcome.id)).toEqual(open);
    const shown = { ...outcome.part, householdTownship: outcome.part.householdTownship?.code ?? null };
    const closed = Object.fromEntries(Object.keys(KNOWN).map((field) => [field, null]));
    expect(shown).toEqual({ ...closed, ...open });
  });

  it("is read by the office's account through the gateway, for the case, under the caller's request id", async () => {
    await asking.ask();
    expect(asking.county.requests).toMatchObject([
      {
        actor: "joint-meeting",
        purpose: "CASE",
        operation: "TaskPart",
        requestId: callerOf("office").requestId,
      },
    ]);
  });

  it("of a child of no household register is the roll's word", async () => {
    const caseId = asking.rollOnly;
    const { outcome } = await asking.ask({ caseId, kind: "LEGAL_AID", desk: "justice" });
    expect(outcome.part).toMatchObject({
      childName: "覃无户",
      birthDate: "2008-04-05",
      guardianName: "韦大明",
      householdTownship: null,
    });
    // The case's school, not the one where the roll has the child by now.
    const { outcome: visit } = await asking.ask({ caseId, kind: "VISIT", desk: "township:450204100" });
    expect(visit.part).toMatchObject({ schoolName: null, grade: 3 });
  });

  it.each(["public-security", "education"] as const)(
    "is nothing while %s is away, which is named, and all when it is back",
    async (name) => {
      const { county } = asking;
      await county.departments[name].stop();
      const { outcome, errors } = await asking.ask();
      expect(outcome).toBeNull();
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining(`The task was not asked: ${name} does not answer`),
          extensions: { code: "UNAVAILABLE", details: { department: name } },
        },
      ]);
      expect(await asking.written()).toEqual([]);
      await county.departments[name].startAgain();
      await eventually(async () => expect((await asking.ask()).outcome).toMatchObject({ __typename: "Task" }), {
        within: 15_000,
      });
    },
  );

  it("needs no department that knows nothing of it", async () => {
    const { departments } = asking.county;
    const away = (["poverty-relief", "civil-affairs", "disabled-persons"] as const).map((name) => departments[name]);
    await Promise.all(away.map((department) => department.stop()));
    expect((await asking.ask()).outcome).toMatchObject({ __typename: "Task" });
    await Promise.all(away.map((department) => department.startAgain()));
  });

  it("is read anew when it is asked again", async () => {
    const { county } = asking;
    const { outcome: asked } = await asking.ask();
    await asking.return(asked.id);
    await county.departments["public-security"].asOwner("UPDATE household_registration SET guardian_name = '韦新人'");
    const { outcome, errors } = await asking.askAgain(asked.id);
    await county.departments["public-security"].asOwner("UPDATE household_registration SET guardian_name = '韦大山'");
    expect(errors).toEqual([]);
    expect(outcome).toMatchObject({ state: "ASKED", version: 3, part: { guardianName: "韦新人" } });
  });

  it("is not asked again while a department is away, and the task stays returned", async () => {
    const { county } = asking;
    const { outcome: asked } = await asking.ask();
    await asking.return(asked.id);
    await county.departments["public-security"].stop();
    const { outcome, errors } = await asking.askAgain(asked.id);
    await county.departments["public-security"].startAgain();
    expect(outcome).toBeNull();
    expect(errors[0]).toMatchObject({ extensions: { code: "UNAVAILABLE" } });
    expect(await county.inJointMeeting("SELECT state, version FROM task")).toEqual([{ state: "RETURNED", version: 2 }]);
  });
});
