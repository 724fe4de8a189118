import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { appendEvidence, type Evidence } from "./append-evidence";
import { type EvidenceFacts, evidenceHash, evidenceText, NO_HASH } from "./evidence-text";

const AT = new Date("2018-12-31T04:00:00.123Z");

const evidence = (number: number): Evidence => ({
  at: new Date(AT.getTime() + number),
  kind: "SENT",
  peerCode: number % 2 === 0 ? "451302" : null,
  messageId: randomUUID(),
  letterId: null,
  digest: evidenceHash(`jws ${number}`),
  detail: { zweitens: number, 'a"名': ["回执", { b: null, a: true }] },
});

type Row = EvidenceFacts & { index: number; previousHash: Buffer; hash: Buffer };

describe("the evidence log", () => {
  let bench: LettersBench;

  beforeAll(async () => {
    bench = await openLettersBench();
  });
  afterAll(() => bench?.close());

  const append = (entries: readonly Evidence[]): Promise<void> =>
    bench.database.transaction((manager) => appendEvidence(manager, entries));

  const read = (): Promise<Row[]> =>
    bench.sql(`SELECT index, at, kind, peer_code AS "peerCode", message_id AS "messageId", letter_id AS "letterId", digest,
      detail, previous_hash AS "previousHash", hash FROM evidence_entry ORDER BY index`);

  it("chains entries without a gap, each hash that of the entry's text, also when many append at once", async () => {
    await append([]);
    await append([evidence(0), evidence(1), evidence(2)]);
    await Promise.all(Array.from({ length: 24 }, (_, number) => append([evidence(number), evidence(number + 1)])));
    const rows = await read();
    expect(rows).toHaveLength(51);
    let previousHash: Buffer = NO_HASH;
    for (const [place, row] of rows.entries()) {
      expect(row).toMatchObject({ index: place + 1, previousHash });
      expect(row.hash).toEqual(evidenceHash(evidenceText({ index: place + 1, previousHash }, row)));
      previousHash = row.hash;
    }
  });

  it("holds nothing of a transaction that was rolled back", async () => {
    const before = (await read()).length;
    const fault = new Error("rolled back");
    const given = bench.database.transaction(async (manager) => {
      await appendEvidence(manager, [evidence(0)]);
      throw fault;
    });
    await expect(given).rejects.toBe(fault);
    await append([evidence(1)]);
    expect((await read()).map(({ index }) => index)).toEqual(
      Array.from({ length: before + 1 }, (_, place) => place + 1),
    );
  });

  it.each([
    "UPDATE evidence_entry SET kind = 'SENT'",
    "DELETE FROM evidence_entry",
    "TRUNCATE evidence_entry",
    "DELETE FROM evidence_head",
  ])("is changed by nobody, not the service and not the tables' owner: %s", async (statement) => {
    await expect(bench.database.query(statement)).rejects.toThrow("permission denied");
    await expect(bench.sql(statement)).rejects.toThrow("appended to and never changed");
  });
});
