import type { ChangeFlow, Standing } from "./change-flow";
import { CLOSED_STATES, ChangeRequestState } from "./change-request-state";

const keyOf = ({ state, awaits }: Standing): string => `${state}/${awaits ?? "nobody"}`;

/**
 * Checks the way of a kind of change when the service starts.
 * @throws Error when a standing cannot be reached, has no way on to COMPLETED, waits for nobody though it is open, goes on
 *   though it is closed, or leaves open which of two steps an act is.
 */
export function checkChangeFlow(kind: string, { start, transitions }: ChangeFlow): void {
  const fault = (what: string): never => {
    throw new Error(`change flow ${kind}: ${what}`);
  };
  const reached = reachableFrom(start, transitions);
  for (const { from, to } of transitions) {
    if (!reached.has(keyOf(from))) fault(`${keyOf(from)} is never reached`);
    if (CLOSED_STATES.has(from.state)) fault(`${keyOf(from)} is closed and goes on`);
    const isStill = CLOSED_STATES.has(to.state) || to.state === ChangeRequestState.LAPSED;
    if (isStill !== (to.awaits === null)) fault(`${keyOf(to)} waits for the wrong party`);
  }
  const acts = transitions.map(({ from, act }) => `${keyOf(from)} ${act}`);
  if (new Set(acts).size < acts.length) fault("an act may lead two ways");
  const states = new Map(
    transitions.flatMap(({ from, to }) => [from, to]).map((standing) => [keyOf(standing), standing]),
  );
  for (const standing of states.values()) {
    if (CLOSED_STATES.has(standing.state)) continue;
    if (!reachableFrom(standing, transitions).has(keyOf({ state: ChangeRequestState.COMPLETED, awaits: null })))
      fault(`${keyOf(standing)} has no way on`);
    const ends = transitions.filter(({ from }) => keyOf(from) === keyOf(standing)).map(({ to }) => to.state);
    if (!ends.includes(ChangeRequestState.WITHDRAWN)) fault(`${keyOf(standing)} cannot be withdrawn`);
  }
}

function reachableFrom(start: Standing, transitions: ChangeFlow["transitions"]): Set<string> {
  const reached = new Set([keyOf(start)]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { from, to } of transitions) if (reached.has(keyOf(from))) reached.add(keyOf(to));
  }
  return reached;
}
