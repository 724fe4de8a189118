import type { DataSource, EntityManager } from "typeorm";
import type { CaseRow, Querier } from "../case/case.rows";
import { selectOutcomes } from "../case-outcome/case-outcome.rows";
import { selectVisits } from "../case-visit/case-visit.rows";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { readOfficeDays } from "../casework-setting/working-days";
import { selectLegalBases } from "../legal-basis/legal-basis.rows";
import type { CaseFacts, StepRules, StepTaken, VisitMade } from "./case-facts";
import { selectSteps } from "./case-step.rows";

interface CaseRecords {
  steps: readonly StepTaken[];
  visits: readonly VisitMade[];
  outcomes: readonly { undoneOn: string | null }[];
}

/** What decides which steps a case may take, from its row and what is recorded in it. */
export function toCaseFacts(row: CaseRow, { steps, visits, outcomes }: CaseRecords): CaseFacts {
  const { state, openedOn, spellSince, schoolId, townshipCode } = row;
  const round = 1 + outcomes.filter(({ undoneOn }) => undoneOn !== null).length;
  return { state, openedOn, spellSince, schoolId, townshipCode, round, steps, visits };
}

/** {@link toCaseFacts} of one case, in the transaction that holds its lock. */
export async function readCaseFacts(database: Querier, row: CaseRow): Promise<CaseFacts> {
  const ids = [row.id];
  const steps = await selectSteps(database, ids);
  const visits = await selectVisits(database, ids);
  return toCaseFacts(row, { steps, visits, outcomes: await selectOutcomes(database, ids) });
}

/** What the county has set, as it is in force on a day. */
export async function readStepRules(database: DataSource | EntityManager, day: string): Promise<StepRules> {
  const settings = await getCaseworkSettings(database, day);
  const officeDays = await readOfficeDays(database);
  return { settings, officeDays, legalBases: await selectLegalBases(database) };
}
