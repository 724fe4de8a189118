import type { Account } from "../identity/account";
import { CountyFault } from "./county-fault";

/** An access token of an account of the running county, good for an hour. @throws CountyFault when the issuer refuses. */
export async function requestToken(tokenUrl: string, { account, secret }: Account): Promise<string> {
  const response = await fetch(tokenUrl, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  if (!response.ok) throw new CountyFault(`the issuer refuses a token for ${account}: status ${response.status}`);
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}
