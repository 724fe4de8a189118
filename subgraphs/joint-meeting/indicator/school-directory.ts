import { z } from "zod";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";

const PAGE_SIZE = 1000;

const PAGE = z.object({
  schools: z.object({
    edges: z.array(
      z.object({ node: z.object({ id: z.string(), name: z.string(), township: z.object({ code: z.string() }) }) }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

type SchoolLine = z.output<typeof PAGE>["schools"]["edges"][number]["node"];

/** Schools by 学校标识码. */
export type SchoolDirectory = ReadonlyMap<string, SchoolLine>;

/** The schools of regions, as education has them, for one request; a region is read once. */
export class SchoolDirectoryReader {
  private readonly regions = new Map<string, Promise<SchoolLine[]>>();

  constructor(
    private readonly office: GatewayReader,
    private readonly requestId: string,
  ) {}

  /**
   * The schools of some regions.
   * @throws DomainError UNAVAILABLE when education does not answer.
   */
  async read(regionCodes: readonly string[]): Promise<SchoolDirectory> {
    const lists = await Promise.all(regionCodes.map((regionCode) => this.readOnce(regionCode)));
    return new Map(lists.flat().map((school) => [school.id, school]));
  }

  private readOnce(regionCode: string): Promise<SchoolLine[]> {
    const reading = this.regions.get(regionCode) ?? readRegion(this.office, regionCode, this.requestId);
    this.regions.set(regionCode, reading);
    return reading;
  }
}

async function readRegion(office: GatewayReader, regionCode: string, requestId: string): Promise<SchoolLine[]> {
  const lines: SchoolLine[] = [];
  let after: string | null = null;
  do {
    const answer = await office.read(
      "schools",
      { regionCode, first: PAGE_SIZE, after },
      { purpose: "REPORT", requestId },
    );
    const { schools } = PAGE.parse(answer);
    lines.push(...schools.edges.map(({ node }) => node));
    after = schools.pageInfo.hasNextPage ? schools.pageInfo.endCursor : null;
  } while (after !== null);
  return lines;
}
