import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { plantLetter, type PlantedLetter } from "../../../test/support/letter-rows";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { openContent } from "../letter/letter-content";
import { AWAITED } from "./lateness";
import { ReminderActs } from "./reminder.acts";
import { LETTER_ROUND_PIECES, type LetterRoundPiece } from "./round-piece";
import { findLastLetterRound, runLetterRounds } from "./run-letter-rounds";

const NEVER = new AbortController().signal;

describe("the daily rounds over letters", () => {
  let county: LettersBench;

  const run = (day: string, pieces?: readonly LetterRoundPiece[]): Promise<boolean> =>
    runLetterRounds(county.on({ today: day }), NEVER, pieces);
  const plant = (given: PlantedLetter = {}) => plantLetter(county.sql, county.vault, given);
  const told = async (): Promise<string[]> => {
    const rows = await county.sql<{ line: string }>(
      "SELECT on_day || ' ' || kind || ' ' || coalesce(detail, '') AS line FROM letter_event ORDER BY on_day, id",
    );
    return rows.map(({ line }) => line);
  };
  const news = async (): Promise<object[]> =>
    county.sql("SELECT kind, item_id FROM case_event ORDER BY created_at, kind, item_id");
  const drafts = (kind: string) =>
    county.sql<{ title: string; peer_code: string; addressee: string; via: string; content_sealed: Buffer }>(
      "SELECT * FROM letter WHERE kind = $1",
      [kind],
    );

  beforeAll(async () => {
    county = await openLettersBench();
  });
  afterAll(() => county?.close());
  afterEach(() => county.sql("TRUNCATE letter, letter_round, letter_round_piece, case_event CASCADE"));

  it("tell that nobody has accepted by the day, then the meeting, then ask the superior", async () => {
    const { id, itemIds } = await plant();
    await run("2019-01-08");
    expect(await told()).toEqual([]);
    for (let day = 9; day <= 31; day += 1) await run(`2019-01-${String(day).padStart(2, "0")}`);
    expect(await told()).toEqual([
      "2019-01-09 OVERDUE 2019-01-08",
      "2019-01-15 OVERDUE_TO_MEETING 2019-01-08",
      "2019-01-22 OVERDUE_TO_SUPERIOR 2019-01-08",
      "2019-01-22 DRAWN_UP ",
    ]);
    expect(await news()).toEqual(
      ["OVERDUE", "OVERDUE_TO_MEETING", "OVERDUE_TO_SUPERIOR"].map((kind) => ({ kind, item_id: itemIds[0] })),
    );
    const [draft] = await drafts("ESCALATION");
    expect(draft).toMatchObject({
      about_id: id,
      state: "DRAFT",
      direction: "OUT",
      via: "PAPER",
      peer_code: "450000",
      addressee: "广西壮族自治区教育厅",
      organs: ["education"],
      drafted_by: null,
    });
    const { paragraphs, copies } = openContent(county.vault, draft!.content_sealed);
    expect(paragraphs.join("")).toContain("1名学生尚未受理");
    expect(paragraphs.join("")).toContain("提请督促来宾市兴宾区教育局");
    expect(paragraphs.join("")).not.toContain("韦小1");
    expect(copies).toEqual(["兴宾区教育局"]);
  });

  it("count those that were accepted by the day to answer, and ask the prefecture for a county within it", async () => {
    await plant({
      peer_code: "450222",
      peer_name: "柳州市柳城县教育局",
      children: AWAITED.ANSWER.map((state) => ({ state })),
    });
    await run("2019-01-16");
    expect(await told()).toEqual(["2019-01-16 OVERDUE 2019-01-15"]);
    expect(await news()).toHaveLength(3);
    await run("2019-02-20");
    expect(await drafts("ESCALATION")).toMatchObject([{ peer_code: "450200", addressee: "柳州市教育局" }]);
  });

  it("make up for every day of downtime, in order, with the same outcome", async () => {
    await run("2019-01-07");
    await plant();
    await run("2019-01-31");
    expect(await told()).toEqual([
      "2019-01-09 OVERDUE 2019-01-08",
      "2019-01-15 OVERDUE_TO_MEETING 2019-01-08",
      "2019-01-22 OVERDUE_TO_SUPERIOR 2019-01-08",
      "2019-01-22 DRAWN_UP ",
    ]);
    expect(await county.sql("SELECT day FROM letter_round")).toHaveLength(25);
    expect(await findLastLetterRound(county.database)).toBe("2019-01-31");
  });

  it("tell of the answer as well when a letter was accepted late, and draw up one letter to the superior", async () => {
    const { id } = await plant({ children: [{}, { state: "ACCEPTED" }] });
    await run("2019-01-28");
    await county.sql("UPDATE letter_child SET state = 'ACCEPTED', accepted_on = '2019-01-28' WHERE letter_id = $1", [
      id,
    ]);
    await run("2019-02-28");
    const lines = await told();
    expect(lines.filter((line) => line.includes(" OVERDUE "))).toHaveLength(2);
    expect(lines.filter((line) => line.includes("OVERDUE_TO_SUPERIOR"))).toHaveLength(2);
    expect(await drafts("ESCALATION")).toHaveLength(1);
  });

  it.each([
    ["is answered for", { children: [{ state: "ANSWERED" }] }],
    ["is at its end", { state: "CLOSED", children: [{ state: "ENDED", outcome: "BACK_IN_SCHOOL" }] }],
    ["was returned", { state: "CLOSED", children: [{ state: "RETURNED" }] }],
    ["is asked back", { withdrawal_asked_on: "2019-01-02" }],
    ["has no day", { accept_by: null, due_on: null }],
    ["is a draft", { state: "DRAFT" }],
    ["is no inquiry", { kind: "ESCALATION", about: true }],
  ])("leave a letter alone that %s", async (_what, { about, ...given }: PlantedLetter & { about?: boolean }) => {
    const other = about === true ? await plant({ state: "CLOSED", children: [] }) : null;
    await plant(other === null ? given : { ...given, about_id: other.id, children: [] });
    await run("2019-03-01");
    expect(await told()).toEqual([]);
  });

  it("tell of a letter that came in as late, and leave it to its sender to go further", async () => {
    await plant({ direction: "IN", county_code: "451302", peer_code: "450204" });
    await run("2019-03-01");
    expect(await told()).toEqual(["2019-03-01 OVERDUE 2019-01-08"]);
    expect(await drafts("ESCALATION")).toEqual([]);
  });

  it("do each act once, however often and by however many workers at once it is begun", async () => {
    for (let letter = 0; letter < 20; letter += 1) await plant({ children: [{}, {}] });
    const [piece] = LETTER_ROUND_PIECES;
    await Promise.all([1, 2, 3].map(() => piece!.run(county.on({ today: "2019-01-09" }), "2019-01-09")));
    await run("2019-01-09");
    await run("2019-01-09");
    expect(await told()).toHaveLength(20);
    expect(await news()).toHaveLength(40);
  });

  it("leave a day undone of which a piece fails, do all others, and make up for it", async () => {
    await run("2019-01-07");
    await plant();
    let isBroken = true;
    const broken: LetterRoundPiece = {
      name: "BROKEN",
      run: async () => {
        if (isBroken) throw new Error("a department is away");
      },
    };
    const pieces = [broken, ...LETTER_ROUND_PIECES];
    expect(await run("2019-01-09", pieces)).toBe(false);
    expect(await told()).toHaveLength(1);
    expect(await findLastLetterRound(county.database)).toBe("2019-01-07");
    isBroken = false;
    expect(await run("2019-01-09", pieces)).toBe(true);
    expect(await findLastLetterRound(county.database)).toBe("2019-01-09");
    expect(await told()).toHaveLength(1);
  });

  describe("and a reminder", () => {
    const remind = (id: string, { today = "2019-01-09", version = 1, caller = callerOf("education") } = {}) =>
      new ReminderActs(county.on({ today }), caller).draftReminder(id, version);

    it("is drawn up of a letter that is late, to the same county, and one at a time", async () => {
      const { id } = await plant({ children: [{}, { state: "ACCEPTED" }, { state: "FORWARDED" }] });
      const draft = await remind(id);
      expect(draft).toMatchObject({
        kind: "REMINDER",
        state: "DRAFT",
        aboutId: id,
        peerCode: "451302",
        addressee: "兴宾区教育局",
        via: "NETWORK",
        draftedBy: "test-education",
      });
      if (!("contentSealed" in draft)) throw new Error("no draft");
      expect(openContent(county.vault, draft.contentSealed).paragraphs[1]).toBe(
        "截至目前，贵局对其中1名学生尚未受理，1名学生已受理、尚未函复，1名学生已转办、尚未函复。",
      );
      expect(await remind(id)).toMatchObject({ reason: "ALREADY_DONE" });
    });

    it("is drawn up once by two at once", async () => {
      const { id } = await plant();
      const outcomes = await Promise.all([remind(id), remind(id), remind(id)]);
      expect(outcomes.filter((outcome) => "reason" in outcome)).toHaveLength(2);
      expect(await drafts("REMINDER")).toHaveLength(1);
    });

    it.each([
      ["before its day", {}, { today: "2019-01-08" }, "WRONG_STATE"],
      ["that is not delivered", { state: "SIGNED" }, {}, "WRONG_STATE"],
      ["that came in", { direction: "IN" as const }, {}, "WRONG_STATE"],
      [
        "whose children are answered for",
        { children: [{ state: "ANSWERED" }] },
        { today: "2019-03-01" },
        "WRONG_STATE",
      ],
      ["that was changed", {}, { version: 2 }, "CHANGED"],
      ["for a county that it is not of", {}, { caller: callerOf("education", { regions: ["450205"] }) }, "NOT_FOUND"],
      ["for whoever only signs", {}, { caller: callerOf("signatory") }, "NOT_FOUND"],
    ])("is not drawn up of a letter %s", async (_what, given: PlantedLetter, options, reason) => {
      const { id } = await plant(given);
      expect(await remind(id, options)).toMatchObject({ reason });
    });

    it("is not drawn up of what is no letter", async () => {
      expect(await remind("1")).toMatchObject({ reason: "NOT_FOUND" });
      expect(await remind("01900000-0000-7000-8000-000000000000")).toMatchObject({ reason: "NOT_FOUND" });
    });
  });
});
