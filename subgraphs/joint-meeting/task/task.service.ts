import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import { isCalendarDate } from "../../../schema/scalars/date";
import type { Desk } from "../desk/desk";
import { readsPart, taskScope } from "./task.policy";
import type { TaskRow } from "./task.rows";
import { SELECT_TASK, SELECT_TASKS, SELECT_TASKS_OF_CASES, SELECT_TASKS_OF_PART } from "./task.statements";
import { SELECT_TASK_EVENTS, type TaskEventRow } from "./task-history";
import type { TaskKind } from "./task-kind";
import type { TaskState } from "./task-state";

/** What a listing of tasks holds to; null for whatever. */
interface TaskFilter {
  desk: Desk | null;
  states: readonly TaskState[] | null;
  kinds: readonly TaskKind[] | null;
  overdueOnly: boolean;
  caseId: string | null;
}

interface TaskSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** The tasks that one caller may read. */
export class TaskService {
  private readonly ofCases: DataLoader<string, TaskRow[]>;
  private readonly histories: DataLoader<string, TaskEventRow[]>;

  constructor(
    private readonly sources: TaskSources,
    private readonly caller: Caller,
  ) {
    const { database } = sources;
    // What a request has changed it reads again.
    this.ofCases = new DataLoader(
      async (ids) => {
        const rows = await database.query<TaskRow[]>(SELECT_TASKS_OF_CASES, [...this.scope(), ids]);
        const groups = Map.groupBy(rows, ({ caseId }) => caseId);
        return ids.map((id) => groups.get(id) ?? []);
      },
      { cache: false },
    );
    this.histories = new DataLoader(
      async (ids) => {
        const groups = Map.groupBy(
          await database.query<TaskEventRow[]>(SELECT_TASK_EVENTS, [ids]),
          ({ taskId }) => taskId,
        );
        return ids.map((id) => groups.get(id) ?? []);
      },
      { cache: false },
    );
  }

  /** A task by id; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<TaskRow | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.sources.database.query<TaskRow[]>(SELECT_TASK, [...this.scope(), id]);
    return row ?? null;
  }

  /** The tasks of a case, those due first at the beginning. */
  findOfCase(caseId: string): Promise<TaskRow[]> {
    return this.ofCases.load(caseId);
  }

  /** What happened to a task that the caller may read, in order. */
  findHistory(id: string): Promise<TaskEventRow[]> {
    return this.histories.load(id);
  }

  /** One more row than the page holds, by due day and id. */
  async list({ desk, states, kinds, overdueOnly, caseId }: TaskFilter, { first, after }: Page): Promise<TaskRow[]> {
    const { database, clock } = this.sources;
    if (caseId !== null && !isUuid(caseId)) return [];
    const [dueOn = null, id = null] = after ?? [];
    if (after !== null && !isKey(dueOn ?? "", id ?? ""))
      throw new DomainError("BAD_INPUT", "after is not a cursor of this listing. after 不是本列表的游标。");
    const overdueBefore = overdueOnly ? clock.today() : null;
    const scope = this.scope();
    const filter = [desk ?? soleDesk(scope), states, kinds, overdueBefore, caseId];
    return database.query(readsPart(scope) ? SELECT_TASKS_OF_PART : SELECT_TASKS, [
      ...scope,
      ...filter,
      dueOn,
      id,
      first + 1,
    ]);
  }

  private scope(): ReturnType<typeof taskScope> {
    return taskScope(this.caller, this.sources.countyCode);
  }
}

/** The one desk whose tasks alone a caller may read: its index has them in order. */
function soleDesk([, , , , desks, readsCases]: ReturnType<typeof taskScope>): Desk | null {
  return readsCases || desks.length !== 1 ? null : (desks[0] ?? null);
}

/** The database takes no year 0, not even to find nothing. */
const isKey = (dueOn: string, id: string): boolean => isCalendarDate(dueOn) && dueOn > "0001" && isUuid(id);
