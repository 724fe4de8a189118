import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Clock } from "../../../infra/runtime/clock";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { findDecryptionKey, getSigningKey } from "./keys";
import { ownCard } from "./own-card";
import { provideOwnKeys, rotateKeys } from "./own-keys";
import { CardFault, readCard } from "./read-card";

const START = Date.parse("2026-11-24T00:00:00Z");
const DAY_MS = 86_400_000;
const clockAt = (days: number): Clock => ({ today: () => "2026-11-24", now: () => new Date(START + days * DAY_MS) });
const KEYS = `SELECT kid, use, valid_from AS "from", valid_to AS "to" FROM own_key ORDER BY made_at, valid_from, use`;

interface Row {
  kid: string;
  use: string;
  from: Date;
  to: Date | null;
}

describe("the county's own keys", () => {
  let bench: LettersBench;
  beforeAll(async () => {
    bench = await openLettersBench();
  });
  afterEach(() => bench.sql("TRUNCATE own_key"));
  afterAll(() => bench?.close());

  const on = (days: number) => bench.on({ exchangeClock: clockAt(days) });
  const at = (days: number) => new Date(START + days * DAY_MS);
  const daysOf = (date: Date | null) => (date === null ? null : (date.getTime() - START) / DAY_MS);
  const signerOn = async (days: number) => (await getSigningKey(on(days), at(days))).kid;
  const rotate = (days: number, kid: string, given: object = {}) =>
    rotateKeys(on(days), { kid, announceDays: 3, overlapDays: 30, by: "office", ...given });
  const evidence = async () =>
    (await bench.sql<{ kind: string }>("SELECT kind FROM evidence_entry ORDER BY index")).map(({ kind }) => kind);

  it("are made once, one to sign and one to be written to, by however many services that start at once", async () => {
    const before = (await evidence()).length;
    await Promise.all(Array.from({ length: 5 }, () => provideOwnKeys(on(0))));
    await provideOwnKeys(on(1));
    const rows = await bench.sql<Row>(KEYS);
    expect(rows.map(({ use }) => use)).toEqual(["enc", "sig"]);
    expect((await evidence()).slice(before)).toEqual(["KEY_MADE", "KEY_MADE"]);
  });

  it("are readable by the county's field key alone", async () => {
    await provideOwnKeys(on(0));
    const [row] = await bench.sql<{ sealed: Buffer; text: string }>(
      "SELECT private_sealed AS sealed, own_key::text AS text FROM own_key WHERE use = 'sig'",
    );
    const opened = JSON.parse(bench.vault.open(row?.sealed ?? Buffer.alloc(0))) as { d: string };
    expect(opened.d).toMatch(/^[\w-]{43}$/);
    expect(row?.text).not.toContain(opened.d);
    expect(row?.text).not.toContain(Buffer.from(opened.d).toString("hex"));
  });

  it("give way to new ones: to be written to at once, to sign after the days of announcing", async () => {
    await provideOwnKeys(on(0));
    const first = await signerOn(0);
    expect(await rotate(10, first)).toMatchObject({ made: [{ use: "sig" }, { use: "enc" }] });
    const rows = await bench.sql<Row>(KEYS);
    expect(rows.map(({ use, from, to }) => [use, daysOf(from), daysOf(to)])).toEqual([
      ["enc", 0, 43],
      ["sig", 0, 43],
      ["enc", 10, null],
      ["sig", 13, null],
    ]);
    const second = rows[3]?.kid;
    expect(await signerOn(12)).toBe(first);
    expect(await signerOn(13)).toBe(second);
    expect(await signerOn(60)).toBe(second);
    // What is written to the old one in the overlap, and after it, is found: whether it is late, the reader judges.
    expect(await findDecryptionKey(on(50), rows[0]?.kid ?? "")).toMatchObject({ validTo: at(43) });
    expect(await findDecryptionKey(on(50), first)).toBeNull();
  });

  it("are rotated once, however often and by however many at once it is asked for", async () => {
    await provideOwnKeys(on(0));
    const first = await signerOn(0);
    const results = await Promise.all(Array.from({ length: 5 }, () => rotate(1, first)));
    expect(results.filter((result) => result === "FOLLOWED_ALREADY")).toHaveLength(4);
    expect(await rotate(100, first)).toBe("FOLLOWED_ALREADY");
    expect(await rotate(1, "none")).toBe("NO_SUCH_KEY");
    expect(await bench.sql(KEYS)).toHaveLength(4);
  });

  it("that are lost end at once, those that were to follow them too", async () => {
    await provideOwnKeys(on(0));
    await rotate(1, await signerOn(0));
    const announced = (await bench.sql<Row>(KEYS)).find(({ use, from }) => use === "sig" && daysOf(from) === 4);
    await rotate(2, announced?.kid ?? "", { announceDays: 0, overlapDays: 0 });
    const open = (await bench.sql<Row>(KEYS)).filter(({ to }) => to === null || to > at(2));
    expect(open.map(({ use, from }) => [use, daysOf(from)]).sort()).toEqual([
      ["enc", 2],
      ["sig", 2],
    ]);
    expect(await signerOn(5)).toBe(open.find(({ use }) => use === "sig")?.kid);
  });

  it("stand on a card that each signing key has signed, the announced one too, and no ended one", async () => {
    await provideOwnKeys(on(0));
    await rotate(10, await signerOn(0));
    for (const [days, keys] of [
      [10, 4],
      [42, 4],
      [44, 2],
    ] as const) {
      const { text } = await ownCard(on(days));
      const read = await readCard(text);
      if (read instanceof CardFault) throw new Error(read.reason);
      expect(read.card).toMatchObject({ countyCode: "450204", bureauName: "柳州市柳南区教育局" });
      expect(read.keys).toHaveLength(keys);
      expect(text).not.toContain('"d"');
    }
  });

  it("are missed by name when there are none", async () => {
    await expect(getSigningKey(on(0), at(0))).rejects.toThrow("no signing key");
  });
});
