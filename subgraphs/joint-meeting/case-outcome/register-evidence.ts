import { z } from "zod";
import { schoolAgeDay, type SchoolYear, schoolYearStartOf } from "../../../schema/scalars/school-year";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";

const CHILD = z.object({
  identity: z.object({ birthDate: z.string() }).nullable(),
  enrolments: z.array(z.object({ state: z.string(), arrivalConfirmedOn: z.string().nullable() })),
});

const ANSWER = z.object({ case: z.object({ id: z.string(), child: CHILD }) });

/** What the registers say of the child of a case. */
export type RegisterEvidence = z.output<typeof CHILD>;

/**
 * Reads it through the gateway as the office, before the act: nothing is held meanwhile.
 * @throws DomainError UNAVAILABLE when a department is missing: no case is closed on half an answer.
 */
export async function readEvidence(
  office: GatewayReader,
  caseId: string,
  requestId: string,
): Promise<RegisterEvidence> {
  const answer = await office.read("case-child", { caseId }, { purpose: "CASE", requestId });
  return ANSWER.parse(answer).case.child;
}

const YEARS_OF_SCHOOLING = 16;

/** Whether a child was past the age of schooling (满龄) on a day: sixteen on the 31 August that counts for its school year. */
export function isOverAge(birthDate: string, on: string): boolean {
  const year = schoolYearStartOf(on);
  const [born, day] = [birthDate.slice(0, 4), birthDate.slice(4)];
  return `${Number(born) + YEARS_OF_SCHOOLING}${day}` <= schoolAgeDay(`${year}-${year + 1}` as SchoolYear);
}

/** The day on which the roll has had an arrival confirmed in this spell, up to a day; null when it has none. */
export function arrivalOf({ enrolments }: RegisterEvidence, spellSince: string, upTo: string): string | null {
  const arrivals = enrolments.flatMap(({ state, arrivalConfirmedOn: on }) =>
    state === "TRANSFERRED_OUT" && on !== null && on >= spellSince && on <= upTo ? [on] : [],
  );
  return arrivals.toSorted().at(-1) ?? null;
}
