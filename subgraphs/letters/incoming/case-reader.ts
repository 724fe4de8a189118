import { z } from "zod";
import { DomainError } from "../../../infra/runtime/errors";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { departmentTitle } from "../../../schema/departments";

/** A case as a letter tells of it: no name, no number of a person, no note. */
const TOLD_CASE = z.object({
  id: z.string(),
  number: z.string(),
  openedOn: z.string(),
  outcomes: z.array(z.object({ outcome: z.string(), on: z.string(), undoneOn: z.string().nullable() })),
  steps: z.array(z.object({ kind: z.string(), takenOn: z.string() })),
  visits: z.array(z.object({ visitedOn: z.string() })),
  child: z
    .object({
      enrolments: z.array(z.object({ state: z.string(), school: z.object({ name: z.string() }).nullable() })),
    })
    .nullable(),
});

export type ToldCase = z.output<typeof TOLD_CASE>;

/** What the gateway answers to the trusted document `letter-cases`. */
const CASES_ANSWER = z.object({ cases: z.object({ edges: z.array(z.object({ node: TOLD_CASE })) }) });

/** As many as the trusted document asks for. */
const PAGE = 100;

interface CaseSources {
  gateway: GatewayReader;
  countyCode: string;
}

/**
 * Cases of this county by their ids; one that there is not is missing.
 * @throws DomainError UNAVAILABLE naming the department that does not answer: nothing is told of half a case
 */
export async function readCases(
  { gateway, countyCode }: CaseSources,
  caseIds: readonly string[],
  requestId: string,
): Promise<Map<string, ToldCase>> {
  const found = new Map<string, ToldCase>();
  for (let from = 0; from < caseIds.length; from += PAGE) {
    const ids = caseIds.slice(from, from + PAGE);
    const variables = { regionCode: countyCode, ids };
    const answer = await gateway
      .read("letter-cases", variables, { purpose: "LETTER", requestId })
      .catch(inWordsOfLetters);
    for (const { node } of CASES_ANSWER.parse(answer).cases.edges) found.set(node.id, node);
  }
  return found;
}

/** The reader speaks of figures. */
function inWordsOfLetters(fault: unknown): never {
  const department = departmentMissing(fault);
  if (department === null) throw fault;
  throw new DomainError(
    "UNAVAILABLE",
    `The cases cannot be read: ${department} does not answer; try again later. ${departmentTitle(department)}未应答，暂不能取得案件情况，请稍后再试。`,
    { details: { department }, cause: fault },
  );
}

/** Name of the department whose absence a reading failed for; null for any other fault. */
export function departmentMissing(fault: unknown): string | null {
  if (!(fault instanceof DomainError) || fault.code !== "UNAVAILABLE") return null;
  const { department } = (fault.extensions["details"] ?? {}) as { department?: string };
  return department ?? "gateway";
}
