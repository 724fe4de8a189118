import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { CASE_COLUMNS, type CaseRow } from "../case/case.rows";
import { CASE_IN_SCOPE, caseScope } from "../case/case.policy";
import { parseDesk } from "../desk/desk";
import { toDeskType } from "../desk/desk.type";
import type { TaskState } from "../task/task-state";
import { daysBetween } from "../report-due/report-standing";
import { type AgendaItemRow, SELECT_ITEMS, SELECT_ITEMS_BY_ID, SELECT_SUBJECT_KEYS } from "./agenda.rows";
import type { AgendaItem, AgendaSubject } from "./agenda.type";
import { CASES_OF_ITEM, type SubjectRow, SUBJECTS } from "./subject.statements";

interface AgendaSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** A subject with its place behind the item. */
export interface PlacedSubject extends AgendaSubject {
  ordinal: number;
}

interface SubjectKey {
  key: string;
  note: string | null;
  ordinal: number;
}

/** Agendas of meetings that the caller may read. */
export class AgendaService {
  private readonly items: DataLoader<string, AgendaItemRow[]>;
  private readonly byId: DataLoader<string, AgendaItemRow | null>;

  constructor(
    private readonly sources: AgendaSources,
    private readonly caller: Caller,
  ) {
    const { database } = sources;
    // What a request has changed it reads again.
    const uncached = { cache: false };
    this.items = new DataLoader(async (ids) => {
      const rows = Map.groupBy(await database.query<AgendaItemRow[]>(SELECT_ITEMS, [ids]), (row) => row.meetingId);
      return ids.map((id) => rows.get(id) ?? []);
    }, uncached);
    this.byId = new DataLoader(async (ids) => {
      const rows = await database.query<AgendaItemRow[]>(SELECT_ITEMS_BY_ID, [ids]);
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }, uncached);
  }

  /** The items of a meeting, in order; what has gone or was dropped comes last. */
  list(meetingId: string): Promise<AgendaItemRow[]> {
    return this.items.load(meetingId);
  }

  /** An item that the caller has just acted on. */
  async get(id: string): Promise<AgendaItemRow> {
    const row = await this.byId.load(id);
    if (row === null) throw new Error("an agenda item that was just written is gone");
    return row;
  }

  /** What stands behind an item, as it is today; one more than the page holds. */
  async subjects({ id, kind }: Pick<AgendaItem, "id" | "kind">, { first, after }: Page): Promise<PlacedSubject[]> {
    const { database, clock } = this.sources;
    const before = Number(after?.[0] ?? 0);
    if (!Number.isInteger(before) || before < 0) return [];
    const keys = await database.query<SubjectKey[]>(SELECT_SUBJECT_KEYS, [id, before, first + 1]);
    const statement = SUBJECTS[kind];
    const rows =
      statement === undefined || keys.length === 0
        ? []
        : await database.query<SubjectRow[]>(statement, [keys.map(({ key }) => key)]);
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    return keys.map((subject) => this.toSubject(subject, rowOf.get(subject.key), clock.today()));
  }

  /**
   * The cases behind an item that the caller may read, by number; one more than the page holds.
   * @throws DomainError FORBIDDEN for whoever reads no cases, and for another purpose than the meeting.
   */
  async cases({ id, kind }: Pick<AgendaItem, "id" | "kind">, { first, after }: Page): Promise<CaseRow[]> {
    if (!this.caller.scopes.has("case:read") || this.caller.purpose !== "MEETING") {
      throw new DomainError(
        "FORBIDDEN",
        "Cases of an agenda are opened by whoever may read cases, for the purpose MEETING. 议题所涉案件须由可查看案件者以“联席会议”（MEETING）用途打开。",
      );
    }
    const behind = CASES_OF_ITEM[kind];
    if (behind === undefined) return [];
    const statement = `
      SELECT ${CASE_COLUMNS} FROM child_case c
      WHERE ${CASE_IN_SCOPE} AND c.id IN (${behind.replaceAll("$1", "$5")}) AND c.number > $6
      ORDER BY c.number LIMIT $7`;
    return this.sources.database.query(statement, [...caseScope(this.caller), id, after?.[0] ?? "", first + 1]);
  }

  private toSubject({ key, note, ordinal }: SubjectKey, row: SubjectRow | undefined, today: string): PlacedSubject {
    const desk = parseDesk(row?.desk ?? deskOfKey(key), this.sources.countyCode);
    const from = row?.dueOn ?? row?.since ?? null;
    return {
      id: key,
      number: row?.number ?? null,
      caseNumber: row?.caseNumber ?? null,
      desk: desk && toDeskType(desk),
      since: row?.since ?? null,
      dueOn: row?.dueOn ?? null,
      days: from === null ? null : Math.max(0, daysBetween(from, today)),
      taskState: (row?.taskState ?? null) as TaskState | null,
      note,
      ordinal,
    };
  }
}

/** Whose a subject is that lies in no table: a department that was missing, a school's monthly reports, the county's own. */
function deskOfKey(key: string): string {
  const [kind = "", code = ""] = key.split(" ");
  if (kind === "MONTHLY") return `school:${code}`;
  return ["WEEKLY", "QUARTERLY", "joint-meeting"].includes(kind) ? "office" : kind;
}
