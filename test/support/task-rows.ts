import type { DataSource } from "typeorm";
import type { Vault } from "../../infra/runtime/vault";
import type { Desk } from "../../subgraphs/joint-meeting/desk/desk";
import { raiseTask, type TaskToRaise } from "../../subgraphs/joint-meeting/task/raise-task";
import { TaskKind } from "../../subgraphs/joint-meeting/task/task-kind";
import type { TaskRow } from "../../subgraphs/joint-meeting/task/task.rows";
import { callerOf } from "./callers";

/** What differs from a search for a child that the office asked public security for on the county's day. */
export type PlantedTask = Omit<Partial<TaskToRaise>, "desk" | "askerDesk"> & { desk?: string; askerDesk?: string };

/** Raises tasks of 柳南区 as the acts of cases and meetings do. */
export class TaskRows {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** A task as its row is after it was asked. */
  task(
    caseId: string | null,
    { desk = "public-security", askerDesk = "office", ...rest }: PlantedTask = {},
  ): Promise<TaskRow> {
    const task: TaskToRaise = {
      regionCode: "450204",
      caseId,
      meetingId: null,
      itemId: null,
      kind: TaskKind.FIND_WHEREABOUTS,
      desk: desk as Desk,
      askerDesk: askerDesk as Desk,
      text: "请查找该生去向",
      part: null,
      dueOn: "2019-01-08",
      caller: callerOf("office"),
      on: "2018-12-31",
      at: new Date("2018-12-31T04:00:00Z"),
      vault: this.vault,
      ...rest,
    };
    return this.database.transaction((manager) => raiseTask(manager, task));
  }
}

type Sql = (text: string) => Promise<object[]>;

/** What acts on tasks write, and nothing that the county's rounds write meanwhile. */
const WRITTEN = [
  "SELECT to_jsonb(t) AS row FROM task t",
  "SELECT to_jsonb(e) FROM task_event e",
  "SELECT to_jsonb(n) FROM task_number n",
  "SELECT to_jsonb(d) FROM deadline d WHERE subject_kind IN ('TASK', 'DECISION')",
  "SELECT to_jsonb(i) FROM inbox_entry i WHERE kind LIKE 'TASK%'",
  "SELECT to_jsonb(c) FROM case_event c",
].join(" UNION ALL ");

/** All that acts on tasks have written, row by row. */
export const writtenOfTasks = (sql: Sql): Promise<object[]> => sql(WRITTEN);

/** Erases it. Row by row, so that a round at work is not in the way. */
export async function forgetTasks(sql: Sql): Promise<void> {
  for (const statement of FORGET) await sql(statement);
}

const FORGET = [
  "DELETE FROM inbox_entry WHERE subject_kind IN ('TASK', 'DECISION')",
  `DELETE FROM deadline_act act USING deadline d WHERE act.deadline_id = d.id AND d.subject_kind IN ('TASK', 'DECISION')`,
  "DELETE FROM deadline WHERE subject_kind IN ('TASK', 'DECISION')",
  "DELETE FROM case_event",
  "DELETE FROM task_event",
  "DELETE FROM task",
  "DELETE FROM task_number",
];
