import { request } from "undici";
import { z } from "zod";

export interface ServiceCredentials {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
}

/** An answer of the token endpoint (RFC 6749 §5.1). */
const TOKEN_ANSWER = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

const DEADLINE_MS = 3_000;
/** A token is given up this long before its end, so that none expires on its way. */
const MARGIN_MS = 60_000;

/** The access token under which the joint meeting's office reads: by client credentials, kept until shortly before its end. */
export class ServiceToken {
  private current: { token: string; goodUntil: number } | undefined;
  private asking: Promise<string> | undefined;

  constructor(private readonly credentials: ServiceCredentials) {}

  /** A token that is good now. @throws Error when the identity service gives none. */
  async get(): Promise<string> {
    if (this.current !== undefined && performance.now() < this.current.goodUntil) return this.current.token;
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  /** Gives up a token that was refused, so that the next {@link get} asks for another. */
  giveUp(refused: string): void {
    if (this.current?.token === refused) this.current = undefined;
  }

  private async ask(): Promise<string> {
    const { tokenUrl, clientId, clientSecret } = this.credentials;
    const client = [clientId, clientSecret].map(encodeURIComponent).join(":");
    const { statusCode, body } = await request(tokenUrl, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(client).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "grant_type=client_credentials",
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`the identity service gives the office no token: status ${statusCode}`);
    const { access_token: token, expires_in: seconds } = TOKEN_ANSWER.parse(JSON.parse(text));
    this.current = { token, goodUntil: performance.now() + seconds * 1000 - MARGIN_MS };
    return token;
  }
}
