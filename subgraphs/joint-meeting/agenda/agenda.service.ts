import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { parseDesk } from "../desk/desk";
import { toDeskType } from "../desk/desk.type";
import type { TaskState } from "../task/task-state";
import { daysBetween } from "../report-due/report-standing";
import { createAgendaCaseLoader, type PlacedCaseRow } from "./agenda-case.loader";
import { createSubjectLoaders, type ItemPage, type SubjectKey, type SubjectLoaders } from "./agenda-subject.loader";
import { type AgendaItemRow, SELECT_ITEMS, SELECT_ITEMS_BY_ID } from "./agenda.rows";
import type { AgendaItem, AgendaSubject } from "./agenda.type";
import type { SubjectRow } from "./subject.statements";

interface AgendaSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** A subject with its place behind the item. */
export interface PlacedSubject extends AgendaSubject {
  ordinal: number;
}

/** Agendas of meetings that the caller may read. */
export class AgendaService {
  private readonly items: DataLoader<string, AgendaItemRow[]>;
  private readonly byId: DataLoader<string, AgendaItemRow | null>;
  private readonly behind: SubjectLoaders;
  private readonly casesBehind: DataLoader<ItemPage, PlacedCaseRow[]>;

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
    this.behind = createSubjectLoaders(database);
    this.casesBehind = createAgendaCaseLoader(database, caller);
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
  async subjects({ id, kind }: Pick<AgendaItem, "id" | "kind">, page: Page): Promise<PlacedSubject[]> {
    const wanted = pageOf(id, page);
    if (wanted === null) return [];
    const keys = await this.behind.keys.load(wanted);
    const rows = await Promise.all(keys.map(({ key }) => this.behind.find({ kind, key })));
    return keys.map((subject, index) => this.toSubject(subject, rows[index] ?? null));
  }

  /**
   * The cases behind an item that the caller may read, in the order of its subjects; one more than the page holds.
   * @throws DomainError FORBIDDEN for whoever reads no cases, and for another purpose than the meeting.
   */
  async cases({ id }: Pick<AgendaItem, "id">, page: Page): Promise<PlacedCaseRow[]> {
    if (!this.caller.scopes.has("case:read") || this.caller.purpose !== "MEETING") {
      throw new DomainError(
        "FORBIDDEN",
        "Cases of an agenda are opened by whoever may read cases, for the purpose MEETING. 议题所涉案件须由可查看案件者以“联席会议”（MEETING）用途打开。",
      );
    }
    const wanted = pageOf(id, page);
    return wanted === null ? [] : this.casesBehind.load(wanted);
  }

  private toSubject({ key, note, ordinal }: SubjectKey, row: SubjectRow | null): PlacedSubject {
    const today = this.sources.clock.today();
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

/** No item has so many, and no number beyond is one of the database's. */
const MOST = 1_000_000_000;

/** The page of an item after a cursor; null for a place that there cannot be. */
function pageOf(itemId: string, { first, after }: Page): ItemPage | null {
  const before = Number(after?.[0] ?? 0);
  return Number.isInteger(before) && before >= 0 && before <= MOST ? { itemId, before, rows: first + 1 } : null;
}

/** Whose a subject is that lies in no table: a department that was missing, a school's monthly reports, the county's own. */
function deskOfKey(key: string): string {
  const [kind = "", code = ""] = key.split(" ");
  if (kind === "MONTHLY") return `school:${code}`;
  return ["WEEKLY", "QUARTERLY", "joint-meeting"].includes(kind) ? "office" : kind;
}
