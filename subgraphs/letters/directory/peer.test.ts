import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { cardOf } from "../../../test/support/letters-peers";
import { statementsDuring } from "../../../test/support/query-counter";
import { isValidAt } from "../exchange/exchange-key";
import { findPeer } from "./find-peer";
import { findPeerEncryptionKey, findPeerSigningKey } from "./keys";

const OFFICE = callerOf("office");
const FIELDS = `id countyCode countyName bureauName shortName postalAddress phone exchangeUrl validFrom validTo
  keys { kid use validTo wasCompared trustedThrough }`;
const ENTER = `mutation ($county: String!, $from: Date, $bureau: String, $phone: String, $card: String, $fingerprint: String) {
  outcome: enterPeer(countyCode: $county, validFrom: $from, bureauName: $bureau, phone: $phone, card: $card,
    fingerprint: $fingerprint) { ... on Peer { ${FIELDS} } ... on Refusal { reason message } } }`;
const END = `mutation ($id: ID!, $on: Date) {
  outcome: endPeer(id: $id, on: $on) { ... on Peer { id validTo } ... on Refusal { reason } } }`;
const LIST = `query ($on: Date, $first: Int, $after: String) { peers(on: $on, first: $first, after: $after) {
  edges { node { ${FIELDS} } } pageInfo { hasNextPage endCursor } } }`;

