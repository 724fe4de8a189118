import { DomainError } from "../../../infra/runtime/errors";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { departmentTitle } from "../../../schema/departments";
import { type CaseReading, LETTER_CHILDREN_ANSWER } from "./letter-children-answer";

/** As many as the trusted document asks for; each is a few rows of every department. */
const PAGE = 100;

interface ReaderSources {
  gateway: GatewayReader;
  countyCode: string;
}

/**
 * What the departments know of the children of cases, through the gateway as the letters' service, by the id of the case; a
 * case that there is not, or that is hidden, is missing.
 * @throws DomainError UNAVAILABLE naming the department that does not answer: no letter tells half of what is known
 */
export async function readLetterChildren(
  { gateway, countyCode }: ReaderSources,
  caseIds: readonly string[],
  requestId: string,
): Promise<Map<string, CaseReading>> {
  const found = new Map<string, CaseReading>();
  for (let from = 0; from < caseIds.length; from += PAGE) {
    const ids = caseIds.slice(from, from + PAGE);
    const answer = await gateway
      .read("letter-children", { regionCode: countyCode, ids }, { purpose: "LETTER", requestId })
      .catch(inWordsOfLetters);
    for (const { node } of LETTER_CHILDREN_ANSWER.parse(answer).cases.edges) found.set(node.id, node);
  }
  return found;
}

/** The reader speaks of figures. */
function inWordsOfLetters(fault: unknown): never {
  if (!(fault instanceof DomainError) || fault.code !== "UNAVAILABLE") throw fault;
  const { department } = (fault.extensions["details"] ?? {}) as { department?: string };
  if (department === undefined) throw fault;
  throw new DomainError(
    "UNAVAILABLE",
    `No letter was drawn up: ${department} does not answer; try again later. ${departmentTitle(department)}未应答，未予拟稿，请稍后再试。`,
    { details: { department }, cause: fault },
  );
}
