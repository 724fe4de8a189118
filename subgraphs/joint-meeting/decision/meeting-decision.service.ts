import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { mayReadDecision } from "./meeting-decision.policy";
import { type MeetingDecisionRow, SELECT_DECISION, SELECT_DECISIONS } from "./meeting-decision.rows";

/** What meetings decided, as one caller may read it. */
export class MeetingDecisionService {
  private readonly ofItems: DataLoader<string, MeetingDecisionRow[]>;

  constructor(
    private readonly database: DataSource,
    caller: Caller,
    countyCode: string,
  ) {
    this.ofItems = new DataLoader(
      async (ids) => {
        const rows = await database.query<MeetingDecisionRow[]>(SELECT_DECISIONS, [ids]);
        const readable = rows.filter((row) => mayReadDecision(caller, countyCode, row));
        const groups = Map.groupBy(readable, ({ itemId }) => itemId);
        return ids.map((id) => groups.get(id) ?? []);
      },
      // What a request has changed it reads again.
      { cache: false },
    );
  }

  /** What was decided on an item of a meeting that the caller may read, in order. */
  list(itemId: string): Promise<MeetingDecisionRow[]> {
    return this.ofItems.load(itemId);
  }

  /** A decision that the caller has just recorded. */
  async get(id: string): Promise<MeetingDecisionRow> {
    const [row] = await this.database.query<MeetingDecisionRow[]>(SELECT_DECISION, [id]);
    if (row === undefined) throw new Error("a decision that was just written is gone");
    return row;
  }
}
