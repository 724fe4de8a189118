import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { accountsSchema, type Account } from "./account";
import type { IdentityConfig } from "./config";
import { createIssuer } from "./issuer";

/** The issuer with its probes, as a handler. `url` is where it listens. */
export function createIdentityApp(config: IdentityConfig, url: string): RequestListener {
  const issue = createIssuer({
    issuer: config.OIDC_ISSUER ?? url,
    audience: config.OIDC_AUDIENCE,
    key: config.IDENTITY_KEY,
    accounts: readAccounts(config.ACCOUNTS_FILE),
  });
  return (request, response) => {
    if (request.url === "/health/live" || request.url === "/health/ready") {
      response.writeHead(200, { "content-type": "application/json" }).end('{"status":"ok"}');
      return;
    }
    issue(request, response);
  };
}

/** @throws Error when the file is not there or not a list of accounts. */
export function readAccounts(file: string): Account[] {
  return accountsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}
