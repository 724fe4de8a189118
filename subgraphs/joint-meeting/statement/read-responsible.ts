import { z } from "zod";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { StatementLevel } from "./statement-enums";

const PAGE_SIZE = 200;

const PAGE = z.object({
  schools: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          id: z.string(),
          name: z.string(),
          principal: z.string().nullable(),
          responsiblePersons: z.array(
            z.object({
              level: z.string(),
              grade: z.number().nullable(),
              className: z.string().nullable(),
              name: z.string(),
              post: z.string(),
            }),
          ),
        }),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

type SchoolLine = z.output<typeof PAGE>["schools"]["edges"][number]["node"];

/** Who answers for a school, or a part of it. */
export interface SchoolResponsible {
  schoolId: string;
  schoolName: string;
  level: StatementLevel;
  grade: number | null;
  className: string | null;
  name: string;
  post: string;
}

/**
 * Who answers for the schools of a county on a day, as education has it; the principal of the school's own record where
 * none is entered.
 * @throws DomainError UNAVAILABLE when education does not answer.
 */
export async function readSchoolResponsible(
  office: GatewayReader,
  { countyCode, on, requestId }: { countyCode: string; on: string; requestId: string },
): Promise<SchoolResponsible[]> {
  const found: SchoolResponsible[] = [];
  let after: string | null = null;
  do {
    const variables = { regionCode: countyCode, on, first: PAGE_SIZE, after };
    const answer = await office.read("responsible-persons", variables, { purpose: "REPORT", requestId });
    const { schools } = PAGE.parse(answer);
    found.push(...schools.edges.flatMap(({ node }) => responsibleOf(node)));
    after = schools.pageInfo.hasNextPage ? schools.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

function responsibleOf({ id, name: schoolName, principal, responsiblePersons }: SchoolLine): SchoolResponsible[] {
  const entered = responsiblePersons.flatMap(({ level, ...person }) =>
    isStatementLevel(level) ? [{ ...person, schoolId: id, schoolName, level }] : [],
  );
  if (principal === null || entered.some(({ level }) => level === StatementLevel.PRINCIPAL)) return entered;
  const post = `${schoolName}校长`;
  return [
    ...entered,
    { schoolId: id, schoolName, level: StatementLevel.PRINCIPAL, grade: null, className: null, name: principal, post },
  ];
}

/** A teacher who stands by one child (包人) signs no statement of the year. */
function isStatementLevel(level: string): level is StatementLevel {
  return Object.hasOwn(StatementLevel, level);
}
