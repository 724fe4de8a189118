import { z } from "zod";
import { termOf } from "../../../schema/school-term";
import { DomainError } from "../../../infra/runtime/errors";
import { schoolDesk } from "../desk/desk";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import type { OwedReport } from "./owed-report";

const PAGE_SIZE = 1000;

const LISTING = z.object({
  edges: z.array(
    z.object({
      node: z
        .object({ school: z.object({ id: z.string() }).nullable(), dueOn: z.string(), doneOn: z.string().nullable() })
        .nullable(),
    }),
  ),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});

const ANSWER = z.object({ reports: LISTING.nullable() });

/** A list of education's, one line a school, and what the reports in it are called. */
const LISTS = [
  { documentId: "entry-checks", kind: "ENTRY_CHECK" },
  { documentId: "roster-checks", kind: "ROSTER_CHECK" },
] as const;

/**
 * The checks at the start of the term that schools owe, as education has them now.
 * @throws DomainError UNAVAILABLE when education does not answer.
 */
export async function owedSchoolReports(
  office: GatewayReader,
  { countyCode, day }: { countyCode: string; day: string },
): Promise<OwedReport[]> {
  const term = termOf(day).name;
  const owed: OwedReport[] = [];
  for (const { documentId, kind } of LISTS) {
    for (const { school, dueOn, doneOn } of await readList(office, documentId, { regionCode: countyCode, term })) {
      if (school === null) continue;
      owed.push({ id: `${kind} ${term} ${school.id}`, desk: schoolDesk(school.id), dueOn, doneOn });
    }
  }
  return owed;
}

type Line = NonNullable<z.infer<typeof LISTING>["edges"][number]["node"]>;

async function readList(
  office: GatewayReader,
  documentId: string,
  variables: { regionCode: string; term: string },
): Promise<Line[]> {
  const lines: Line[] = [];
  for (let after: string | null = null; ;) {
    const page = await readPage(office, documentId, { ...variables, first: PAGE_SIZE, after });
    if (page === null) return lines;
    lines.push(...page.edges.flatMap(({ node }) => node ?? []));
    if (!page.pageInfo.hasNextPage) return lines;
    after = page.pageInfo.endCursor;
  }
}

/** Null for a term that the county's calendar does not have: nobody owes anything for it. */
async function readPage(
  office: GatewayReader,
  documentId: string,
  variables: Record<string, unknown>,
): Promise<z.infer<typeof LISTING> | null> {
  try {
    const answer = await office.read(documentId, variables, { purpose: "REPORT", requestId: "casework-round" });
    return ANSWER.parse(answer).reports;
  } catch (fault) {
    if (fault instanceof DomainError && fault.code === "BAD_INPUT") return null;
    throw fault;
  }
}
