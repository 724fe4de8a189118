import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import { OwnerKind } from "../finding/owner-kind";
import type { FindingRow } from "../finding/finding-row";
import { type Desk, EDUCATION, schoolDesk, townshipDesk } from "../desk/desk";
import { CaseOrigin } from "./case-origin";
import { causeOfWords, DropoutCause } from "./dropout-cause";
import type { LedgerEntry, LedgerStay } from "./opening-answer";
import { leadOf, type OpeningPlace } from "./opening-place";
import { Whereabouts, whereaboutsOfWords } from "./whereabouts";

/** A case that is to be opened. Days are YYYY-MM-DD. */
export interface CaseDraft {
  regionCode: string;
  place: OpeningPlace;
  since: string;
  /** Day on which the child came back, of a spell that is over by the ledger; else null. */
  until: string | null;
  /** Day of the last return before it by the ledger: what began earlier is another spell, whatever its case says. */
  backBefore: string | null;
  origin: CaseOrigin;
  findingId: string | null;
  cause: DropoutCause;
  whereabouts: Whereabouts;
  /** What people wrote of it: the ledger's own words, a reason. */
  account: string | null;
  lead: Desk;
  assistants: readonly Desk[];
}

/** Who opens it, and when. */
export interface OpeningAct {
  by: Caller | "system";
  on: string;
  at: Date;
  vault: Vault;
  /** Day by which the dropout is to be confirmed. */
  confirmBy: string;
}

/** A time out of school, as a case is opened of it. Days are YYYY-MM-DD. */
export type DraftSpell = Pick<CaseDraft, "since" | "until" | "backBefore">;

/** A draft by hand, of what the ledger says where it says anything. */
export function draftOf(
  regionCode: string,
  place: OpeningPlace,
  entry: LedgerEntry | null,
  spell: DraftSpell,
): CaseDraft {
  return {
    regionCode,
    place,
    ...spell,
    origin: CaseOrigin.BY_HAND,
    findingId: null,
    cause: entry === null ? DropoutCause.UNKNOWN : causeOfWords(entry.reason),
    whereabouts: entry === null ? Whereabouts.UNKNOWN : whereaboutsOfWords(entry.whereabouts),
    account: entry && wordsOf(entry),
    lead: leadOf(place),
    assistants: [],
  };
}

/** Where the sweep found the child, for what no register tells today. */
export function withPlaceOfFinding(place: OpeningPlace, finding: FindingRow): OpeningPlace {
  return {
    ...place,
    schoolId: place.schoolId ?? finding.schoolId,
    townshipCode: place.townshipCode ?? finding.townshipCode,
    homeCountyCode: place.homeCountyCode ?? finding.homeCountyCode,
  };
}

/** Who leads a case: the owner of its finding, a school or township; else education. */
export function leadOfFinding({ ownerKind, ownerCode }: FindingRow): Desk {
  if (ownerKind === OwnerKind.SCHOOL) return schoolDesk(ownerCode);
  return ownerKind === OwnerKind.TOWNSHIP ? townshipDesk(ownerCode) : EDUCATION;
}

/** The entry of the ledger by which a child is out of school now; null without one. */
export function openEntryOf(entries: readonly LedgerEntry[]): LedgerEntry | null {
  return entries.find(({ returnedOn }) => returnedOn === null) ?? null;
}

/** A time that goes on, since a day. */
export function spellSince(since: string, stays: readonly LedgerStay[]): DraftSpell {
  return { since, until: null, backBefore: lastReturnBefore(stays, since) };
}

/** The time of an entry of the ledger. */
export function spellOfEntry({ foundOn, returnedOn }: LedgerStay, stays: readonly LedgerStay[]): DraftSpell {
  return { since: foundOn, until: returnedOn, backBefore: lastReturnBefore(stays, foundOn) };
}

/** The day on which a child was last back before it was out since a day, by the ledger; null when it never was. */
function lastReturnBefore(stays: readonly LedgerStay[], since: string): string | null {
  const returns = stays.flatMap(({ returnedOn }) => (returnedOn !== null && returnedOn <= since ? [returnedOn] : []));
  return returns.toSorted().at(-1) ?? null;
}

/** The ledger's own words: the codes say less than they do. */
function wordsOf({ reason, whereabouts, responsiblePerson }: LedgerEntry): string {
  const words = [`辍学原因：${reason}`, `目前去向：${whereabouts}`];
  return [...words, ...(responsiblePerson === null ? [] : [`劝返责任人：${responsiblePerson}`])].join("；");
}
