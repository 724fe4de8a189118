import { setTimeout as pause } from "node:timers/promises";
import type { Purpose } from "../../../schema/access/purposes";
import type { Account } from "../../identity/account";
import { CountyFault } from "../county-fault";
import { requestToken } from "../request-token";

/** Somebody of the county who asks the gateway under an account, as people do. */
export interface Client {
  /**
   * The one field of an operation's answer.
   * @throws CountyFault in the gateway's words, or in those of the refusal.
   */
  ask<Answer>(query: string, variables?: Record<string, unknown>, asked?: Asked): Promise<Answer>;
  /** Hands a paper in. Returns its id. */
  attach(subject: "CASE" | "TASK" | "ACTIVITY" | "RECTIFICATION", id: string, fileName: string): Promise<string>;
}

interface Asked {
  /** Default CASE. */
  purpose?: Purpose;
  /** Case or opening under which sensitive data is read. */
  under?: string;
}

interface Running {
  gatewayUrl: string;
  tokenUrl: string;
}

interface GatewayAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

interface Refused {
  reason?: string;
  message?: string;
  __typename?: string;
}

const TRIES = 40;
const PAUSE_MS = 250;

/** Opens clients of the accounts of a running county, one an account; each signs in once. */
export function openClients({ gatewayUrl, tokenUrl }: Running, accounts: readonly Account[]): (name: string) => Client {
  const clients = new Map<string, Client>();
  return (name) => {
    const known = clients.get(name);
    if (known !== undefined) return known;
    const account = accounts.find((candidate) => candidate.account === name);
    if (account === undefined) throw new CountyFault(`the county has no account ${name}`);
    let token: Promise<string> | undefined;
    const signIn = (): Promise<string> => (token ??= requestToken(tokenUrl, account));
    const client: Client = {
      async ask<Answer>(query: string, variables = {}, { purpose = "CASE", under }: Asked = {}) {
        const headers = {
          authorization: `Bearer ${await signIn()}`,
          "content-type": "application/json",
          "x-purpose": purpose,
          ...(under === undefined ? {} : { "x-case": under }),
        };
        const body = JSON.stringify({ query, variables });
        const answer = await patiently(() => fetch(gatewayUrl, { method: "POST", headers, body }));
        return outcomeOf<Answer>(name, (await answer.json()) as GatewayAnswer);
      },
      async attach(subject, id, fileName) {
        const url = new URL(`/attachments?subject=${subject}&id=${id}`, gatewayUrl);
        const headers = {
          authorization: `Bearer ${await signIn()}`,
          "content-type": "application/pdf",
          "x-purpose": "CASE",
          "x-file-name": encodeURIComponent(fileName),
        };
        const answer = await patiently(() => fetch(url, { method: "POST", headers, body: scannedPaper(fileName) }));
        const text = await answer.text();
        if (!answer.ok) throw new CountyFault(`${name}: ${text}`);
        return (JSON.parse(text) as { id: string }).id;
      },
    };
    clients.set(name, client);
    return client;
  };
}

function outcomeOf<Answer>(name: string, { data, errors = [] }: GatewayAnswer): Answer {
  const [error] = errors;
  if (error !== undefined) throw new CountyFault(`${name}: ${error.message}`);
  const [outcome] = Object.values(data ?? {});
  const { __typename, message } = (outcome ?? {}) as Refused;
  if (__typename === "Refusal") throw new CountyFault(`${name}: ${message ?? "refused"}`);
  return outcome as Answer;
}

/** A service that is started again is back soon. */
async function patiently(send: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const answer = await send().catch((fault: unknown) => {
      if (tries === TRIES) throw new CountyFault("the gateway does not answer", { cause: fault });
      return null;
    });
    if (answer !== null && answer.status !== 503) return answer;
    if (answer !== null && tries === TRIES) throw new CountyFault(`the gateway is not ready: ${await answer.text()}`);
    await pause(PAUSE_MS);
  }
}

/** The least PDF that a reader opens, with the paper's name in it: what a scanner would have made. */
function scannedPaper(name: string): Buffer<ArrayBuffer> {
  const title = Buffer.from(`\uFEFF${name}`, "utf16le").swap16().toString("hex");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    `<< /Title <${title}> >>`,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\n`;
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, "latin1");
}
