import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { letterBody, withdrawalBody } from "../../../test/support/letter-messages";
import { openPostPair, PostCounty } from "../../../test/support/post-county";
import { statementsDuring } from "../../../test/support/query-counter";
import type { MessageBody } from "../exchange/message";
import { sealMessage } from "../exchange/seal-message";
import { receiveMessage } from "./receive-message";

/** What no two receipts have in common, whatever they say. */
const OF_ITS_OWN = { jti: null, contentDigest: null, requestDigest: null, nonce: null, receivedAt: null };

describe("taking a message", () => {
  let liunan: PostCounty;
  let xingbin: PostCounty;
  /** A third county, which both know. */
  let xincheng: PostCounty;

  beforeAll(async () => {
    [liunan, xingbin] = await openPostPair();
    xincheng = await PostCounty.open({ countyCode: "451321" });
    await xincheng.trust(xingbin);
    await xingbin.trust(xincheng);
  });
  afterAll(async () => {
    await liunan?.close();
    await xingbin?.close();
    await xincheng?.close();
  });

  interface Given {
    letter?: string;
    jti?: string;
    seq?: number;
    body: MessageBody;
    /** Default 柳南. */
    sender?: PostCounty;
  }

  /** A try of the sender's, signed and encrypted as its post does it. */
  const request = async (given: Given): Promise<Buffer> => {
    const { letter = randomUUID(), jti = randomUUID(), seq = 1, body, sender = liunan } = given;
    const at = new Date();
    const { keys } = sender.post;
    const peerKey = await keys.peerEncryptionKey("451302", at);
    if (peerKey === null) throw new Error("no key");
    const message = {
      jti,
      iss: sender.countyCode,
      aud: "451302",
      letter,
      seq,
      actedAt: "2018-12-31T12:00:00+08:00",
      body,
    };
    const sealed = await sealMessage({ message, attachments: [], signingKey: await keys.signingKey(at), peerKey, at });
    return Buffer.from(sealed.jwe, "latin1");
  };
  const take = async (bytes: Buffer) => (await receiveMessage(xingbin.post, bytes)).receipt;
  const numbered = (number: number) => letterBody({ number: `柳南教函〔2018〕${number}号` });
  const rows = async (): Promise<object> => {
    const [counts] = await xingbin.sql<object>(`SELECT (SELECT count(*)::int FROM inbox_message) AS inbox,
      (SELECT count(*)::int FROM letter) AS letters, (SELECT count(*)::int FROM seen_nonce) AS nonces`);
    return counts ?? {};
  };
  const expectUnchanged = async (bytes: Buffer, reason: string): Promise<void> => {
    const before = await rows();
    expect(await take(bytes)).toMatchObject({ result: "REFUSED", reason });
    expect(await rows()).toEqual(before);
  };

  it("refuses the same bytes again, and takes the same message under a new nonce for what it has", async () => {
    const message = { letter: randomUUID(), jti: randomUUID(), body: numbered(1) };
    const bytes = await request(message);
    const first = await take(bytes);
    expect(first).toMatchObject({ result: "RECEIVED", jti: message.jti, iss: "451302", aud: "450204" });
    await expectUnchanged(bytes, "REPLAYED");
    const again = await take(await request(message));
    expect(again).toMatchObject({
      result: "RECEIVED",
      receivedAt: first.receivedAt,
      contentDigest: first.contentDigest,
    });
    expect(again.nonce).not.toBe(first.nonce);
  });

  it("takes one of ten that come at once under nonces of their own, and gives all of them its receipt", async () => {
    const message = { letter: randomUUID(), jti: randomUUID(), body: numbered(2) };
    const tries = await Promise.all(Array.from({ length: 10 }, () => request(message)));
    const receipts = await Promise.all(tries.map(take));
    expect(receipts.map(({ result }) => result)).toEqual(Array(10).fill("RECEIVED"));
    expect(new Set(receipts.map(({ receivedAt }) => receivedAt)).size).toBe(1);
    expect(await xingbin.sql("SELECT FROM inbox_message WHERE id = $1", [message.jti])).toHaveLength(1);
    const received = "SELECT FROM evidence_entry WHERE kind = 'RECEIVED' AND message_id = $1";
    expect(await xingbin.sql(received, [message.jti])).toHaveLength(1);
  });

  it("refuses one of ten copies of the same bytes but the first", async () => {
    const bytes = await request({ body: numbered(3) });
    const reasons = (await Promise.all(Array.from({ length: 10 }, () => take(bytes)))).map(({ reason }) => reason);
    expect(reasons.toSorted()).toEqual([...Array<string>(9).fill("REPLAYED"), null].toSorted());
  });

  it("refuses other content under an id that it has", async () => {
    const message = { letter: randomUUID(), jti: randomUUID() };
    await take(await request({ ...message, body: numbered(4) }));
    await expectUnchanged(await request({ ...message, body: numbered(5) }), "ALTERED");
  });

  it("refuses what comes before the messages that it follows, or in the place of one that has come", async () => {
    const letter = randomUUID();
    await expectUnchanged(await request({ letter, seq: 2, body: withdrawalBody() }), "OUT_OF_ORDER");
    await take(await request({ letter, body: numbered(6) }));
    await expectUnchanged(await request({ letter, seq: 1, body: withdrawalBody() }), "OUT_OF_ORDER");
    await expectUnchanged(await request({ letter, seq: 3, body: withdrawalBody() }), "OUT_OF_ORDER");
    expect(await take(await request({ letter, seq: 2, body: withdrawalBody() }))).toMatchObject({ result: "RECEIVED" });
  });

  it("changes nothing for a message about a letter that it does not know, and has it proven that it refused", async () => {
    const message = { jti: randomUUID(), body: withdrawalBody() };
    await expectUnchanged(await request(message), "NOT_APPLICABLE");
    const [entry] = await xingbin.sql(
      "SELECT kind, peer_code, detail ->> 'reason' AS reason FROM evidence_entry WHERE message_id = $1",
      [message.jti],
    );
    expect(entry).toEqual({ kind: "REFUSAL_GIVEN", peer_code: "450204", reason: "NOT_APPLICABLE" });
  });

  it("takes no message of a third county about a letter between two others, and says no more than of none at all", async () => {
    const letter = randomUUID();
    const body = numbered(20);
    await take(await request({ letter, body }));
    const itemId = body.children[0]?.itemId ?? "";
    const on = "2019-01-02";
    const probes: readonly MessageBody[] = [
      withdrawalBody(),
      { kind: "ACCEPTED", on, items: [{ itemId }] },
      { kind: "RETURNED", on, items: [{ itemId, reason: "UNKNOWN_CHILD", movedTo: null, note: null }] },
      { kind: "IN_PROGRESS", on, items: [{ itemId, note: null }] },
      { kind: "WITHDRAWN", on, items: [{ itemId }] },
      { ...body, number: "忻教函〔2018〕1号" },
    ];
    const standing = () =>
      xingbin.sql(
        "SELECT l.state, l.version, k.state AS child, k.version AS times FROM letter l, letter_child k WHERE k.letter_id = l.id",
      );
    const before = await standing();
    for (const probe of probes) {
      const [there, none] = [letter, randomUUID()].map((id) => ({ letter: id, body: probe, sender: xincheng }));
      const told = await take(await request(there!));
      expect(told).toMatchObject({ result: "REFUSED", reason: "NOT_APPLICABLE", aud: "451321" });
      const other = await take(await request(none!));
      expect({ ...other, ...OF_ITS_OWN }).toEqual({ ...told, ...OF_ITS_OWN });
    }
    expect(await standing()).toEqual(before);
  });

  it("does not let the log be filled by whoever sends what is no message", async () => {
    const entries = async () => (await xingbin.sql("SELECT FROM evidence_entry")).length;
    const before = await entries();
    await expectUnchanged(Buffer.from("x.y.z"), "MALFORMED");
    await expectUnchanged(Buffer.alloc(0), "MALFORMED");
    expect(await entries()).toBe(before);
  });

  it("takes three statements of its own, with those that a transaction takes five", async () => {
    const bytes = await request({ body: numbered(7) });
    await take(await request({ body: numbered(8) }));
    const sent = await statementsDuring(() => take(bytes));
    const own = sent.filter((text) => /inbox_message|evidence_|seen_nonce|own_key|peer_key/.test(text));
    // The keys were looked up a moment before.
    expect(own.length).toBeLessThanOrEqual(5);
    expect(sent.filter((text) => /TRANSACTION|COMMIT/.test(text))).toHaveLength(2);
  });
});
