import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair } from "jose";
import type { Account } from "../../infra/identity/account";
import { createIdentityApp } from "../../infra/identity/app";
import { readIdentityConfig } from "../../infra/identity/config";
import { startHttpServer } from "../../infra/runtime/http-server";

export interface DemoIssuer {
  url: string;
  tokenUrl: string;
  /** How often it has been asked for a token. */
  readonly tokenRequests: number;
  close(): Promise<void>;
}

interface DemoIssuerOptions {
  accounts: readonly Account[];
  /** Default any free one. */
  port?: number;
}

/** Starts the demo's identity service with a key of its own. */
export async function startDemoIssuer({ accounts, port = 0 }: DemoIssuerOptions): Promise<DemoIssuer> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: "ES256", kid: `demo-${performance.now()}` };
  const folder = mkdtempSync(join(tmpdir(), "liankong-accounts-"));
  const file = join(folder, "accounts.json");
  writeFileSync(file, JSON.stringify(accounts));
  const config = readIdentityConfig({
    PORT: String(port),
    LIANKONG_MODE: "demo",
    OIDC_AUDIENCE: "liankong-gateway",
    IDENTITY_KEY: JSON.stringify(key),
    ACCOUNTS_FILE: file,
  });
  let tokenRequests = 0;
  let handle: RequestListener | undefined;
  const server = await startHttpServer(
    (request, response) => {
      if (request.url === "/token") tokenRequests += 1;
      handle?.(request, response);
    },
    { host: config.HOST, port: config.PORT },
  );
  handle = createIdentityApp(config, server.url);
  rmSync(folder, { recursive: true });
  return {
    url: server.url,
    tokenUrl: `${server.url}/token`,
    get tokenRequests() {
      return tokenRequests;
    },
    close: () => server.close(),
  };
}
