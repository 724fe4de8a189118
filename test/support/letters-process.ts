import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { findFreePorts } from "../../infra/postgres/free-port";
import { projectPath } from "../../infra/runtime/project-path";
import type { BadLine } from "./bad-line";
import { commandEnvironment } from "./config";
import { makeCountyKeys } from "./department";
import { eventually } from "./eventually";
import { type LettersBench, openLettersBench } from "./letters-county";

const START_LIMIT_MS = 60_000;

/** A county's letters' service as a process of its own, from `dist/`, on a database of the test's; nobody is behind its gateway's address. */
export class LettersProcess {
  /** How often it was started. */
  lives = 0;
  private child: ChildProcess | null = null;

  private constructor(
    readonly countyCode: string,
    readonly bench: LettersBench,
    private readonly variables: Readonly<Record<string, string>>,
    private readonly doorUrl: string,
  ) {}

  /** Starts it behind a line. */
  static async start(countyCode: string, line: BadLine): Promise<LettersProcess> {
    const bench = await openLettersBench();
    const keys = await makeCountyKeys();
    const [port, exchangePort = 0] = await findFreePorts(2);
    line.leadTo(exchangePort);
    const variables = {
      PORT: String(port),
      DATABASE_URL: bench.appUrl,
      COUNTY_REGION_CODE: countyCode,
      COUNTY_DATE: "2018-12-31",
      FIELD_KEY: bench.fieldKey.toString("base64"),
      PERSON_ID_KEY: randomBytes(32).toString("base64"),
      CALLER_PUBLIC_KEY: JSON.stringify(keys.callerPublicKey),
      GATEWAY_URL: "http://127.0.0.1:9/graphql",
      OIDC_TOKEN_URL: "http://127.0.0.1:9/token",
      OIDC_CLIENT_ID: "letters",
      OIDC_CLIENT_SECRET: "none",
      EXCHANGE_PORT: String(exchangePort),
      EXCHANGE_URL: line.url,
      LOG_LEVEL: "silent",
      LIANKONG_MODE: "demo",
    };
    const service = new LettersProcess(countyCode, bench, variables, `http://127.0.0.1:${exchangePort}`);
    await service.startAgain();
    return service;
  }

  /** Its card, as its door gives it. */
  async card(): Promise<string> {
    return (await fetch(`${this.doorUrl}/card`)).text();
  }

  /** Ends it without a word, wherever it is, and starts it anew. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
    await this.startAgain();
  }

  async close(): Promise<void> {
    await this.end("SIGTERM");
    await this.bench.close();
  }

  private async startAgain(): Promise<void> {
    const program = projectPath("dist", "subgraphs", "letters", "main.js");
    this.lives += 1;
    this.child = spawn(process.execPath, [program], { env: commandEnvironment(this.variables), stdio: "ignore" });
    await eventually(() => this.card(), { within: START_LIMIT_MS });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}
