import { DataSource } from "typeorm";
import { fixedClock } from "../../infra/runtime/clock";
import { openDatabase } from "../../infra/runtime/database";
import { publishFindings } from "../../subgraphs/joint-meeting/finding/publish-findings.service";
import { childId } from "./sweep-rows";
import type { SweptCounty } from "./swept-county";

/** What differs from a child of no roll in the first township. */
export interface Draft {
  child: string;
  kind?: string;
  other?: string;
  severity?: string;
  owner?: [kind: string, code: string];
  since?: string | null;
  poorHousehold?: boolean;
  schoolId?: string | null;
  townshipCode?: string | null;
  statement?: string;
}

interface SweepGiven {
  asOf?: string;
  schoolYear?: string;
  /** What the examination found. */
  drafts: readonly Draft[];
  /** Children of school age that were looked at beside those of the drafts. */
  examined?: readonly string[];
}

/** Concludes sweeps of 柳南区 as its service does, from drafts that a test writes down. */
export class ConcludedSweeps {
  private constructor(
    private readonly county: SweptCounty,
    readonly database: DataSource,
  ) {}

  static async open(county: SweptCounty): Promise<ConcludedSweeps> {
    return new ConcludedSweeps(county, await openDatabase({ name: "test sweeps", url: county.appUrl, entities: [] }));
  }

  /** Runs a sweep whose examination found what is given; its id. */
  async conclude({
    asOf = "2018-12-31",
    schoolYear = "2018-2019",
    drafts,
    examined = [],
  }: SweepGiven): Promise<string> {
    const sweepId = await this.county.rows.sweep({ asOf, schoolYear });
    await this.county.sql("UPDATE sweep SET started_at = requested_at WHERE id = $1", [sweepId]);
    const looked = [...new Set([...drafts.map(({ child }) => child), ...examined])].map(childId);
    await this.county.sql(
      `INSERT INTO sweep_child (sweep_id, child_id, canonical_id, page, in_population, examined, school_age)
       SELECT $1, id, id, 1, true, true, true FROM unnest($2::text[]) AS id`,
      [sweepId, looked],
    );
    await this.insertDrafts(sweepId, drafts);
    await this.publish(sweepId, asOf);
    return sweepId;
  }

  /** Publishes and erases the drafts, in one transaction; a sweep that were RUNNING meanwhile the service would take up. */
  async publish(sweepId: string, today: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const runner = manager.queryRunner;
      if (runner === undefined) throw new Error("a transaction has a query runner");
      await publishFindings(runner, { clock: fixedClock(today) }, sweepId);
      await manager.query("DELETE FROM sweep_draft WHERE sweep_id = $1", [sweepId]);
    });
  }

  async insertDrafts(sweepId: string, drafts: readonly Draft[]): Promise<void> {
    const { vault } = this.county;
    const rows = drafts.map((draft) => {
      const { statement = "无学籍", owner = ["TOWNSHIP", "450204001"] } = draft;
      const evidence = [{ department: "education", record: "学籍", statement, asOf: "2018-12-31" }];
      return {
        sweep_id: sweepId,
        child_id: childId(draft.child),
        kind: draft.kind ?? "NOT_ENROLLED",
        other_child_id: draft.other === undefined ? "" : childId(draft.other),
        severity: draft.severity ?? "HIGH",
        owner_kind: owner[0],
        owner_code: owner[1],
        since: draft.since ?? null,
        covers: [],
        poor_household: draft.poorHousehold ?? false,
        watch_groups: [],
        home_county_code: "450204",
        township_code: draft.townshipCode === undefined ? "450204001" : draft.townshipCode,
        school_id: draft.schoolId ?? null,
        evidence_digest: `\\x${vault.digest(statement).toString("hex")}`,
        evidence_sealed: `\\x${vault.seal(JSON.stringify(evidence)).toString("hex")}`,
      };
    });
    await this.county.sql(
      "INSERT INTO sweep_draft SELECT * FROM jsonb_populate_recordset(NULL::sweep_draft, $1::jsonb)",
      [JSON.stringify(rows)],
    );
  }

  close(): Promise<void> {
    return this.database.destroy();
  }
}
