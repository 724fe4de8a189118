import type { ActingFor } from "../act/acting-for";
import { SubsidyApplicationAct, SubsidyApplicationState } from "./application-state";

/** One step that an application may take; `from` null: there is none yet. */
export interface ApplicationTransition {
  from: SubsidyApplicationState | null;
  act: SubsidyApplicationAct;
  by: readonly ActingFor[];
  to: SubsidyApplicationState;
}

const { APPLIED, APPROVED, REFUSED, PAID, WITHDRAWN } = SubsidyApplicationState;
const { APPLY, APPROVE, REFUSE, PAY, WITHDRAW } = SubsidyApplicationAct;
const EITHER: readonly ActingFor[] = ["SCHOOL", "BUREAU"];
const BUREAU: readonly ActingFor[] = ["BUREAU"];

/** Every step of an application. One that was refused or withdrawn may be made again, with better papers. */
export const APPLICATION_FLOW: readonly ApplicationTransition[] = [
  { from: null, act: APPLY, by: EITHER, to: APPLIED },
  { from: REFUSED, act: APPLY, by: EITHER, to: APPLIED },
  { from: WITHDRAWN, act: APPLY, by: EITHER, to: APPLIED },
  { from: APPLIED, act: APPROVE, by: BUREAU, to: APPROVED },
  { from: APPLIED, act: REFUSE, by: BUREAU, to: REFUSED },
  { from: APPLIED, act: WITHDRAW, by: EITHER, to: WITHDRAWN },
  { from: APPROVED, act: PAY, by: BUREAU, to: PAID },
  { from: APPROVED, act: WITHDRAW, by: BUREAU, to: WITHDRAWN },
];

/** The step that an act is from a state; null where it is none. */
export function findTransition(
  from: SubsidyApplicationState | null,
  act: SubsidyApplicationAct,
): ApplicationTransition | null {
  return APPLICATION_FLOW.find((transition) => transition.from === from && transition.act === act) ?? null;
}

/**
 * Checks the table when the service starts.
 * @throws Error when a state is never reached or has no way to a payment, a payment is not the end, an act may lead two
 *   ways, or money is decided on or paid by anybody but the bureau.
 */
export function checkApplicationFlow(flow: readonly ApplicationTransition[]): void {
  const fault = (what: string): never => {
    throw new Error(`applications for subsidies: ${what}`);
  };
  const steps = flow.map(({ from, act }) => `${from} ${act}`);
  if (new Set(steps).size < steps.length) fault("an act may lead two ways");
  const reached = reachableFrom(flow, null);
  for (const state of Object.values(SubsidyApplicationState)) {
    if (!reached.has(state)) fault(`${state} is never reached`);
    if (state !== PAID && !reachableFrom(flow, state).has(PAID)) fault(`${state} has no way to a payment`);
  }
  if (flow.some(({ from }) => from === PAID)) fault("a payment goes on");
  const ofMoney = flow.filter(({ from, to }) => [APPROVED, PAID, REFUSED].includes(to) || from === APPROVED);
  if (ofMoney.some(({ by }) => by.join() !== "BUREAU")) fault("somebody else than the bureau decides");
}

function reachableFrom(
  flow: readonly ApplicationTransition[],
  start: SubsidyApplicationState | null,
): Set<SubsidyApplicationState | null> {
  const reached = new Set([start]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { from, to } of flow) if (reached.has(from)) reached.add(to);
  }
  return reached;
}

checkApplicationFlow(APPLICATION_FLOW);
