import type { DataSource } from "typeorm";
import type { Caller } from "../../infra/runtime/caller";
import { openDatabase } from "../../infra/runtime/database";
import { TaskKind } from "../../subgraphs/joint-meeting/task/task-kind";
import type { TaskRow } from "../../subgraphs/joint-meeting/task/task.rows";
import { callerOf } from "./callers";
import { plantCase } from "./case-rows";
import type { GraphqlAnswer } from "./graphql-answer";
import { startSweptCounty, type SweptCounty } from "./swept-county";
import { forgetTasks, type PlantedTask, TaskRows } from "./task-rows";

const OUTCOME = `
  __typename
  ... on Refusal { reason message }
  ... on Task { number state version answer answerText reasonGiven dueOn acceptedOn acceptedBy closedOn closedPost
    history { kind actor post department at dueOn note } }`;

const ACTS = {
  accept: `mutation ($id: ID!, $version: Int!) { outcome: acceptTask(id: $id, version: $version) { ${OUTCOME} } }`,
  return: `mutation ($id: ID!, $version: Int!, $reason: String!) {
    outcome: returnTask(id: $id, version: $version, reason: $reason) { ${OUTCOME} } }`,
  answer: `mutation ($id: ID!, $version: Int!, $answer: TaskAnswer!, $text: String!, $attachmentIds: [ID!]! = []) {
    outcome: answerTask(id: $id, version: $version, answer: $answer, text: $text, attachmentIds: $attachmentIds) { ${OUTCOME} } }`,
  again: `mutation ($id: ID!, $version: Int!, $changed: String!, $dueOn: Date) {
    outcome: askTaskAgain(id: $id, version: $version, changed: $changed, dueOn: $dueOn) { ${OUTCOME} } }`,
  withdraw: `mutation ($id: ID!, $version: Int!, $reason: String!) {
    outcome: withdrawTask(id: $id, version: $version, reason: $reason) { ${OUTCOME} } }`,
};

export type Act = keyof typeof ACTS;
export const TASK_ACTS = Object.keys(ACTS) as Act[];

const GIVEN: Record<Act, Record<string, unknown>> = {
  accept: {},
  return: { reason: "人已不在本辖区" },
  answer: { answer: "FOUND", text: "韦小明在佛山一家电子厂" },
  again: { changed: "已补充照片", dueOn: "2019-01-11" },
  withdraw: { reason: "已自行返校" },
};

/** Opens nothing, so that asking it again reads nothing through the gateway. */
export const DECISION: PlantedTask = { kind: TaskKind.DECISION, meetingId: "0190a000-0000-7000-8000-00000000000a" };

/** Whose act it is, of a task that the office asked public security for. */
export const actorOf = (act: Act): Caller =>
  callerOf(act === "again" || act === "withdraw" ? "office" : "public-security");

/** A county with a case of the first school and one task in it, asked anew before each test by {@link ask}. */
export class TaskCounty {
  private constructor(
    readonly county: SweptCounty,
    readonly database: DataSource,
    readonly rows: TaskRows,
    readonly caseId: string,
    public task: TaskRow,
  ) {}

  static async start(): Promise<TaskCounty> {
    const county = await startSweptCounty();
    const database = await openDatabase({ name: "test tasks", url: county.appUrl, entities: [] });
    const rows = new TaskRows(database, county.vault);
    const caseId = await plantCase(county.sql, "小明", { number: "450204-2018-0001" });
    return new TaskCounty(county, database, rows, caseId, await rows.task(caseId));
  }

  /** Forgets all that was done, and has public security asked to find the child. */
  async ask(): Promise<void> {
    await forgetTasks(this.county.sql);
    this.task = await this.rows.task(this.caseId);
  }

  /** Does something to the task at its first version, with what the act needs, unless told otherwise. */
  async act(
    name: Act,
    given: Record<string, unknown> = {},
    caller = actorOf(name),
  ): Promise<GraphqlAnswer & { outcome: GraphqlAnswer["data"] }> {
    const answer = await this.county.ask(caller, ACTS[name], {
      id: this.task.id,
      version: 1,
      ...GIVEN[name],
      ...given,
    });
    return { ...answer, outcome: answer.data?.outcome };
  }

  /** Why an act was refused; null for one that was done. */
  async refusalOf(name: Act, given: Record<string, unknown> = {}, caller = actorOf(name)): Promise<string | null> {
    const { outcome } = await this.act(name, given, caller);
    return outcome.__typename === "Refusal" ? outcome.reason : null;
  }

  /** Steps of its history that are written down. */
  async steps(): Promise<string[]> {
    const rows = await this.county.sql<{ kind: string }>("SELECT kind FROM task_event WHERE task_id = $1 ORDER BY id", [
      this.task.id,
    ]);
    return rows.map(({ kind }) => kind);
  }

  async deadline(): Promise<object | undefined> {
    const [row] = await this.county.sql<object>(
      "SELECT subject_kind, desk, due_on::text, ended_on::text FROM deadline WHERE subject_id = $1",
      [this.task.id],
    );
    return row;
  }

  /** Kinds of notices about it with the desks that got them. */
  async notices(): Promise<string[]> {
    const rows = await this.county.sql<{ desk: string; kind: string }>(
      "SELECT desk, kind FROM inbox_entry WHERE subject_id = $1 AND kind LIKE 'TASK%' ORDER BY created_at, kind, desk",
      [this.task.id],
    );
    return rows.map(({ desk, kind }) => `${kind} ${desk}`);
  }

  async close(): Promise<void> {
    await this.database.destroy();
    await this.county.close();
  }
}
