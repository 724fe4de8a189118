import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Querier } from "../case/case.rows";
import { type CaseOutcomeRow, selectOutcomes } from "../case-outcome/case-outcome.rows";
import { type CaseVisitRow, selectVisits } from "../case-visit/case-visit.rows";
import type { StepRules } from "./case-facts";
import { type CaseStepRow, selectSteps } from "./case-step.rows";
import { readStepRules } from "./read-case-facts";

/** What is recorded in the cases of one request, by the cases' ids; for whoever may read them. */
export interface CaseRecordLoaders {
  steps: DataLoader<string, CaseStepRow[]>;
  visits: DataLoader<string, CaseVisitRow[]>;
  outcomes: DataLoader<string, CaseOutcomeRow[]>;
  /** What the county has set, as it is in force today; read once a batch. */
  rules: DataLoader<string, StepRules>;
}

export function createCaseRecordLoaders(database: DataSource): CaseRecordLoaders {
  const loaderOf = <Row extends { caseId: string }>(
    select: (database: Querier, ids: readonly string[]) => Promise<Row[]>,
  ): DataLoader<string, Row[]> =>
    new DataLoader(
      async (ids) => {
        const groups = Map.groupBy(await select(database, ids), ({ caseId }) => caseId);
        return ids.map((id) => groups.get(id) ?? []);
      },
      // What a request has done it reads again.
      { cache: false },
    );
  return {
    steps: loaderOf(selectSteps),
    visits: loaderOf(selectVisits),
    outcomes: loaderOf(selectOutcomes),
    rules: new DataLoader(
      async (days) => {
        const rules = await Promise.all(
          [...new Set(days)].map(async (day) => [day, await readStepRules(database, day)] as const),
        );
        const byDay = new Map(rules);
        return days.map((day) => byDay.get(day) ?? new Error(`no rules of ${day}`));
      },
      { cache: false },
    ),
  };
}
