import { CountyFault } from "../county-fault";

/** How far the log goes, as the county has sealed it. */
interface Seal {
  countyCode: string;
  entries: number;
  jws: string;
}

interface EvidencePage {
  edges: readonly { node: { line: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const SEAL = "{ evidenceSeal { countyCode entries jws } }";
const PAGE = `query ($after: String) {
  evidence(first: 1000, after: $after) { edges { node { line } } pageInfo { hasNextPage endCursor } } }`;

/** Asks the gateway of the running county for its evidence log, as its auditor. */
export class EvidenceClient {
  constructor(
    private readonly gatewayUrl: string,
    private readonly token: string,
  ) {}

  /** @throws CountyFault with the gateway's words when it refuses */
  async seal(): Promise<Seal> {
    return (await this.ask<{ evidenceSeal: Seal }>(SEAL, {})).evidenceSeal;
  }

  /** Lines of the entries up to where the seal says. @throws CountyFault as {@link seal} */
  async *lines({ entries }: Pick<Seal, "entries">): AsyncGenerator<string> {
    let after: string | null = null;
    for (let left = entries; left > 0;) {
      const { evidence }: { evidence: EvidencePage } = await this.ask(PAGE, { after });
      const lines = evidence.edges.slice(0, left).map(({ node }) => node.line);
      if (lines.length === 0) throw new CountyFault("the evidence log is shorter than its seal says. 存证日志不完整。");
      yield* lines;
      left -= lines.length;
      after = evidence.pageInfo.endCursor;
    }
  }

  private async ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    const response = await fetch(this.gatewayUrl, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: readonly { message: string }[] };
    if (errors?.[0] !== undefined) throw new CountyFault(errors[0].message);
    if (data === undefined) throw new CountyFault(`the gateway does not answer: status ${response.status}`);
    return data;
  }
}