describe("the directory of counties", () => {
  let liunan: TestLetters;
  let xingbin: TestLetters;
  beforeAll(async () => {
    liunan = await startTestLetters();
    xingbin = await startTestLetters({ countyCode: "451302" });
  });
  afterEach(() => liunan.sql("TRUNCATE peer, peer_key"));
  afterAll(async () => {
    await liunan?.close();
    await xingbin?.close();
  });

  const act = async (query: string, given: object, caller: Caller = OFFICE) => {
    const { data, errors } = await liunan.ask(caller, query, { ...given });
    return errors[0]?.extensions.code ?? data.outcome;
  };
  const enter = (given: object = {}, caller?: Caller) => act(ENTER, { county: "451302", ...given }, caller);
  const enterCard = async (given: object = {}) => {
    const { text, fingerprint } = await cardOf(xingbin);
    return enter({ card: text, fingerprint, ...given });
  };
  const peers = async (given: object = {}) => {
    const { data } = await liunan.ask(OFFICE, LIST, { ...given });
    return data.peers.edges.map(({ node }: { node: object }) => node);
  };
  const logged = async () =>
    liunan.sql<{ kind: string }>(
      "SELECT kind, detail->>'by' AS by FROM evidence_entry WHERE peer_code = '451302' ORDER BY index DESC LIMIT 2",
    );

  it("has a county without a card for paper, named by its region", async () => {
    expect(await enter({ phone: "0772-4270000" })).toMatchObject({
      countyCode: "451302",
      countyName: "兴宾区",
      bureauName: "来宾市兴宾区教育局",
      shortName: "兴宾区教育局",
      phone: "0772-4270000",
      exchangeUrl: null,
      validFrom: "2018-12-31",
      validTo: null,
      keys: [],
    });
  });

  it("has a county with its card on the network, its keys trusted on the clerk's word and logged", async () => {
    const entered = await enterCard();
    expect(entered).toMatchObject({ bureauName: "来宾市兴宾区教育局", exchangeUrl: xingbin.exchangeUrl });
    expect(entered.keys.map(({ use }: { use: string }) => use).sort()).toEqual(["ENCRYPTION", "SIGNING"]);
    expect(entered.keys[0]).toMatchObject({ wasCompared: true, trustedThrough: "test-office", validTo: null });
    expect(await logged()).toEqual([
      { kind: "KEY_TRUSTED", by: "test-office" },
      { kind: "KEY_TRUSTED", by: "test-office" },
    ]);
    const now = new Date();
    const encryption = await findPeerEncryptionKey(liunan, "451302", now);
    expect(encryption).toMatchObject({ countyCode: "451302" });
    const [row] = await liunan.sql<{ kid: string }>("SELECT kid FROM peer_key WHERE use = 'sig'");
    const kid = row?.kid ?? "";
    expect(await findPeerSigningKey(liunan, kid)).toMatchObject({ kid, countyCode: "451302" });
    expect(await findPeerSigningKey(liunan, encryption?.kid ?? "")).toBeNull();
    expect(await findPeerEncryptionKey(liunan, "450206", now)).toBeNull();
  });

  it("takes a fingerprint as people write it, and no card under another one", async () => {
    const { text: card, fingerprint } = await cardOf(xingbin);
    expect(fingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
    const wrong = (fingerprint.startsWith("0") ? "1" : "0") + fingerprint.slice(1);
    for (const told of [wrong, "", null, fingerprint.slice(0, 60)])
      expect(await enter({ card, fingerprint: told })).toMatchObject({ reason: "INVALID" });
    expect(await peers()).toEqual([]);
    const typed = fingerprint.toUpperCase().replaceAll(" ", ":");
    expect(await enter({ card, fingerprint: typed })).toMatchObject({ countyCode: "451302" });
  });

  it("takes no card for another county than its own", async () => {
    expect(await enterCard({ county: "450206" })).toMatchObject({ reason: "INVALID" });
  });

  it.each([
    ["the own county", { county: "450204" }],
    ["a prefecture", { county: "4513" }],
    ["a code that there is not", { county: "459999" }],
    ["a retired code", { county: "450221" }],
    ["an empty name", { bureau: " " }],
    ["a name of two lines", { bureau: "兴宾区\n教育局" }],
    ["a telephone number that is none", { phone: "1".repeat(31) }],
    ["what is no card", { card: "{}", fingerprint: "00" }],
  ])("does not take %s", async (_what, given) => {
    expect(await enter(given)).toMatchObject({ reason: "INVALID" });
    expect(await peers()).toEqual([]);
  });

  it("names the county that a retired code went into", async () => {
    expect((await enter({ county: "450221" })).message).toContain("450206");
    expect(await enter({ county: "450221", from: "2016-01-01" })).toMatchObject({ countyName: "柳江县" });
  });

  it("ends an entry the day before what has changed of it holds, and keeps both", async () => {
    await enterCard({ from: "2018-01-01" });
    expect(await enter({ from: "2018-09-01", phone: "1" })).toMatchObject({
      exchangeUrl: xingbin.exchangeUrl,
      phone: "1",
    });
    expect(await enter({ from: "2018-08-31", phone: "2" })).toMatchObject({ reason: "INVALID" });
    expect(await findPeer(liunan.database.manager, "451302", "2018-08-31")).toMatchObject({
      phone: null,
      validTo: "2018-08-31",
    });
    expect(await findPeer(liunan.database.manager, "451302", "2018-09-01")).toMatchObject({
      phone: "1",
      validTo: null,
    });
    expect(await findPeer(liunan.database.manager, "451302", "2017-12-31")).toBeNull();
    expect(await peers({ on: "2018-06-01" })).toMatchObject([{ phone: null }]);
  });

  it("has what was corrected on its first day never in force, and still there", async () => {
    await enter({ phone: "1" });
    await enter({ phone: "2" });
    expect(await peers()).toMatchObject([{ phone: "2" }]);
    expect(await peers({ on: "2018-12-30" })).toEqual([]);
    expect(await liunan.sql("SELECT phone, ended_by FROM peer ORDER BY phone")).toEqual([
      { phone: "1", ended_by: "test-office" },
      { phone: "2", ended_by: null },
    ]);
  });

  it("has one entry in force however often and by however many at once it is made", async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => enterCard()));
    expect(outcomes.filter(({ id }) => id !== undefined)).toHaveLength(1);
    expect(outcomes.filter(({ reason }) => reason === "ALREADY_DONE")).toHaveLength(5);
    expect(await liunan.sql("SELECT FROM peer")).toHaveLength(1);
  });

  it("trusts a county's keys no more from the moment its entry is ended", async () => {
    const { id } = await enterCard();
    expect(await act(END, { id, on: "2019-01-01" })).toEqual({ reason: "INVALID" });
    expect(await act(END, { id, on: "2018-12-30" })).toEqual({ reason: "INVALID" });
    expect(await act(END, { id })).toEqual({ id, validTo: "2018-12-31" });
    expect(await act(END, { id })).toEqual({ reason: "ALREADY_DONE" });
    expect(await findPeerEncryptionKey(liunan, "451302", new Date())).toBeNull();
    const [key] = await liunan.sql<{ kid: string }>("SELECT kid FROM peer_key WHERE use = 'sig'");
    const signing = await findPeerSigningKey(liunan, key?.kid ?? "");
    expect(signing !== null && isValidAt(signing, new Date())).toBe(false);
    expect(await logged()).toEqual([
      { kind: "KEY_ENDED", by: "test-office" },
      { kind: "KEY_ENDED", by: "test-office" },
    ]);
    // That day is the entry's still; what is compared anew may come back after it.
    expect(await enterCard()).toMatchObject({ reason: "INVALID" });
    expect(await enterCard({ from: "2019-01-01" })).toMatchObject({ countyCode: "451302" });
    expect(await findPeerEncryptionKey(liunan, "451302", new Date())).not.toBeNull();
  });

  it.each(["none", "0190a000-0000-7000-8000-00000000ffff"])("ends no entry %s", async (id) => {
    expect(await act(END, { id })).toEqual({ reason: "NOT_FOUND" });
  });

  it.each(["education", "leader", "auditor", "signatory"] as const)("is not changed by %s", async (role) => {
    expect(await enter({}, callerOf(role))).toBe("FORBIDDEN");
  });

  it("is neither read nor changed by another county's office", async () => {
    const stranger = callerOf("office", { regions: ["451302"] });
    expect(await enter({ county: "450206" }, stranger)).toBe("FORBIDDEN");
    const { errors } = await liunan.ask(stranger, LIST);
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("is listed page by page in two statements, however many counties stand on the page", async () => {
    for (const county of ["450202", "450203", "450205", "450206", "450222"]) await enter({ county });
    await enterCard();
    const { data } = await liunan.ask(OFFICE, LIST, { first: 4 });
    const statements = await statementsDuring(() =>
      liunan.ask(OFFICE, LIST, { first: 4, after: data.peers.pageInfo.endCursor }),
    );
    expect(statements).toHaveLength(2);
    const codes = (await peers()).map(({ countyCode }: { countyCode: string }) => countyCode);
    expect(codes).toEqual(["450202", "450203", "450205", "450206", "450222", "451302"]);
    expect(data.peers.pageInfo.hasNextPage).toBe(true);
  });
});
