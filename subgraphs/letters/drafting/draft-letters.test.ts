import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { Refusal } from "../../../infra/runtime/refusal.type";
import {
  type AnsweringGateway,
  type GatewayAnswer,
  startAnsweringGateway,
} from "../../../test/support/answering-gateway";
import { callerOf } from "../../../test/support/callers";
import { caseReading } from "../../../test/support/case-readings";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { plantPeer } from "../../../test/support/planted-letters";
import { statementsDuring } from "../../../test/support/query-counter";
import { openChildContent, openContent } from "../letter/letter-content";
import { readLetterChildren } from "../letter/letter.rows";
import { type DraftedLetters, DraftLettersActs } from "./draft-letters.acts";
import type { CaseReading } from "./letter-children-answer";
import { LetterGrouping } from "./letter-grouping";

const { PER_CHILD, PER_COUNTY } = LetterGrouping;
const clerk = callerOf("education");

describe("drawing up letters from cases", () => {
  let bench: LettersBench;
  let gateway: AnsweringGateway;
  /** Cases as the gateway knows them. */
  let cases: CaseReading[] = [];
  let missing: string | null = null;

  const answer = (_document: string, { ids }: Record<string, unknown>): GatewayAnswer => {
    if (missing !== null) return { missing };
    const edges = cases.filter(({ id }) => (ids as string[]).includes(id)).map((node) => ({ node }));
    return { data: { cases: { edges } } };
  };

  beforeAll(async () => {
    bench = await openLettersBench();
    gateway = await startAnsweringGateway(answer);
    await plantPeer(bench);
  });
  afterAll(async () => {
    await gateway?.close();
    await bench?.close();
  });
  afterEach(async () => {
    cases = [];
    missing = null;
    gateway.asked.length = 0;
    await bench.sql("TRUNCATE letter CASCADE");
  });

  const of = (county: string, given: Parameters<typeof caseReading>[0] = {}): CaseReading =>
    caseReading({ household: { ...caseReading().child.household!, county: { code: county } }, ...given });
  const acts = (caller = clerk) => new DraftLettersActs(bench.on({ gateway: gateway.office }), caller);
  const draft = async (grouping: LetterGrouping, caseIds = cases.map(({ id }) => id)): Promise<DraftedLetters> => {
    const drafted = await acts().draft({ caseIds, grouping, regionCode: "450204" });
    if (drafted instanceof Refusal) throw new Error(drafted.message);
    return drafted;
  };
  const written = () => bench.sql<{ state: string }>("SELECT state FROM letter");

  it("writes one letter for each child, with its text, its child and how it goes", async () => {
    cases = [of("451302"), of("450205", { number: "450204-2018-0002" })];
    const { letters, gaps } = await draft(PER_CHILD);
    expect(gaps).toEqual([]);
    expect(letters).toMatchObject([
      { peerCode: "451302", peerName: "来宾市兴宾区教育局", via: "NETWORK", state: "DRAFT", direction: "OUT" },
      { peerCode: "450205", peerName: "柳州市柳北区教育局", via: "PAPER", addressee: "柳州市柳北区教育局" },
    ]);
    const [first] = letters;
    expect(first).toMatchObject({
      kind: "INQUIRY",
      organs: ["education"],
      number: null,
      draftedBy: "test-education",
      draftedPost: "测试岗位",
      createdOn: "2018-12-31",
      version: 1,
    });
    const content = openContent(bench.vault, first!.contentSealed);
    expect(content.paragraphs[0]).toContain("学生韦小明");
    expect(content.contact).not.toBe("");
    const [child] = await readLetterChildren(bench.database.manager, first!.id);
    expect(child).toMatchObject({ caseId: cases[0]!.id, caseNumber: "450204-2018-0001", state: "WAITING" });
    expect(openChildContent(bench.vault, child!.contentSealed).itemId).toBe(child!.id);
  });

  it("writes one letter for each county where that is wanted, the children in the order of their cases", async () => {
    cases = [of("451302", { number: "450204-2018-0003" }), of("450205"), of("451302", { number: "450204-2018-0001" })];
    const { letters } = await draft(PER_COUNTY);
    expect(letters.map(({ peerCode }) => peerCode)).toEqual(["451302", "450205"]);
    const children = await readLetterChildren(bench.database.manager, letters[0]!.id);
    expect(children.map(({ position, caseNumber }) => [position, caseNumber])).toEqual([
      [1, "450204-2018-0003"],
      [2, "450204-2018-0001"],
    ]);
  });

  it("keeps nothing of a child in clear", async () => {
    cases = [of("451302", { povertyRelief: { category: "REGISTERED_POOR", liftedOn: null } })];
    await draft(PER_CHILD);
    const tables = ["letter", "letter_child", "letter_event"];
    for (const table of tables) {
      const rows = await bench.sql<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
      expect(rows.length).toBeGreaterThan(0);
      for (const { line } of rows) expect(line).not.toMatch(/韦|451302200503060017|龙岩|1380000/);
    }
  });

  it("tells of every case that gets none, and why", async () => {
    cases = [
      of("450204"),
      of("451302", { state: "CLOSED" }),
      caseReading({ household: null, residence: null }),
      of("451302"),
    ];
    const none = randomUUID();
    const { letters, gaps } = await draft(PER_CHILD, [...cases.map(({ id }) => id), none, "nonsense"]);
    expect(letters).toHaveLength(1);
    expect(gaps).toEqual([
      { caseId: cases[0]!.id, reason: "OWN_COUNTY", letterId: null },
      { caseId: cases[1]!.id, reason: "CASE_CLOSED", letterId: null },
      { caseId: cases[2]!.id, reason: "UNKNOWN_HOME", letterId: null },
      { caseId: none, reason: "NO_CASE", letterId: null },
      { caseId: "nonsense", reason: "NO_CASE", letterId: null },
    ]);
  });

  it.each(["WAITING", "ACCEPTED", "IN_PROGRESS", "ANSWERED", "FORWARDED"])(
    "writes no second letter of a case whose child is %s",
    async (state) => {
      cases = [of("451302")];
      const { letters } = await draft(PER_CHILD);
      const isAccepted = !["WAITING", "FORWARDED"].includes(state);
      await bench.sql("UPDATE letter_child SET state = $1, accepted_on = $2, moved_to = '450205'", [
        state,
        isAccepted ? "2018-12-31" : null,
      ]);
      expect(await draft(PER_CHILD)).toEqual({
        letters: [],
        gaps: [{ caseId: cases[0]!.id, reason: "ALREADY_WRITTEN", letterId: letters[0]!.id }],
      });
    },
  );

  it.each([
    ["RETURNED", "reason = 'OTHER'"],
    ["WITHDRAWN", "reason = NULL"],
    ["ENDED", "accepted_on = '2018-12-31', outcome = 'OVER_AGE', outcome_on = '2018-12-31'"],
  ])("writes again of a case whose child is %s", async (state, rest) => {
    cases = [of("451302")];
    await draft(PER_CHILD);
    await bench.sql(`UPDATE letter_child SET state = '${state}', ${rest}`);
    expect((await draft(PER_CHILD)).letters).toHaveLength(1);
  });

  it("writes one letter of a case, however many clerks draw it up at once", async () => {
    cases = [of("451302"), of("450205")];
    const drafted = await Promise.all(Array.from({ length: 5 }, () => draft(PER_CHILD)));
    expect(drafted.flatMap(({ letters }) => letters)).toHaveLength(2);
    expect(drafted.flatMap(({ gaps }) => gaps).map(({ reason }) => reason)).toEqual(
      Array.from({ length: 8 }, () => "ALREADY_WRITTEN"),
    );
    expect(await written()).toHaveLength(2);
  });

  it("asks for 500 children in five requests, in a number of statements that their rows alone make grow", async () => {
    cases = Array.from({ length: 500 }, (_, place) => of("451302", { number: `450204-2018-${place}` }));
    const statements = await statementsDuring(() => draft(PER_COUNTY));
    expect(
      gateway.asked.map(({ documentId, variables }) => [documentId, (variables["ids"] as string[]).length]),
    ).toEqual(Array.from({ length: 5 }, () => ["letter-children", 100]));
    // Begin, lock, under way, bureau, settings; peer, letter, children, history of the one letter; commit.
    expect(statements).toHaveLength(10);
    expect(await bench.sql("SELECT FROM letter_child")).toHaveLength(500);
  });

  it("draws up nothing while a department is away, and names it", async () => {
    cases = [of("451302")];
    missing = "public-security";
    await expect(draft(PER_CHILD)).rejects.toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringContaining("公安局未应答，未予拟稿"),
      extensions: { details: { department: "public-security" } },
    });
    expect(await written()).toEqual([]);
  });

  it("takes 1 to 500 cases of the own county, from its own clerks", async () => {
    const ask = (caseIds: string[], { regionCode = "450204", caller = clerk } = {}) =>
      acts(caller).draft({ caseIds, grouping: PER_CHILD, regionCode });
    expect(await ask([])).toMatchObject({ reason: "INVALID" });
    expect(await ask(Array.from({ length: 501 }, () => randomUUID()))).toMatchObject({ reason: "INVALID" });
    await expect(ask([randomUUID()], { regionCode: "450205" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = callerOf("education", { regions: ["450205"] });
    await expect(ask([randomUUID()], { caller: stranger })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(gateway.asked).toEqual([]);
  });
});
