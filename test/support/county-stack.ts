import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readAccountFile } from "../../infra/county/account-file";
import { isServiceAccount } from "../../infra/county/accounts";
import { requestToken } from "../../infra/county/request-token";
import { type CountySecrets, readSecrets } from "../../infra/county/secrets";
import { findFreePorts } from "../../infra/postgres/free-port";
import { projectPath } from "../../infra/runtime/project-path";
import type { Purpose } from "../../schema/access/purposes";
import type { DepartmentName } from "../../schema/departments";
import { keepsServer } from "../config";
import { buildProject } from "./built-project";
import { commandEnvironment } from "./config";
import { CountyProcess, type End } from "./county-process";
import { type GraphqlAnswer, postGraphql } from "./graphql-answer";

interface StackOptions {
  /** Folder of rosters that the first start loads; the demo county's when left out. */
  rosters?: string;
  /** What else its processes are told, such as a mail server. */
  environment?: Readonly<Record<string, string>>;
}

/** Whom a question comes from, and for what. */
export interface AskOptions {
  /** Default `office`. */
  account?: string;
  /** An access token in place of an account's. */
  token?: string;
  /** Default CASE; null sends none. */
  purpose?: Purpose | null;
  /** Case or opening that is named in x-case; default none. */
  caseId?: string | null;
  variables?: Record<string, unknown>;
}

/** A query as text, or the id of a trusted document. */
export type Question = string | { documentId: string };

type ServiceName = DepartmentName | "identity" | "gateway" | "postgres" | "county";

/** A whole county from `dist/` as `npm start` runs it: real processes, on a temporary data folder and a free port. */
export class CountyStack {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    /** What makes a command find this county. */
    readonly variables: { LIANKONG_DATA_DIR: string; LIANKONG_PORT: string } & Readonly<Record<string, string>>,
    private readonly args: readonly string[],
    private process: CountyProcess,
  ) {}

  /** Starts a county and waits until it says that it is ready. @throws Error with its output when it does not. */
  static async start({ rosters, environment = {} }: StackOptions = {}): Promise<CountyStack> {
    await buildProject();
    const [port, exchangePort] = await findFreePorts(2);
    const variables = {
      ...environment,
      LIANKONG_DATA_DIR: mkdtempSync(join(tmpdir(), "liankong-county-")),
      LIANKONG_PORT: String(port),
      LIANKONG_EXCHANGE_PORT: String(exchangePort),
    };
    const args = rosters === undefined ? [] : ["--county", rosters];
    try {
      return new CountyStack(variables, args, await CountyProcess.start({ args, variables }));
    } catch (fault) {
      rmSync(variables.LIANKONG_DATA_DIR, { recursive: true, force: true });
      throw fault;
    }
  }

  /** The gateway's address, `http://127.0.0.1:PORT/graphql`. */
  get url(): string {
    return `http://127.0.0.1:${this.variables.LIANKONG_PORT}/graphql`;
  }

  /** All that the county has written since its last start. */
  get output(): string {
    return this.process.output;
  }

  /** Process id of a service, as the data folder has it; null while there is none. */
  pid(service: ServiceName): number | null {
    const file = join(this.variables.LIANKONG_DATA_DIR, "run", `${service}.pid`);
    return existsSync(file) ? Number(readFileSync(file, "utf8")) : null;
  }

  /** Where a service listens, as the county prints it. */
  serviceUrl(service: ServiceName): string {
    const [, url] = new RegExp(`^ +${service} +(http://\\S+)`, "m").exec(this.output) ?? [];
    if (url === undefined) throw new Error(`the county prints no address of ${service}:\n${this.output}`);
    return url;
  }

  /** The keys that the county made for itself. */
  secrets(): CountySecrets {
    return readSecrets(join(this.variables.LIANKONG_DATA_DIR, "secrets.json")) as CountySecrets;
  }

  /** An access token of an account, by the command for it; of the service's own, which the command gives nobody, as the service gets it. */
  token(account: string): Promise<string> {
    let token = this.tokens.get(account);
    if (token === undefined) {
      token = isServiceAccount(account)
        ? this.serviceToken(account)
        : this.run("dist/infra/county/token.js", account).then(({ stdout }) => stdout.trim());
      this.tokens.set(account, token);
    }
    return token;
  }

  private async serviceToken(name: string): Promise<string> {
    const file = join(this.variables.LIANKONG_DATA_DIR, "identity", "accounts.json");
    const account = readAccountFile(file)?.find((candidate) => candidate.account === name);
    if (account === undefined) throw new Error("the county has no account of its service");
    return requestToken(`${this.serviceUrl("identity")}/token`, account);
  }

  /** Runs a program of the project on this county. */
  run(program: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
    const command = [projectPath("infra", "setup", "run.mjs"), program, ...args];
    return promisify(execFile)(process.execPath, command, { env: commandEnvironment(this.variables) });
  }

  /** Asks the gateway. */
  async ask(
    question: Question,
    { account = "office", token, purpose = "CASE", caseId = null, variables = {} }: AskOptions = {},
  ): Promise<GraphqlAnswer> {
    const headers = {
      authorization: `Bearer ${token ?? (await this.token(account))}`,
      ...(purpose === null ? {} : { "x-purpose": purpose }),
      ...(caseId === null ? {} : { "x-case": caseId }),
    };
    return postGraphql(this.url, headers, {
      ...(typeof question === "string" ? { query: question } : question),
      variables,
    });
  }

  /** Asks a subgraph without the gateway, with whatever headers. */
  askSubgraph(
    department: DepartmentName,
    headers: Readonly<Record<string, string>>,
    query: string,
    variables: object = {},
  ): Promise<GraphqlAnswer> {
    return postGraphql(`${this.serviceUrl(department)}/graphql`, headers, { query, variables });
  }

  /** Stops it as Ctrl-C does; its data stays. */
  stop(): Promise<End> {
    return this.process.stop();
  }

  /** Waits until the supervisor's process has ended by itself or by a signal. */
  get ended(): Promise<End> {
    return this.process.ended;
  }

  /** Starts it again on the data that it left. */
  async restart(): Promise<void> {
    this.tokens.clear();
    this.process = await CountyProcess.start({ args: this.args, variables: this.variables });
  }

  /** Stops it and removes all that it kept, unless the tests' databases are to be kept. */
  async close(): Promise<void> {
    await this.stop();
    if (!keepsServer()) rmSync(this.variables.LIANKONG_DATA_DIR, { recursive: true, force: true });
  }
}
