import { toRegion } from "../../../infra/runtime/region.type";
import { CaseStage } from "../case/case-stage";
import { CaseState } from "../case/case-state";
import { CaseOutcomeKind } from "../case-outcome/case-outcome-kind";
import { StepKind } from "../case-step/step-kind";
import { type Desk, partsOf } from "../desk/desk";
import { DeskKind } from "../desk/desk-kind";
import type { CaseBoard } from "./case-board.type";
import type { BoardRow, FunnelRow, StepRow } from "./case-figures.statements";
import type { CaseFunnel, CaseHomeCount } from "./case-funnel.type";

interface BoardOf {
  regionCode: string;
  asOf: string;
  /** Deadlines of a day gone by are not kept. */
  tellsOverdue: boolean;
}

/** The board of groups of cases that stand alike. */
export function toCaseBoard(rows: readonly BoardRow[], { regionCode, asOf, tellsOverdue }: BoardOf): CaseBoard {
  const open = rows.filter(({ state }) => state === CaseState.OPEN);
  const closed = rows.filter(({ state }) => state === CaseState.CLOSED);
  const count = (own: readonly BoardRow[]): { open: number; overdue: number | null } => ({
    open: sum(own),
    overdue: tellsOverdue ? sum(own.filter(({ isOverdue }) => isOverdue)) : null,
  });
  return {
    region: toRegion(regionCode),
    asOf,
    ...count(open),
    watched: sum(rows.filter(({ state }) => state === CaseState.WATCHED)),
    closed: sum(closed),
    byStage: Object.values(CaseStage).map((stage) => ({ stage, ...count(open.filter((row) => row.stage === stage)) })),
    byLead: Object.values(DeskKind)
      .filter((kind) => kind !== DeskKind.LEADER)
      .map((kind) => ({ kind, ...count(open.filter(({ lead }) => kindOfLead(lead) === kind)) })),
    closedByOutcome: Object.values(CaseOutcomeKind).map((outcome) => ({
      outcome,
      cases: sum(closed.filter((row) => row.outcome === outcome)),
    })),
  };
}

interface FunnelOf {
  regionCode: string;
  countyCode: string;
  from: string;
  to: string;
}

/** The funnel of the counts of a time. */
export function toCaseFunnel(
  rows: readonly FunnelRow[],
  steps: readonly StepRow[],
  { regionCode, countyCode, from, to }: FunnelOf,
): CaseFunnel {
  const opened = total(rows, "opened");
  const returned = total(rows, "returned");
  const relapsed = total(rows, "relapsed");
  const { children = 0, medianDaysOut = null } = rows[0] ?? {};
  const taken = new Map(steps.map(({ step, cases }) => [step, cases]));
  return {
    region: toRegion(regionCode),
    from,
    to,
    opened,
    children,
    returned,
    out: total(rows, "out"),
    relapsed,
    persuasionRate: opened > 0 ? returned / opened : null,
    relapseRate: returned > 0 ? relapsed / returned : null,
    medianDaysOut,
    steps: Object.values(StepKind).map((step) => ({ step, cases: taken.get(step) ?? 0 })),
    outcomes: Object.values(CaseOutcomeKind).map((outcome) => ({
      outcome,
      cases: total(
        rows.filter((row) => row.outcome === outcome),
        "concluded",
      ),
    })),
    homes: [...Map.groupBy(rows, ({ home }) => home)]
      .map(([home, own]) => ({ home, counts: homeCounts(own) }))
      .filter(({ counts }) => counts.opened > 0)
      .toSorted((one, other) => rank(one.home, countyCode) - rank(other.home, countyCode) || compare(one, other))
      .map(({ home, counts }): CaseHomeCount => ({ region: home === null ? null : toRegion(home), ...counts })),
  };
}

type Counted = "opened" | "returned" | "out" | "relapsed" | "concluded";

const total = (rows: readonly FunnelRow[], counted: Counted): number =>
  rows.reduce((whole, row) => whole + row[counted], 0);

const homeCounts = (rows: readonly FunnelRow[]): Omit<CaseHomeCount, "region"> => ({
  opened: total(rows, "opened"),
  returned: total(rows, "returned"),
  out: total(rows, "out"),
});

const sum = (rows: readonly BoardRow[]): number => rows.reduce((whole, { cases }) => whole + cases, 0);

/** Of a desk cut off before its code. */
const kindOfLead = (lead: string): DeskKind =>
  lead === "school" || lead === "township" ? partsOf(`${lead}:` as Desk).kind : partsOf(lead as Desk).kind;

/** The own county first, the unknown last. */
function rank(home: string | null, countyCode: string): number {
  if (home === null) return 2;
  return home === countyCode ? 0 : 1;
}

interface Home {
  home: string | null;
  counts: Omit<CaseHomeCount, "region">;
}

const compare = (one: Home, other: Home): number =>
  other.counts.out - one.counts.out ||
  other.counts.opened - one.counts.opened ||
  (one.home ?? "").localeCompare(other.home ?? "");
