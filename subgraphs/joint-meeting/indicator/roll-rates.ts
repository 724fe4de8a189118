import { z } from "zod";
import type { PersonId } from "../../../schema/person-id";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { IndicatorKind, type IndicatorLevel, type IndicatorPart } from "./indicator-kind";
import type { IndicatorScope } from "./indicator-scope.policy";
import type { UnitNumbers } from "./unit-numbers";

/** Education's names of the rates that its rolls give. */
const STATISTICS: Partial<Record<IndicatorKind, string>> = {
  CONSOLIDATION_RATE: "CONSOLIDATION",
  DROPOUT_RATE_PRIMARY: "DROPOUT_PRIMARY",
  DROPOUT_RATE_JUNIOR: "DROPOUT_JUNIOR",
};

const NUMBERS = z.object({
  unitStatistics: z.array(z.object({ kind: z.string(), code: z.string(), numerator: z.int(), denominator: z.int() })),
});

const CHILDREN = z.object({
  statisticChildren: z.object({
    edges: z.array(
      z.object({ cursor: z.string(), node: z.object({ id: z.string().transform((id) => id as PersonId) }) }),
    ),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
      startCursor: z.string().nullable(),
      endCursor: z.string().nullable(),
    }),
  }),
});

export type RollChildren = z.output<typeof CHILDREN>["statisticChildren"];

/** Whether an indicator is education's own: its rolls and their history give it. */
export const isOfRolls = (kind: IndicatorKind): boolean => STATISTICS[kind] !== undefined;

interface Reading extends IndicatorScope {
  schoolYear: string;
  requestId: string;
}

/**
 * The numbers of units as education counts them.
 * @throws DomainError UNAVAILABLE when it does not answer.
 */
export async function readRollNumbers(
  office: GatewayReader,
  { regions, schoolId, schoolYear, requestId }: Reading,
  level: IndicatorLevel,
  kinds: readonly IndicatorKind[],
): Promise<UnitNumbers[]> {
  const named = new Map(kinds.flatMap((kind) => (STATISTICS[kind] === undefined ? [] : [[STATISTICS[kind], kind]])));
  if (named.size === 0) return [];
  const answers = await Promise.all(
    regions.map((regionCode) =>
      office.read(
        "unit-statistics",
        { regionCode, schoolYear, schoolId, level, kinds: [...named.keys()] },
        { purpose: "REPORT", requestId },
      ),
    ),
  );
  return answers
    .flatMap((answer) => NUMBERS.parse(answer).unitStatistics)
    .map(({ kind, ...numbers }) => ({ ...numbers, kind: named.get(kind) as IndicatorKind }));
}

interface ChildrenReading {
  regionCode: string;
  schoolId: string | null;
  grade: number | null;
  schoolYear: string;
  kind: IndicatorKind;
  part: IndicatorPart;
  first: number;
  after: string | null;
}

/**
 * A page of the children behind a number, as education has it.
 * @throws DomainError UNAVAILABLE when it does not answer, BAD_INPUT for a cursor that is not its own.
 */
export async function readRollChildren(
  office: GatewayReader,
  { kind, ...wanted }: ChildrenReading,
  requestId: string,
): Promise<RollChildren> {
  const answer = await office.read(
    "statistic-children",
    { ...wanted, kind: STATISTICS[kind] },
    { purpose: "REPORT", requestId },
  );
  return CHILDREN.parse(answer).statisticChildren;
}
