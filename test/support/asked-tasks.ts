import type { DataSource } from "typeorm";
import { openDatabase } from "../../infra/runtime/database";
import { Sex } from "../../infra/runtime/sex";
import { Whereabouts } from "../../subgraphs/joint-meeting/case/whereabouts";
import { TaskKind } from "../../subgraphs/joint-meeting/task/task-kind";
import type { TaskPartSnapshot } from "../../subgraphs/joint-meeting/task/task-part";
import type { TaskRow } from "../../subgraphs/joint-meeting/task/task.rows";
import { callerOf } from "./callers";
import { plantCase } from "./case-rows";
import { startSweptCounty, type SweptCounty } from "./swept-county";
import { TaskRows } from "./task-rows";

/** What the search for the child opens. */
export const PART: TaskPartSnapshot = {
  childName: "韦小明",
  birthDate: "2008-03-05",
  sex: Sex.MALE,
  schoolName: "第一小学",
  guardianName: "韦大明",
  whereabouts: Whereabouts.WORKING_AWAY,
  spellSince: "2018-11-05",
  householdTownship: "450204001",
};

/** Two cases, of the first school and of the rural one, and tasks of theirs and of a meeting by a word for each. */
export interface AskedTasks {
  county: SweptCounty;
  tasks: Readonly<Record<string, TaskRow>>;
  cases: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts the county and has the tasks asked: one is late, one answered, one returned. */
export async function startAskedTasks(): Promise<AskedTasks> {
  const county = await startSweptCounty();
  const database: DataSource = await openDatabase({ name: "test tasks", url: county.appUrl, entities: [] });
  const tasks: Record<string, TaskRow> = {};
  const cases: Record<string, string> = {};
  const rows = new TaskRows(database, county.vault);
  cases["first"] = await plantCase(county.sql, "小明", { number: "450204-2018-0001" });
  cases["rural"] = await plantCase(county.sql, "小红", {
    number: "450204-2018-0002",
    lead: "education",
    school_id: "2145020403",
    township_code: "450204100",
    assistants: ["township:450204100"],
  });
  tasks["search"] = await rows.task(cases["first"], { dueOn: "2019-01-04", part: PART });
  tasks["relief"] = await rows.task(cases["first"], {
    kind: TaskKind.ASSESS_RELIEF,
    desk: "civil-affairs",
    askerDesk: "school:2145020401",
    caller: callerOf("school", { regions: ["450204001"], school: "2145020401" }),
    text: "家庭困难，请评估",
    dueOn: "2019-01-15",
  });
  tasks["disability"] = await rows.task(cases["rural"], {
    kind: TaskKind.ASSESS_DISABILITY,
    desk: "health",
    dueOn: "2019-01-22",
  });
  tasks["visit"] = await rows.task(cases["rural"], {
    kind: TaskKind.VISIT,
    desk: "township:450204100",
    askerDesk: "education",
    dueOn: "2019-01-04",
  });
  tasks["aid"] = await rows.task(cases["first"], {
    kind: TaskKind.LEGAL_AID,
    desk: "justice",
    on: "2018-12-03",
    dueOn: "2018-12-28",
    part: { childName: "韦小明" },
  });
  tasks["decision"] = await rows.task(null, {
    kind: TaskKind.DECISION,
    desk: "human-resources",
    meetingId: "0190a000-0000-7000-8000-00000000000a",
    on: "2018-12-03",
    dueOn: "2018-12-17",
  });
  const sealed = county.vault.seal("符合条件，已列入");
  await county.sql(
    `UPDATE task SET state = 'DONE', version = 3, answer_kind = 'ENTITLED', answer_sealed = $2, closed_on = '2018-12-31',
       closed_at = now(), closed_by = 'civil-affairs', closed_post = '科长', closed_department = 'civil-affairs'
     WHERE id = $1`,
    [tasks["relief"].id, sealed],
  );
  await county.sql("UPDATE task SET state = 'ACCEPTED', version = 2 WHERE id = $1", [tasks["aid"].id]);
  await county.sql("UPDATE task SET state = 'RETURNED', version = 2, reason_sealed = $2 WHERE id = $1", [
    tasks["disability"].id,
    county.vault.seal("须先鉴定智力"),
  ]);
  return {
    county,
    tasks,
    cases,
    close: async () => {
      await database.destroy();
      await county.close();
    },
  };
}
