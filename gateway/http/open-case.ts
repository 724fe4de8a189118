import type { RequestHandler } from "express";
import { CASE_HEADER, readCaseId } from "../access/case-header";
import { isOfCases } from "../../schema/access/openings";
import { isPersonId } from "../../schema/person-id";
import { DepartmentFault } from "../department-link/department-fault";
import type { DepartmentLink } from "../department-link/department-link";
import { Refusal } from "../errors/refusal";
import type { RequestContext } from "./request-context";
import { localsOf } from "./request-log";

/** A clerk waits for it before every view: longer than this it is as good as away. */
const DEADLINE_MS = 2_000;

const CASE_ACCESS = "query CaseAccess($id: ID!) { caseAccess(id: $id) { children } }";

/**
 * Puts into the caller which children its case or opening opens (调阅), as the joint meeting says now: one fetch, where the
 * header is given under a purpose of casework. Nothing is open by guess: without an answer the request is not run.
 * @param meeting undefined in a county without a joint meeting, where no case opens anything
 */
export function openCase(meeting: DepartmentLink | undefined): RequestHandler {
  return async (request, response, next) => {
    const locals = localsOf(response);
    const context = locals.context as RequestContext;
    const caseId = isOfCases(context.caller.purpose) ? readCaseId(request.get(CASE_HEADER)) : null;
    if (caseId !== null) {
      const opened = await readOpened(meeting, context, caseId);
      // Another caller by now: nothing that was signed or fetched for the question serves the operation.
      locals.context = { ...context, caller: { ...context.caller, caseId, opened } };
      locals.context.callerTokens = new Map();
      locals.context.fetches = new Map();
    }
    next();
  };
}

async function readOpened(
  meeting: DepartmentLink | undefined,
  context: RequestContext,
  id: string,
): Promise<readonly string[]> {
  if (meeting === undefined) throw noSuchCase();
  const { data, errors } = await meeting.ask(CASE_ACCESS, { id }, context, DEADLINE_MS).catch((fault: unknown) => {
    if (!(fault instanceof DepartmentFault)) throw fault;
    context.log.warn({ department: fault.department, reason: fault.reason }, "a case cannot be looked up");
    throw unknownCase();
  });
  const access = data?.["caseAccess"];
  const isHidden = access === null && errors.every(({ extensions }) => extensions?.["code"] === "FORBIDDEN");
  if (isHidden) throw noSuchCase();
  const children = typeof access === "object" && access !== null && "children" in access ? access.children : undefined;
  if (errors.length > 0 || !Array.isArray(children) || !children.every(isPersonId)) throw unknownCase();
  return children;
}

/** Missing, another's, closed and run out look the same. */
function noSuchCase(): Refusal {
  return new Refusal(
    "NOT_FOUND",
    `The case or opening in ${CASE_HEADER} opens nothing to you: there is none, it is not yours, or it is over. 所注案件或调阅不存在、非本岗位办理或已失效。`,
    { status: 404 },
  );
}

/** Which children are open is not known, so none is. */
function unknownCase(): Refusal {
  return new Refusal(
    "UNAVAILABLE",
    `Whether ${CASE_HEADER} opens the child cannot be asked now; try again. 联席会议系统暂无应答，无法核对调阅依据，请稍后再试。`,
    { status: 503 },
  );
}
