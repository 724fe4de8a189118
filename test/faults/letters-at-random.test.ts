import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { LetterOverviewService } from "../../subgraphs/letters/letter-figures/letter-overview.service";
import { LetterDirection } from "../../subgraphs/letters/letter/letter-kind";
import { lettersUnderFaults } from "../config";
import { LINE_FAULTS } from "../support/bad-line";
import { callerOf } from "../support/callers";
import { chancesOf } from "../support/chances";
import { verifiedLog } from "../support/exported-log";
import { type LettersCounty, LettersPair } from "../support/letters-pair";
import { MovingClock } from "../support/moving-clock";
import { LetterClerks } from "./letter-clerks";
import { proofsOf } from "./letter-proofs";
import { RunningDelivery, Saboteur } from "./letter-saboteur";
import { LetterStories } from "./letter-stories";

const SEED = 20_181_231;
const LETTERS = lettersUnderFaults();
const EACH = LETTERS / 2;
const LIMIT_MS = 3_600_000;
/** Tries rest for seconds, claims for half a minute: by clocks in a hurry that is soon over. */
const CLOCK_SPEED = 10;
const BETWEEN_STRIKES_MS = 300;

describe(`${LETTERS} letters between two counties, while all goes wrong that can (seed ${SEED})`, () => {
  const stories = new LetterStories(SEED);
  let pair: LettersPair;
  let saboteur: Saboteur;

  beforeAll(async () => {
    pair = await LettersPair.open(() => new MovingClock(0, CLOCK_SPEED));
    const deliveries = pair.counties.map((county) => new RunningDelivery(county));
    saboteur = await Saboteur.open(pair, deliveries, chancesOf(SEED));
    try {
      await correspond(pair.counties.map((county) => new LetterClerks(county, stories)));
    } finally {
      await Promise.all(deliveries.map((delivery) => delivery.end()));
      await saboteur.close();
    }
  }, LIMIT_MS);
  afterAll(() => pair?.close());

  /** Letters are written and acted on while all goes wrong; then nothing is disturbed any more, and all comes through. */
  const correspond = async (clerks: readonly LetterClerks[]): Promise<void> => {
    const so = { isWritten: false, isQuiet: false };
    const act = async (): Promise<number> => {
      const acts = await Promise.all(clerks.map((clerk) => clerk.act()));
      return acts.reduce((sum, done) => sum + done, 0);
    };
    const writing = Promise.all(
      clerks.map((clerk, at) => clerk.write(EACH, (pair.counties[1 - at] as LettersCounty).code)),
    ).then(() => (so.isWritten = true));
    const mischief = async (): Promise<void> => {
      while (!so.isWritten || (await waiting()) > EACH / 10) await saboteur.strike(() => pause(BETWEEN_STRIKES_MS));
    };
    const acting = async (): Promise<void> => {
      while (!so.isQuiet) if ((await act()) === 0) await pause(BETWEEN_STRIKES_MS / 3);
    };
    await Promise.all([writing, mischief().finally(() => (so.isQuiet = true)), acting()]);
    await saboteur.rest();
    for (let open = 1; open > 0;) {
      await pause(BETWEEN_STRIKES_MS);
      await hurry();
      open = (await act()) + (await waiting());
    }
  };
  const waiting = async (): Promise<number> => {
    const counts = await Promise.all(
      pair.counties.map(({ sql }) =>
        sql<{ count: number }>("SELECT count(*)::int AS count FROM outbox_message WHERE state = 'WAITING'"),
      ),
    );
    return counts.flat().reduce((sum, { count }) => sum + count, 0);
  };
  /** What failed under the faults of before need not wait for its time. */
  const hurry = async (): Promise<void> => {
    for (const { sql } of pair.counties)
      await sql(
        "UPDATE outbox_message SET next_try_at = '-infinity' WHERE state = 'WAITING' AND last_fault IS NOT NULL",
      );
  };
  const bothWays = (): [LettersCounty, LettersCounty][] => [
    [pair.liunan, pair.xingbin],
    [pair.xingbin, pair.liunan],
  ];

  it("met every fault that it was to meet", () => {
    const met = pair.counties.flatMap(({ line }) => Object.keys(line.met));
    expect([...new Set(met)].toSorted()).toEqual([...LINE_FAULTS].toSorted());
    expect(Object.keys(saboteur.done)).toHaveLength(10);
  });

  it("has none lost, none doubled, none stuck", async () => {
    for (const [sender, receiver] of bothWays()) {
      const states = "SELECT DISTINCT state FROM outbox_message WHERE state <> 'CANCELLED'";
      expect(await sender.sql(states)).toEqual([{ state: "DELIVERED" }]);
      const sent = "SELECT id FROM outbox_message WHERE state = 'DELIVERED' ORDER BY id";
      const received = "SELECT id FROM inbox_message ORDER BY id";
      expect(await receiver.sql(received)).toEqual(await sender.sql(sent));
      const written = `SELECT count(*)::int AS count FROM letter
        WHERE direction = 'OUT' AND kind = 'INQUIRY' AND origin_id IS NULL AND number IS NOT NULL`;
      expect(await sender.sql(written)).toEqual([{ count: EACH }]);
      const twice = `SELECT message_id FROM evidence_entry WHERE kind IN ('RECEIVED', 'RECEIPT_TAKEN')
        GROUP BY kind, message_id HAVING count(*) > 1`;
      expect(await sender.sql(twice)).toEqual([]);
      const papers =
        "SELECT kind, number FROM letter WHERE direction = $1 AND via = 'NETWORK' AND delivered_at IS NOT NULL";
      const arrived = "SELECT kind, number FROM letter WHERE direction = 'IN'";
      expect(texts(await receiver.sql(arrived))).toEqual(texts(await sender.sql(papers, ["OUT"])));
    }
  });

  it("has both sides think the same of every letter, and what its story says came of every child", async () => {
    for (const [sender, receiver] of bothWays())
      expect(await receiver.standings("IN")).toEqual(await sender.standings("OUT"));
    for (const { sql } of pair.counties) {
      const rows = await sql<{ peer: string; serial: number; position: number; state: string }>(CHILDREN);
      const strange = rows.filter(({ peer, serial, position, state }) => {
        const { end } = stories.child(peer, serial, position);
        return state !== end && (state !== "WITHDRAWN" || stories.sender(peer, serial) === null);
      });
      expect(strange).toEqual([]);
    }
  });

  it("comes to the same figures on both sides", async () => {
    const overviewOf = async ({ code, clerk }: LettersCounty) => {
      const caller = callerOf("office", { regions: [code] });
      const { directions } = await new LetterOverviewService(clerk.resources, caller).overview(
        code,
        "2018-01-01",
        "2018-12-31",
      );
      const of = (direction: LetterDirection) =>
        directions.find((one) => one.direction === direction)?.byPeer.find(({ peerCode }) => peerCode !== "451321")
          ?.counts;
      return { out: of(LetterDirection.OUT), in: of(LetterDirection.IN) };
    };
    const [liunan, xingbin] = [await overviewOf(pair.liunan), await overviewOf(pair.xingbin)];
    expect(liunan.out?.letters).toBeGreaterThan(0.8 * EACH);
    expect(xingbin.out).toEqual(liunan.in);
    expect(liunan.out).toEqual(xingbin.in);
  });

  it("has evidence on both sides that verifies, each proving the other's", async () => {
    for (const [sender, receiver] of bothWays()) {
      const [sent, received] = [await sender.post.log(), await receiver.post.log()];
      expect(await verifiedLog(sent)).toMatchObject({ countyCode: sender.code });
      const { taken, received: entries, given } = proofsOf(sent, received);
      expect(entries.size).toBeGreaterThanOrEqual(EACH);
      expect([...entries].filter(([id, digest]) => taken.get(id)?.contentDigest !== digest)).toEqual([]);
      expect([...taken.values()].filter(({ jws }) => !given.has(jws))).toEqual([]);
    }
  }, 300_000);
});

const texts = (rows: object[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();

/** Children of letters that came in, with the number of their letter. */
const CHILDREN = `
  SELECT l.peer_code AS peer, (regexp_match(l.number, '〕([0-9]+)号'))[1]::int AS serial, k.position, k.state
  FROM letter l JOIN letter_child k ON k.letter_id = l.id WHERE l.direction = 'IN' AND l.kind = 'INQUIRY'`;
