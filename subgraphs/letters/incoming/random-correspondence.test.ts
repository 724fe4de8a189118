import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Correspondent, deliver, deliverAll, type Delivery } from "../../../test/support/corresponding-counties";
import { LetterOutcome, ReturnReason } from "../letter/letter-outcome";

const CODES = ["450204", "451302", "451321"];

/** A step of a walk: what is done, by whom, and which of the things there are then it is done to. */
interface Step {
  what: "WRITE" | "DELIVER" | "TRY" | "ACCEPT" | "RETURN" | "REPORT" | "REPLY" | "FORWARD" | "SIGN" | "WITHDRAW";
  who: number;
  which: number;
  /** Bits: which of a letter's children. */
  children: number;
  outcome: LetterOutcome;
}

const WEIGHTS: readonly [Step["what"], number][] = [
  ["WRITE", 2],
  ["DELIVER", 8],
  ["TRY", 1],
  ["ACCEPT", 4],
  ["RETURN", 2],
  ["REPORT", 2],
  ["REPLY", 3],
  ["FORWARD", 3],
  ["SIGN", 4],
  ["WITHDRAW", 2],
];

const STEP = fc.record<Step>({
  what: fc.oneof(...WEIGHTS.map(([what, weight]) => ({ arbitrary: fc.constant(what), weight }))),
  who: fc.nat(2),
  which: fc.nat(1000),
  children: fc.integer({ min: 1, max: 7 }),
  outcome: fc.constantFrom(...Object.values(LetterOutcome)),
});

