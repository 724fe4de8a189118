import { randomUUID } from "node:crypto";
import { CONTENT_TYPE } from "../../subgraphs/letters/exchange/envelope";
import type { MessageBody } from "../../subgraphs/letters/exchange/message";
import type { Receipt } from "../../subgraphs/letters/exchange/receipt";
import { sealMessage } from "../../subgraphs/letters/exchange/seal-message";
import type { PostCounty } from "./post-county";
import { readSigned } from "./signed-text";

/** What a county writes by hand. */
interface HandWritten {
  body: MessageBody;
  letter?: string;
  seq?: number;
  attachments?: readonly Uint8Array[];
}

/** What it is answered, to the last byte that can tell something. */
interface HeardAnswer {
  status: number;
  /** But those of connection and date. */
  headers: Record<string, string>;
  length: number;
  receipt: Receipt;
}

/** A county with keys that the others trust, whose system says whatever it likes. */
export class HostileCounty {
  constructor(private readonly county: PostCounty) {}

  /** A message in its own name, as bytes. */
  async write(
    to: PostCounty,
    { body, letter = randomUUID(), seq = 1, attachments = [] }: HandWritten,
  ): Promise<string> {
    const { keys, exchangeClock, countyCode } = this.county.post;
    const at = exchangeClock.now();
    const peerKey = await keys.peerEncryptionKey(to.countyCode, at);
    if (peerKey === null) throw new Error("it does not know that county");
    const message = { jti: randomUUID(), iss: countyCode, aud: to.countyCode, letter, seq, actedAt: ACTED_AT, body };
    return (await sealMessage({ message, attachments, signingKey: await keys.signingKey(at), peerKey, at })).jwe;
  }

  async send(to: PostCounty, written: HandWritten): Promise<HeardAnswer> {
    return this.sendBytes(to, await this.write(to, written));
  }

  async sendBytes(to: PostCounty, jwe: string): Promise<HeardAnswer> {
    const request = { method: "POST", headers: { "content-type": CONTENT_TYPE }, body: jwe };
    const response = await fetch(`${to.post.exchangeUrl}/messages`, request);
    const text = await response.text();
    const headers = Object.fromEntries(
      [...response.headers].filter(([name]) => !/date|connection|keep-alive/.test(name)),
    );
    return { status: response.status, headers, length: text.length, receipt: readSigned<Receipt>(text) };
  }
}

const ACTED_AT = "2018-12-31T12:00:00+08:00";

/** An answer without what is another one at every message. */
export function toldBy({ receipt, ...answer }: HeardAnswer): object {
  const {
    jti: _jti,
    nonce: _nonce,
    contentDigest: _content,
    requestDigest: _request,
    receivedAt: _at,
    ...told
  } = receipt;
  return { ...answer, ...told };
}
