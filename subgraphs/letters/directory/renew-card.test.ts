import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Clock } from "../../../infra/runtime/clock";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { callerOf } from "../../../test/support/callers";
import { findPeer } from "./find-peer";
import { fingerprintOf } from "./fingerprint";
import { findPeerEncryptionKey, findPeerSigningKey, getSigningKey } from "./keys";
import { ownCard } from "./own-card";
import { provideOwnKeys, rotateKeys } from "./own-keys";
import { PeerActs } from "./peer.acts";
import { renewCard } from "./renew-card";

const START = Date.parse("2026-11-24T00:00:00Z");
const DAY_MS = 86_400_000;
const at = (days: number) => new Date(START + days * DAY_MS);
const clockAt = (days: number): Clock => ({ today: () => "2026-11-24", now: () => at(days) });

describe("a card that is asked for again", () => {
  let ours: LettersBench;
  let theirs: LettersBench;
  beforeAll(async () => {
    ours = await openLettersBench();
    theirs = await openLettersBench();
  });
  afterAll(async () => {
    await ours?.close();
    await theirs?.close();
  });

  const own = (days: number) => ({
    ...ours.on({ exchangeClock: clockAt(days) }),
    exchangeUrl: "https://liunan.example",
  });
  const xingbin = (days: number, exchangeUrl = "https://xingbin.example") => ({
    ...theirs.on({ countyCode: "451302", exchangeClock: clockAt(days) }),
    exchangeUrl,
  });
  const fetchFrom = (days: number, exchangeUrl?: string) => async () =>
    (await ownCard(xingbin(days, exchangeUrl))).text;
  const signerOn = async (days: number) => (await getSigningKey(xingbin(days), at(days))).kid;
  const rotate = async (days: number, given: object = {}) =>
    rotateKeys(xingbin(days), {
      kid: await signerOn(days),
      announceDays: 3,
      overlapDays: 30,
      by: "office",
      ...given,
    });
  const renew = (days: number, fetch = fetchFrom(days)) => renewCard(own(days), "451302", fetch);

  beforeEach(async () => {
    await ours.sql("TRUNCATE peer, peer_key");
    await theirs.sql("TRUNCATE own_key");
    await provideOwnKeys(xingbin(0));
    const { card, text } = await ownCard(xingbin(0));
    await new PeerActs(own(0), callerOf("office")).enter({
      countyCode: "451302",
      bureauName: null,
      shortName: null,
      postalAddress: null,
      phone: null,
      validFrom: "2018-01-01",
      card: text,
      fingerprint: fingerprintOf(card),
    });
  });

  it("changes nothing while nothing has changed", async () => {
    expect(await renew(1)).toBe("SAME");
  });

  it("brings the keys that follow, on the word of one that is trusted, and the end of the old", async () => {
    const first = await signerOn(0);
    await rotate(10);
    expect(await renew(10)).toBe("RENEWED");
    expect(await renew(11)).toBe("SAME");
    const next = await signerOn(13);
    expect(next).not.toBe(first);
    expect(await findPeerSigningKey(own(13), next)).toMatchObject({ countyCode: "451302", validFrom: at(13) });
    expect(await findPeerSigningKey(own(13), first)).toMatchObject({ validTo: at(43) });
    const before = await findPeerEncryptionKey(own(9), "451302", at(9));
    const after = await findPeerEncryptionKey(own(10), "451302", at(10));
    expect(after?.kid).not.toBe(before?.kid);
    expect(await ours.sql("SELECT trusted_by, trusted_through FROM peer_key WHERE kid = $1", [next])).toEqual([
      { trusted_by: "CARD", trusted_through: first },
    ]);
  });

  it("is believed along a chain of keys, each trusted by the one before", async () => {
    for (const days of [10, 60, 110]) {
      await rotate(days);
      expect(await renew(days)).toBe("RENEWED");
    }
    expect(await findPeerSigningKey(own(120), await signerOn(120))).not.toBeNull();
  });

  it("is not believed when no key has signed it that is trusted still", async () => {
    await rotate(10);
    // Nobody has asked in the overlap: what is there now can be anybody's.
    const refused = { refused: "no key signed it that is trusted" };
    expect(await renew(50)).toEqual(refused);
    await theirs.sql("TRUNCATE own_key");
    await provideOwnKeys(xingbin(1));
    expect(await renew(1)).toEqual(refused);
    expect(await ours.sql("SELECT FROM peer_key")).toHaveLength(2);
  });

  it("gives a key no longer life than it had, so that an old card brings back nothing", async () => {
    const old = (await ownCard(xingbin(9))).text;
    await rotate(10);
    await renew(10);
    expect(await renew(11, async () => old)).toBe("SAME");
    const ends = await ours.sql<{ to: Date | null }>(`SELECT valid_to AS "to" FROM peer_key WHERE valid_from = $1`, [
      at(0),
    ]);
    expect(ends).toEqual([{ to: at(43) }, { to: at(43) }]);
  });

  it("gives keys that a county whose clock is ahead made in our future", async () => {
    await rotate(10);
    await renew(10);
    const minute = 1 / 1440;
    const newest = await findPeerEncryptionKey(own(10), "451302", at(10));
    const tenMinutesBefore = await findPeerEncryptionKey(own(10), "451302", at(10 - 10 * minute));
    const anHourBefore = await findPeerEncryptionKey(own(10), "451302", at(10 - 60 * minute));
    expect(tenMinutesBefore?.kid).toBe(newest?.kid);
    expect(anHourBefore?.kid).not.toBe(newest?.kid);
  });

  it("moves the county to another address, from the county's day on", async () => {
    expect(await renew(1, fetchFrom(1, "https://elsewhere.example"))).toBe("RENEWED");
    expect(await findPeer(ours.database.manager, "451302", "2018-12-31")).toMatchObject({
      exchangeUrl: "https://elsewhere.example",
      validFrom: "2018-12-31",
      bureauName: "来宾市兴宾区教育局",
    });
    expect(await findPeer(ours.database.manager, "451302", "2018-12-30")).toMatchObject({
      exchangeUrl: "https://xingbin.example",
    });
  });

  it("moves it to no address in plain", async () => {
    expect(await renew(1, fetchFrom(1, "http://elsewhere.example"))).toBe("SAME");
  });

  it("is not taken when it is another county's, or none", async () => {
    const foreign = { ...xingbin(1), countyCode: "451321" };
    expect(await renew(1, async () => (await ownCard(foreign)).text)).toEqual({
      refused: "it is another county's card",
    });
    expect(await renew(1, async () => "<html>")).toEqual({ refused: "it is no card" });
    expect(await renewCard(own(1), "450206", fetchFrom(1))).toEqual({ refused: "the county is not on the network" });
  });

  it("passes on that nobody answered", async () => {
    await expect(renew(1, () => Promise.reject(new Error("no answer")))).rejects.toThrow("no answer");
  });
});