describe("letters between three counties", () => {
  let counties: Correspondent[];

  beforeAll(async () => {
    counties = await Correspondent.openAll(CODES);
  });
  afterAll(() => Promise.all((counties ?? []).map((county) => county.close())));

  const pick = <Item>(list: readonly Item[], which: number): Item | undefined => list[which % list.length];

  /** Letters of one kind of a county, of this walk and those before it. */
  const letters = (county: Correspondent, where: string): Promise<{ id: string }[]> =>
    county.bench.sql(`SELECT id FROM letter WHERE ${where} ORDER BY drafted_at, id`);

  const itemsOf = async (county: Correspondent, letterId: string, children: number): Promise<string[]> =>
    (await county.standing(letterId)).filter((_child, index) => (children >> index) & 1).map(({ id }) => id);

  const take = async (step: Step, deliveries: Delivery[]): Promise<void> => {
    const { what, which, children, outcome } = step;
    const county = counties[step.who] as Correspondent;
    if (what === "WRITE") {
      const peers = CODES.filter((code) => code !== county.code);
      await county.write(
        pick(peers, which) as string,
        Array.from({ length: 1 + (children % 3) }, () => ({})),
      );
      return;
    }
    if (what === "DELIVER" || what === "TRY") {
      const waiting = pick(await county.waiting(), which);
      if (waiting === undefined) return;
      if (what === "DELIVER") deliveries.push(await deliver(counties, county, waiting));
      else await county.bench.sql("UPDATE outbox_message SET attempts = attempts + 1 WHERE id = $1", [waiting.id]);
      return;
    }
    if (what === "SIGN" || what === "WITHDRAW") {
      const where = what === "SIGN" ? "state = 'DRAFT'" : "direction = 'OUT' AND state IN ('SIGNED', 'DELIVERED')";
      const letter = pick(await letters(county, `${where} AND direction = 'OUT'`), which);
      if (letter !== undefined) await (what === "SIGN" ? county.sign(letter.id) : county.withdraw(letter.id));
      return;
    }
    const letter = pick(await letters(county, "direction = 'IN' AND kind = 'INQUIRY' AND state = 'DELIVERED'"), which);
    if (letter === undefined) return;
    const itemIds = await itemsOf(county, letter.id, children);
    const given = { letterId: letter.id, version: await county.version(letter.id), itemIds };
    const { incomingActs, forwardingActs, replyingActs } = county.acts;
    const answers = itemIds.map((itemId) => ({ itemId, outcome, on: "2018-12-31", school: null, account: "已家访" }));
    if (what === "ACCEPT") await incomingActs.accept(given);
    if (what === "RETURN")
      await incomingActs.return({ ...given, reason: ReturnReason.MOVED_ON, movedTo: null, note: null });
    if (what === "REPORT") await incomingActs.report({ ...given, note: "已家访" });
    if (what === "REPLY") await replyingActs.draft({ ...given, answers });
    if (what === "FORWARD")
      await forwardingActs.draft({
        ...given,
        toCounty:
          pick(
            CODES.filter((code) => code !== county.code),
            which,
          ) ?? "",
      });
  };

  /** How every letter that has left its county stands, as its two counties have it. */
  const standings = async (county: Correspondent, direction: "OUT" | "IN") =>
    county.bench.sql<{ id: string; peer_code: string }>(
      `SELECT l.id, CASE l.direction WHEN 'OUT' THEN l.peer_code ELSE l.county_code END AS peer_code, l.number,
         l.state, l.closed_on, l.withdrawn_on, l.withdrawal_asked_on,
         (SELECT json_agg(json_build_array(k.id, k.state, k.accepted_on, k.reason, k.moved_to, k.outcome, k.outcome_on,
            k.state_since) ORDER BY position) FROM letter_child k WHERE k.letter_id = l.id) AS children
       FROM letter l WHERE l.kind = 'INQUIRY' AND l.direction = $1
         AND EXISTS (SELECT FROM letter_event e WHERE e.letter_id = l.id AND e.kind IN ('DELIVERED', 'RECEIVED'))
       ORDER BY l.id`,
      [direction],
    );

  it("stand alike on both sides once all is delivered, however acts and messages cross", async () => {
    const kinds = new Set<string>();
    const walk = async (steps: readonly Step[]): Promise<void> => {
      const deliveries: Delivery[] = [];
      for (const step of steps) await take(step, deliveries);
      deliveries.push(...(await deliverAll(counties)));
      for (const { kind } of deliveries) kinds.add(kind);
      // No act of an honest county ever meets a letter that cannot take it.
      expect(deliveries.filter(({ result }) => result !== "APPLIED")).toEqual([]);
      const sent = (await Promise.all(counties.map((county) => standings(county, "OUT")))).flat();
      const received = (await Promise.all(counties.map((county) => standings(county, "IN")))).flat();
      const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
      expect(sent.toSorted(byId)).toEqual(received.toSorted(byId));
      for (const county of counties) {
        expect(await county.bench.sql(UNLIKE_ORIGIN)).toEqual([]);
        expect(await county.bench.sql(WAITING_FOR_WITHDRAWAL)).toEqual([]);
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(STEP, { minLength: 40, maxLength: 80 }), walk), {
      seed: 20_181_231,
      numRuns: 10,
      endOnFailure: true,
    });
    const every = "ACCEPTED FORWARDED IN_PROGRESS LETTER OUTCOME REPLY RETURNED WITHDRAWAL WITHDRAWN";
    expect([...kinds].toSorted().join(" ")).toBe(every);
  }, 300_000);
});

/** Children that were sent on and do not stand as the onward county has left them. */
const UNLIKE_ORIGIN = `
  SELECT o.id, o.state, k.state AS onward FROM letter_child k JOIN letter l ON l.id = k.letter_id
  JOIN letter_child o ON o.id = k.origin_item_id
  WHERE l.state NOT IN ('DRAFT', 'IN_REVIEW', 'TO_SIGN') AND NOT (l.state = 'WITHDRAWN' AND l.number IS NULL)
    AND (o.accepted_on IS DISTINCT FROM k.accepted_on
      OR o.state <> CASE WHEN k.state IN ('ENDED', 'RETURNED') THEN k.state ELSE 'FORWARDED' END)`;

const WAITING_FOR_WITHDRAWAL = `
  SELECT id FROM letter WHERE withdrawal_asked_on IS NOT NULL AND state IN ('SIGNED', 'DELIVERED')`;
