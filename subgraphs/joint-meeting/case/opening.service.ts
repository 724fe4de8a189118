import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { isPersonId } from "../../../schema/person-id";
import { type SchoolYear, schoolYearStart } from "../../../schema/scalars/school-year";
import { invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { readOfficeDays, workingDayAfter } from "../casework-setting/working-days";
import { FindingState } from "../finding/finding-state";
import type { FindingRow } from "../finding/finding-row";
import type { FindingService } from "../finding/finding.service";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { requireOwnRegion } from "../region/region.policy";
import {
  type CaseDraft,
  type DraftSpell,
  draftOf,
  leadOfFinding,
  openEntryOf,
  type OpeningAct,
  spellOfEntry,
  spellSince,
  withPlaceOfFinding,
} from "./case-draft";
import type { CaseRow } from "./case.rows";
import { CaseOrigin } from "./case-origin";
import type { DropoutCause } from "./dropout-cause";
import { opensCase } from "./finding-case";
import { holdLinks, openCase, StillOpen } from "./open-case";
import type { LedgerEntry } from "./opening-answer";
import type { OpeningPlace } from "./opening-place";
import { type LedgerLine, OpeningReader } from "./opening.reader";
import type { Whereabouts } from "./whereabouts";

interface OpeningSources {
  database: DataSource;
  office: GatewayReader;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  findings: FindingService;
}

/** A case opened by hand. */
export interface HandOpening {
  childId: string;
  /** YYYY-MM-DD */
  since: string;
  reason: string;
  cause: DropoutCause | null;
  whereabouts: Whereabouts | null;
}

/** What opening cases from a page of the ledger came to. */
export interface LedgerOpening {
  opened: number;
  /** Entries whose spell has a case. */
  existing: number;
  /** Entries of a child that has an open case of another spell: they can have theirs when that is closed. */
  waiting: number;
  /** Where the next page begins; null at the end. */
  next: string | null;
}

/** As many as are opened well before whoever waits for the answer gives up. */
const MAXIMUM_ENTRIES = 100;

type Opening = CaseRow | StillOpen | Refusal;

/** Opens cases (建案) for whoever works the whole county. */
export class OpeningService {
  private readonly reader: OpeningReader;

  constructor(
    private readonly sources: OpeningSources,
    private readonly caller: Caller,
  ) {
    this.reader = new OpeningReader({ ...sources, requestId: caller.requestId });
  }

  /** From a finding that is verified. @throws DomainError FORBIDDEN, or UNAVAILABLE while a department is missing. */
  async openFromFinding(findingId: string): Promise<Opening> {
    this.requireCounty();
    const finding = await this.sources.findings.find(findingId);
    const refusal = refuseFinding(finding);
    if (finding === null || refusal !== null) return refusal ?? notFound();
    const { place, entries } = await this.reader.readChild(finding.childId, this.sources.clock.today());
    const since = finding.since ?? schoolYearStart(finding.schoolYear as SchoolYear);
    const draft: CaseDraft = {
      ...this.draft(withPlaceOfFinding(place, finding), openEntryOf(entries), spellSince(since, entries)),
      origin: CaseOrigin.FINDING,
      findingId: finding.id,
      lead: leadOfFinding(finding),
    };
    return this.sources.database.transaction(async (manager) => {
      await holdLinks(manager);
      const [held] = await manager.query<{ state: FindingState }[]>(
        "SELECT state FROM finding WHERE id = $1 FOR SHARE",
        [finding.id],
      );
      const lapsed = refuseFinding(held === undefined ? null : { ...finding, ...held });
      return lapsed ?? openCase(manager, draft, await this.act(manager));
    });
  }

  /** From an entry of the ledger of dropouts, by its child and the day found. @throws as {@link openFromFinding}. */
  async openFromLedger(childId: string, foundOn: string): Promise<Opening> {
    this.requireCounty();
    if (!isPersonId(childId)) return notFound();
    const { place, entries } = await this.reader.readChild(childId, this.sources.clock.today());
    const entry = entries.find((candidate) => candidate.foundOn === foundOn);
    if (entry === undefined) return notFound();
    return this.openEntry({ place, entry, stays: entries });
  }

  /** By hand, of a child that any department knows. @throws as {@link openFromFinding}. */
  async openByHand({ childId, since, cause, whereabouts, ...written }: HandOpening): Promise<Opening> {
    this.requireCounty();
    const reason = readText(written.reason) ?? invalid("A reason must be given.", "须填写建案理由。");
    if (reason instanceof Refusal) return reason;
    const { clock, database } = this.sources;
    if (since > clock.today()) return invalid("since lies in the future.", "辍学起始日期不得晚于今天。");
    if (!isPersonId(childId)) return notFound();
    const { place, entries } = await this.reader.readChild(childId, clock.today());
    if (!place.isKnown) return notFound();
    const draft = this.draft(place, openEntryOf(entries), spellSince(since, entries));
    const given: Partial<CaseDraft> = {
      ...(cause === null ? {} : { cause }),
      ...(whereabouts === null ? {} : { whereabouts }),
      account: draft.account === null ? reason : `${reason}\n${draft.account}`,
    };
    return database.transaction(async (manager) => openCase(manager, { ...draft, ...given }, await this.act(manager)));
  }

  /**
   * Opens a case for each entry of a page of the ledger that has none, each in a transaction of its own: what is repeated
   * or broken off finds what was done. @throws as {@link openFromFinding}.
   */
  async openManyFromLedger(regionCode: string, first: number, after: string | null): Promise<LedgerOpening | Refusal> {
    const { countyCode, clock } = this.sources;
    requireOwnRegion(this.caller, countyCode, regionCode);
    if (first < 1 || first > MAXIMUM_ENTRIES)
      return invalid(`entries is from 1 to ${MAXIMUM_ENTRIES}.`, `每次办理1至${MAXIMUM_ENTRIES}条。`);
    const { lines, next } = await this.reader.readLedger(regionCode, clock.today(), { first, after });
    const done: LedgerOpening = { opened: 0, existing: 0, waiting: 0, next };
    for (const line of lines) {
      const opening = await this.openEntry(line);
      if (opening instanceof Refusal) done.existing += 1;
      else if (!(opening instanceof StillOpen)) done.opened += 1;
      else if (opening.isOfSpell) done.existing += 1;
      else done.waiting += 1;
    }
    return done;
  }

  private openEntry({ place, entry, stays }: LedgerLine): Promise<Opening> {
    const draft = { ...this.draft(place, entry, spellOfEntry(entry, stays)), origin: CaseOrigin.LEDGER };
    return this.sources.database.transaction(async (manager) => openCase(manager, draft, await this.act(manager)));
  }

  private draft(place: OpeningPlace, entry: LedgerEntry | null, spell: DraftSpell): CaseDraft {
    return draftOf(this.sources.countyCode, place, entry, spell);
  }

  private async act(manager: EntityManager): Promise<OpeningAct> {
    const { clock, vault } = this.sources;
    const on = clock.today();
    const { CONFIRM_DAYS } = await getCaseworkSettings(manager, on);
    const confirmBy = workingDayAfter(await readOfficeDays(manager), on, CONFIRM_DAYS);
    return { by: this.caller, on, at: clock.now(), vault, confirmBy };
  }

  private requireCounty(): void {
    const { countyCode } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
  }
}

function refuseFinding(finding: Pick<FindingRow, "kind" | "state"> | null): Refusal | null {
  if (finding === null) return notFound();
  if (!opensCase(finding.kind))
    return invalid(`${finding.kind} says of no child that it is out of school.`, "该类问题不涉及失学辍学，不建案。");
  if (finding.state === FindingState.CONFIRMED) return null;
  return wrongState(
    `The finding is ${finding.state}; a case is opened once it is confirmed.`,
    "该问题尚未核实属实，核实后建案。",
  );
}
