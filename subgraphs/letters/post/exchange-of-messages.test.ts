import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { letterBody, withdrawalBody } from "../../../test/support/letter-messages";
import { pngOf } from "../../../test/support/files";
import { openPostPair, type PostCounty } from "../../../test/support/post-county";

import { evidenceHash } from "../evidence/evidence-text";
import { callBackMessages } from "./call-back";

interface OutboxRow {
  state: string;
  seq: number;
  attempts: number;
  last_fault: string | null;
}

describe("messages between two counties", () => {
  let liunan: PostCounty;
  let xingbin: PostCounty;
  let numbers = 0;

  beforeAll(async () => {
    [liunan, xingbin] = await openPostPair();
  });
  afterAll(async () => {
    await liunan?.close();
    await xingbin?.close();
  });

  const body = () => letterBody({ number: `柳南教函〔2018〕${(numbers += 1)}号` });

  const outbox = (letterId: string): Promise<OutboxRow[]> =>
    liunan.sql("SELECT state, seq, attempts, last_fault FROM outbox_message WHERE letter_id = $1 ORDER BY seq", [
      letterId,
    ]);

  const inbox = async (letterId: string): Promise<string[]> => {
    const rows = await xingbin.sql<{ kind: string }>(
      "SELECT kind FROM inbox_message WHERE letter_id = $1 ORDER BY seq",
      [letterId],
    );
    return rows.map(({ kind }) => kind);
  };

  const kinds = async ({ sql }: PostCounty, messageId: string): Promise<string[]> => {
    const rows = await sql<{ kind: string }>("SELECT kind FROM evidence_entry WHERE message_id = $1 ORDER BY index", [
      messageId,
    ]);
    return rows.map(({ kind }) => kind);
  };

  it("arrive, have their effect, and are proven on both sides by the same receipt", async () => {
    const letterId = randomUUID();
    const id = await liunan.send({ to: xingbin, body: body(), letterId });
    await liunan.deliver();
    expect(await outbox(letterId)).toEqual([{ state: "DELIVERED", seq: 1, attempts: 1, last_fault: null }]);
    expect(await inbox(letterId)).toEqual(["LETTER"]);
    expect(await xingbin.sql("SELECT state, direction FROM letter WHERE id = $1", [letterId])).toEqual([
      { state: "DELIVERED", direction: "IN" },
    ]);
    expect(await kinds(liunan, id)).toEqual(["SENT", "RECEIPT_TAKEN"]);
    expect(await kinds(xingbin, id)).toEqual(["RECEIVED", "RECEIPT_GIVEN"]);
    const receipts = "SELECT digest, detail FROM evidence_entry WHERE message_id = $1 AND kind LIKE 'RECEIPT%'";
    expect(await liunan.sql(receipts, [id])).toEqual(await xingbin.sql(receipts, [id]));
    const messages = "SELECT digest FROM evidence_entry WHERE message_id = $1 AND kind IN ('SENT', 'RECEIVED')";
    expect(await liunan.sql(messages, [id])).toEqual(await xingbin.sql(messages, [id]));
  });

  it("go out in the order of their letter, each after the receipt for the one before", async () => {
    const letterId = randomUUID();
    await liunan.send({ to: xingbin, body: body(), letterId });
    await liunan.send({ to: xingbin, body: withdrawalBody(), letterId });
    await xingbin.shut();
    await liunan.deliver();
    const [first, second] = await outbox(letterId);
    expect(first).toMatchObject({ state: "WAITING", attempts: 1, last_fault: "UNREACHABLE" });
    expect(second).toMatchObject({ state: "WAITING", seq: 2, attempts: 0 });
    await liunan.hurry();
    await liunan.deliver();
    expect(await outbox(letterId)).toMatchObject([{ attempts: 2 }, { attempts: 0 }]);
    await xingbin.listen();
    await liunan.hurry();
    await liunan.deliver();
    expect(await outbox(letterId)).toMatchObject([{ state: "DELIVERED" }, { state: "DELIVERED", attempts: 1 }]);
    expect(await inbox(letterId)).toEqual(["LETTER", "WITHDRAWAL"]);
  });

  it("have one effect and one place in the inbox when ten copies of one come in at once, whatever they are copies of", async () => {
    const letterId = randomUUID();
    const id = await liunan.send({ to: xingbin, body: body(), letterId });
    const { post } = liunan;
    const tries: string[] = [];
    const wire = post.wire.postMessage.bind(post.wire);
    // The same bytes ten times; then, as nobody has had an answer, tries of their own.
    post.wire.postMessage = async (url, jwe) => {
      tries.push(jwe);
      const [answer = ""] = (await Promise.all(Array.from({ length: 10 }, () => wire(url, jwe)))).toSorted(
        (one, other) => one.length - other.length,
      );
      return answer;
    };
    await liunan.deliver();
    await liunan.hurry();
    await liunan.deliver();
    await liunan.hurry();
    post.wire.postMessage = wire;
    await liunan.deliver();
    expect(await outbox(letterId)).toMatchObject([{ state: "DELIVERED" }]);
    expect(await inbox(letterId)).toEqual(["LETTER"]);
    expect(await xingbin.sql("SELECT FROM letter WHERE id = $1", [letterId])).toHaveLength(1);
    expect((await kinds(xingbin, id)).filter((kind) => kind === "RECEIVED")).toHaveLength(1);
    expect(tries.length).toBeGreaterThan(0);
  });

  it("bring their attachments, which then lie with the letter alone", async () => {
    const letterId = randomUUID();
    const file = pngOf();
    const digest = evidenceHash(file).toString("hex");
    const named = { name: "花名册.png", mediaType: "image/png" as const, size: file.length, digest };
    const id = await liunan.send({
      to: xingbin,
      body: { ...body(), attachments: [named] },
      letterId,
      attachments: [file],
    });
    expect(await liunan.sql("SELECT FROM outbox_attachment WHERE message_id = $1", [id])).toHaveLength(1);
    await liunan.deliver();
    expect(await outbox(letterId)).toMatchObject([{ state: "DELIVERED" }]);
    expect(await liunan.sql("SELECT FROM outbox_attachment WHERE message_id = $1", [id])).toEqual([]);
    const kept = await xingbin.sql<{ sealed: Buffer }>(
      "SELECT content_sealed AS sealed FROM letter_attachment WHERE letter_id = $1",
      [letterId],
    );
    expect(kept.map(({ sealed }) => xingbin.bench.vault.openBytes(sealed))).toEqual([file]);
  });

  it("are called back as long as none was ever sent, and not any more once one was", async () => {
    const letterId = randomUUID();
    const callBack = () =>
      liunan.bench.database.transaction((manager) => callBackMessages(manager, { peerCode: "451302", letterId }));
    await liunan.send({ to: xingbin, body: body(), letterId });
    await liunan.send({ to: xingbin, body: withdrawalBody(), letterId });
    expect(await callBack()).toBeNull();
    await liunan.deliver();
    expect(await inbox(letterId)).toEqual([]);
    // Its place is free for what is sent after all.
    await liunan.send({ to: xingbin, body: body(), letterId });
    await xingbin.shut();
    await liunan.deliver();
    expect(await callBack()).toEqual({ dead: [] });
    await xingbin.listen();
    await liunan.hurry();
    await liunan.deliver();
    expect(await inbox(letterId)).toEqual(["LETTER"]);
    const states = (await outbox(letterId)).map(({ state, seq }) => `${seq} ${state}`);
    expect(states.toSorted()).toEqual(["1 CANCELLED", "1 DELIVERED", "2 CANCELLED"]);
  });

  it("follow in order when they are put in while the one before is being delivered", async () => {
    const letterId = randomUUID();
    await liunan.send({ to: xingbin, body: body(), letterId });
    const followers = Array.from({ length: 5 }, () => liunan.send({ to: xingbin, body: withdrawalBody(), letterId }));
    await Promise.allSettled([liunan.deliver(), ...followers]);
    await liunan.deliver();
    const rows = await outbox(letterId);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, place) => place + 1));
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["DELIVERED"]));
  });
});
