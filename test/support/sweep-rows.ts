import { randomBytes, randomUUID } from "node:crypto";
import { Vault } from "../../infra/runtime/vault";
import { personIdOf } from "../../schema/person-id";

const KEY = Buffer.from("sweep rows");

/** The person id of an invented child, by a word for it; ids are in the order of nothing. */
export const childId = (name: string): string => personIdOf(name, KEY);

/** What differs from a child of school age of this county's 户籍, on the roll of the first school in grade 3. */
export interface SweptChild {
  school_age?: boolean;
  registered_here?: boolean;
  known_to_public_security?: boolean;
  township_code?: string | null;
  home_county_code?: string | null;
  migrant?: boolean;
  on_roll?: boolean;
  enrolment_id?: string | null;
  school_id?: string | null;
  grade?: number | null;
  class_name?: string | null;
  roll_state?: string | null;
  roll_state_date?: string | null;
  entry_month?: string | null;
  study_mode?: string | null;
  disabled?: boolean;
  poor_household?: boolean;
  watch_groups?: string[];
  spells?: { foundOn: string; returnedOn: string | null }[];
  examined?: boolean;
}

/** What differs from a suspected dropout of the first school that was found and not looked at yet. */
export interface PlantedFinding {
  kind?: string;
  state?: "OPEN" | "CONFIRMED" | "REFUTED" | "SETTLED";
  other_child_id?: string;
  owner_kind?: string;
  owner_code?: string;
  since?: string | null;
  township_code?: string | null;
  school_id?: string | null;
  settled_on?: string;
  evidence?: { department: string; record: string; statement: string; asOf: string }[];
  settle?: { reason: string; paper?: string };
  /** Whether the sweep has it among what it found; default true. */
  ofSweep?: boolean;
}

/** A child on no roll and with none in the past. */
export const NEVER_ENROLLED: SweptChild = {
  on_roll: false,
  enrolment_id: null,
  school_id: null,
  grade: null,
  class_name: null,
  roll_state: null,
  entry_month: null,
  study_mode: null,
};

/** Writes what a sweep of 柳南区 leaves behind, as its owner. */
export class SweepRows {
  /**
   * @param query runs a statement as the owner of the joint meeting's database
   * @param vault of the service, where what is sealed will be opened
   */
  constructor(
    private readonly query: (sql: string, parameters: readonly unknown[]) => Promise<unknown>,
    private readonly vault: Vault = new Vault(randomBytes(32)),
  ) {}

  /** A sweep that was completed, unless told otherwise; its id. */
  async sweep({ asOf = "2018-12-31", schoolYear = "2018-2019", state = "COMPLETED" } = {}): Promise<string> {
    const id = randomUUID();
    await this.insert("sweep", {
      id,
      region_code: "450204",
      school_year: schoolYear,
      as_of: asOf,
      state,
      requested_by: "office",
      requested_post: "主任",
      requested_at: `${asOf}T04:00:00Z`,
      request_id: "test",
      finished_at: state === "COMPLETED" ? `${asOf}T04:10:00Z` : null,
    });
    return id;
  }

  async child(sweepId: string, name: string, facts: SweptChild = {}): Promise<string> {
    const id = childId(name);
    await this.insert("sweep_child", {
      sweep_id: sweepId,
      child_id: id,
      canonical_id: id,
      page: 1,
      in_population: true,
      examined: true,
      school_age: true,
      registered_here: true,
      known_to_public_security: true,
      township_code: "450204001",
      home_county_code: "450204",
      migrant: false,
      on_roll: true,
      enrolment_id: `enrolment of ${name}`,
      school_id: "2145020401",
      grade: 3,
      class_name: "1班",
      roll_state: "ENROLLED",
      roll_state_date: null,
      entry_month: "2016-09-01",
      study_mode: "IN_SCHOOL",
      disabled: false,
      poor_household: false,
      watch_groups: [],
      ...facts,
      spells: JSON.stringify(facts.spells ?? []),
    });
    return id;
  }

  /** A finding of the child of a name, with its events; its id. */
  async finding(sweepId: string, name: string, finding: PlantedFinding = {}): Promise<string> {
    const { evidence = [], settle, ofSweep = true, ...columns } = finding;
    const id = randomUUID();
    const at = "2018-12-31T04:10:00Z";
    await this.insert("finding", {
      id,
      region_code: "450204",
      school_year: "2018-2019",
      child_id: childId(name),
      kind: "SUSPECTED_DROPOUT",
      severity: "MEDIUM",
      state: "OPEN",
      owner_kind: "SCHOOL",
      owner_code: "2145020401",
      since: "2018-12-03",
      covers: [],
      poor_household: false,
      watch_groups: [],
      home_county_code: "450204",
      township_code: "450204001",
      school_id: "2145020401",
      evidence_digest: this.vault.digest(JSON.stringify(evidence)),
      evidence_sealed: this.vault.seal(JSON.stringify(evidence)),
      first_sweep_id: sweepId,
      last_sweep_id: sweepId,
      found_at: at,
      last_seen_at: at,
      ...(columns.state === "SETTLED" ? { settled_on: "2018-12-31" } : {}),
      ...columns,
    });
    if (ofSweep) await this.insert("sweep_finding", { sweep_id: sweepId, finding_id: id });
    await this.event(id, { sweep_id: sweepId, kind: "FOUND", at });
    if (settle !== undefined)
      await this.event(id, {
        kind: "SETTLED",
        at,
        actor: "office",
        post: "主任",
        department: "joint-meeting",
        settle_reason: settle.reason,
        paper_sealed: settle.paper === undefined ? null : this.vault.seal(settle.paper),
      });
    return id;
  }

  /** Says that two records are one child's. */
  async link(alias: string, name: string): Promise<void> {
    await this.insert("child_link", {
      id: randomUUID(),
      alias_id: childId(alias),
      child_id: childId(name),
      reason_sealed: this.vault.seal("同一人"),
      linked_by: "office",
      linked_post: "主任",
      linked_at: "2018-12-31T05:00:00Z",
    });
  }

  /** Marks a child by hand as of a watch group. */
  async mark(name: string, group: string): Promise<void> {
    await this.insert("watch_mark", {
      id: randomUUID(),
      child_id: childId(name),
      watch_group: group,
      since: "2018-12-01",
      reason_sealed: this.vault.seal("公安通报"),
      marked_by: "office",
      marked_post: "主任",
      marked_department: "joint-meeting",
      marked_at: "2018-12-01T05:00:00Z",
    });
  }

  private event(findingId: string, event: Record<string, unknown>): Promise<void> {
    return this.insert("finding_event", { id: randomUUID(), finding_id: findingId, ...event });
  }

  private async insert(table: string, row: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(row);
    const places = columns.map((_column, index) => `$${index + 1}`);
    await this.query(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")})`, Object.values(row));
  }
}
