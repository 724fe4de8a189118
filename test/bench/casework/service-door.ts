import { once } from "node:events";
import { Pool } from "undici";
import type { Caller } from "../../../infra/runtime/caller";
import { CALLER_TOKEN_HEADER, type CallerSigner } from "../../../infra/runtime/caller-token";
import type { Program } from "../program";
import type { ServiceAnswer } from "./service";
import type { RecordedStatement } from "./statement-recorder";

/** What a request was answered with, and what it cost. */
export interface Asked {
  // Whoever asks knows the shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  data: any;
  /** From sending the request to the last byte of its answer. */
  milliseconds: number;
  statements: RecordedStatement[];
}

/** Asks the service one question at a time, as the gateway does. */
export class ServiceDoor {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(
    private readonly service: Program<ServiceAnswer>,
    private readonly signer: CallerSigner,
  ) {
    const { origin, pathname } = new URL(service.answer.url);
    this.path = pathname;
    this.pool = new Pool(origin, { connections: 1, headersTimeout: 60_000 });
  }

  /** @throws Error when the answer has errors. */
  async ask(caller: Caller, query: string, variables: Record<string, unknown>): Promise<Asked> {
    const headers = {
      "content-type": "application/json",
      [CALLER_TOKEN_HEADER]: await this.signer.sign(caller, "joint-meeting"),
    };
    const body = JSON.stringify({ query, variables });
    const from = performance.now();
    const response = await this.pool.request({ path: this.path, method: "POST", headers, body });
    const text = await response.body.text();
    const milliseconds = performance.now() - from;
    const { data, errors = [] } = JSON.parse(text) as { data: unknown; errors?: { message: string }[] };
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
    return { data, milliseconds, statements: await this.takeStatements() };
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private async takeStatements(): Promise<RecordedStatement[]> {
    const told = once(this.service.process, "message") as Promise<[RecordedStatement[]]>;
    this.service.process.send("statements");
    const [statements] = await told;
    return statements;
  }
}
