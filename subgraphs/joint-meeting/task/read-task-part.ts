import { DomainError } from "../../../infra/runtime/errors";
import { departmentTitle } from "../../../schema/departments";
import type { CaseRow } from "../case/case.rows";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { TASK_KINDS } from "./task-kind-table";
import type { TaskKind } from "./task-kind";
import type { TaskPartSnapshot } from "./task-part";
import { partOf, TASK_PART_ANSWER, TOLD_BY_DEPARTMENTS } from "./task-part-answer";

/**
 * What a kind of task opens of a case, read through the gateway as the office: what it does not open is neither read nor
 * kept. Null for a kind that opens nothing.
 * @throws DomainError UNAVAILABLE naming the department that does not answer: nothing is asked by halves.
 */
export async function readTaskPart(
  office: GatewayReader,
  kind: TaskKind,
  found: CaseRow,
  requestId: string,
): Promise<TaskPartSnapshot | null> {
  const { opens } = TASK_KINDS[kind];
  if (opens.length === 0) return null;
  const wanted = Object.fromEntries(TOLD_BY_DEPARTMENTS.map((field) => [field, opens.includes(field)]));
  const variables = { childId: found.childId, ...wanted };
  const answer = await office.read("task-part", variables, { purpose: "CASE", requestId }).catch(inWordsOfTasks);
  const told = partOf(TASK_PART_ANSWER.parse(answer).child, found);
  return Object.fromEntries(opens.map((field) => [field, told[field]]));
}

/** The reader speaks of figures. */
function inWordsOfTasks(fault: unknown): never {
  if (!(fault instanceof DomainError) || fault.code !== "UNAVAILABLE") throw fault;
  const { department } = (fault.extensions["details"] ?? {}) as { department?: string };
  if (department === undefined) throw fault;
  throw new DomainError(
    "UNAVAILABLE",
    `The task was not asked: ${department} does not answer. Ask again when it is back. ${departmentTitle(department)}未应答，任务未交办，请稍后再试。`,
    { details: { department }, cause: fault },
  );
}
