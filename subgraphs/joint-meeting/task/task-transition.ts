import { TaskState } from "./task-state";

const { ASKED, ACCEPTED, RETURNED, DONE, WITHDRAWN } = TaskState;

/** What is done to a task: the first three by the desk that is asked, the others by whoever asked. */
export type TaskAct = "ACCEPT" | "RETURN" | "ANSWER" | "ASK_AGAIN" | "WITHDRAW";

interface Transition {
  from: TaskState;
  act: TaskAct;
  to: TaskState;
}

const ENDS: readonly TaskState[] = [DONE, WITHDRAWN];

/** Every step that a task may take. What is answered must have been accepted; what is returned is asked again or withdrawn. */
export const TRANSITIONS: readonly Transition[] = checked([
  { from: ASKED, act: "ACCEPT", to: ACCEPTED },
  { from: ASKED, act: "RETURN", to: RETURNED },
  { from: ACCEPTED, act: "RETURN", to: RETURNED },
  { from: ACCEPTED, act: "ANSWER", to: DONE },
  { from: RETURNED, act: "ASK_AGAIN", to: ASKED },
  { from: ASKED, act: "WITHDRAW", to: WITHDRAWN },
  { from: ACCEPTED, act: "WITHDRAW", to: WITHDRAWN },
  { from: RETURNED, act: "WITHDRAW", to: WITHDRAWN },
]);

/** Whether an act leads on from a state. */
export function mayFollow(act: TaskAct, from: TaskState): boolean {
  return TRANSITIONS.some((step) => step.act === act && step.from === from);
}

/** The one state that an act leads to. */
export function stateAfter(act: TaskAct): TaskState {
  const step = TRANSITIONS.find((candidate) => candidate.act === act);
  if (step === undefined) throw new Error(`${act} leads nowhere`);
  return step.to;
}

/**
 * The table itself, once it is sound: no act leads to two states, each state is reached from ASKED, and each but the ends
 * leads on to both of them, so that no task is stuck.
 * @throws Error at the start of the service, naming the step that is wrong.
 */
export function checked(table: readonly Transition[]): readonly Transition[] {
  for (const [act, steps] of Map.groupBy(table, ({ act }) => act)) {
    if (new Set(steps.map(({ to }) => to)).size > 1) throw new Error(`${act} leads to two states`);
    if (new Set(steps.map(({ from }) => from)).size < steps.length) throw new Error(`${act} stands twice`);
  }
  const reached = reachedFrom(ASKED, table);
  for (const state of Object.values(TaskState)) {
    if (!reached.has(state)) throw new Error(`${state} is never reached`);
    const isEnd = ENDS.includes(state);
    if (isEnd && table.some(({ from }) => from === state)) throw new Error(`${state} is no end`);
    const onward = reachedFrom(state, table);
    if (!isEnd && !ENDS.every((end) => onward.has(end))) throw new Error(`${state} does not lead to every end`);
  }
  return table;
}

function reachedFrom(start: TaskState, table: readonly Transition[]): ReadonlySet<TaskState> {
  const reached = new Set([start]);
  for (const state of reached) for (const { from, to } of table) if (from === state) reached.add(to);
  return reached;
}
