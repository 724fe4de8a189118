import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { dieAtStatement } from "../../../test/support/die-at-statement";
import { eventually } from "../../../test/support/eventually";
import { plantLetter } from "../../../test/support/letter-rows";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { runLetterRounds } from "./run-letter-rounds";

/** What a round has left behind, but for what a database makes up by itself. */
const OUTCOME = {
  acts: "SELECT l.peer_code, act.kind, act.on_day FROM letter_deadline_act act JOIN letter l ON l.id = act.letter_id ORDER BY 1, 2",
  events:
    "SELECT l.peer_code, e.kind, e.on_day FROM letter_event e JOIN letter l ON l.id = e.letter_id ORDER BY 1, 3, 2",
  news: "SELECT kind, count(*)::int FROM case_event GROUP BY kind ORDER BY kind",
  drafts: "SELECT peer_code, title FROM letter WHERE kind = 'ESCALATION' ORDER BY 1",
  pieces: "SELECT day, piece FROM letter_round_piece ORDER BY 1, 2",
  rounds: "SELECT day FROM letter_round ORDER BY 1",
};

/** Locks of a worker that the server has not yet seen die. */
const HELD = `SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database
              WHERE l.locktype = 'advisory' AND l.objid = 7240640 AND d.datname = current_database()`;

describe("a round of letters whose worker is killed", () => {
  let county: LettersBench;

  const run = (today: string): Promise<boolean> => runLetterRounds(county.on({ today }), new AbortController().signal);
  /** Two letters of which, on Tuesday the 22nd, one comes to the superior and one to the meeting. */
  const plant = async (): Promise<void> => {
    await county.sql("TRUNCATE letter, letter_round, letter_round_piece, case_event CASCADE");
    await run("2019-01-20");
    await plantLetter(county.sql, county.vault, { children: [{}, {}] });
    await plantLetter(county.sql, county.vault, { peer_code: "450222", children: [{ state: "ACCEPTED" }] });
  };
  const outcome = async (): Promise<Record<string, object[]>> => {
    const found: Record<string, object[]> = {};
    for (const [name, text] of Object.entries(OUTCOME)) found[name] = await county.sql(text);
    return found;
  };

  beforeAll(async () => {
    county = await openLettersBench();
  });
  afterAll(() => county?.close());

  it("leaves nothing half done and nothing done twice, at whichever of its statements it is killed", async () => {
    const numbered = ({ drafts = [], ...rest }: Record<string, object[]>) => ({ ...rest, drafts: drafts.length });
    await plant();
    await run("2019-01-22");
    const undisturbed = numbered(await outcome());
    expect(undisturbed).toMatchObject({ drafts: 1, rounds: [{}, {}, {}] });
    let statement = 0;
    for (let isDead = true; isDead;) {
      statement += 1;
      await plant();
      isDead = await dieAtStatement("test letters", statement, () => run("2019-01-22"));
      await eventually(async () => expect(await county.sql(HELD)).toEqual([]), { within: 5_000 });
      await run("2019-01-22");
      expect({ statement, ...numbered(await outcome()) }).toEqual({ statement, ...undisturbed });
    }
    expect(statement).toBeGreaterThan(60);
  }, 300_000);

  it("frees its place for the next, and nobody works beside it until then", async () => {
    await plant();
    const holder = county.database.createQueryRunner();
    await holder.startTransaction();
    await holder.query("SELECT pg_advisory_xact_lock(7240640)");
    const before = await outcome();
    expect(await run("2019-01-22")).toBe(false);
    expect(await outcome()).toEqual(before);
    await holder.rollbackTransaction();
    await holder.release();
    expect(await run("2019-01-22")).toBe(true);
    expect((await outcome())["rounds"]).toHaveLength(3);
  });
});
