import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import {
  inventedChildren,
  letterAct,
  type PlantedLetter,
  plantArrival,
  plantDraft,
  signatoryOf,
} from "../../../test/support/planted-letters";
import { statementsDuring } from "../../../test/support/query-counter";
import { LetterEventKind } from "./letter-event-kind";
import { recordLetterEvent } from "./letter-history";
import { LetterState } from "./letter-state";

const WHOLE = `
  id direction kind county { code name } peerCode peerName addressee state via organs number title
  chain { county { code } number } issuedOn acceptBy dueOn deliveredAt withdrawalAskedOn withdrawnOn withdrawalReason
  closedOn postedOn postedBy trackingNumber version draftedBy draftedPost draftedAt reviewedBy createdOn
  paragraphs copies contact issuers { organ organName name post signedOn seal } answers { itemId }
  about { id } origin { id } relatedLetters { id } nextActs
  history { kind itemId actor post department peerCode detail note at }
  children { id position child { id } caseId caseNumber state stateSince acceptedOn dueOn overdueDays reason
    movedTo { code name } outcome outcomeOn name sex birthDate idNumber homeAddress guardian phone school grade outSince
    isPoor outcomeSchool outcomeAccount }`;
const LETTER = `query ($id: ID!) { letter(id: $id) { ${WHOLE} } }`;
const LETTERS = `
  query ($region: RegionCode = "450204", $direction: LetterDirection, $kinds: [LetterKind!], $states: [LetterState!],
    $childStates: [LetterChildState!], $peer: String, $overdue: Boolean, $case: ID, $first: Int = 100, $after: String) {
    letters(regionCode: $region, direction: $direction, kinds: $kinds, states: $states, childStates: $childStates,
      peerCode: $peer, overdueOnly: $overdue, caseId: $case, first: $first, after: $after) {
      edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
const CHILD = "2".repeat(52);

describe("letters", () => {
  let letters: TestLetters;
  let sent: PlantedLetter;
  let drafted: PlantedLetter;
  let arrived: PlantedLetter;
  const clerk = callerOf("education");

  const ask = async (query: string, variables: Record<string, unknown> = {}, caller: Caller = clerk) => {
    const { data, errors } = await letters.ask(caller, query, variables);
    return { data, code: errors[0]?.extensions.code };
  };
  const read = async (id: string, caller?: Caller) => (await ask(LETTER, { id }, caller)).data?.letter;
  const list = async (variables: Record<string, unknown> = {}, caller?: Caller): Promise<string[]> => {
    const { data } = await ask(LETTERS, variables, caller);
    return data.letters.edges.map(({ node }: { node: { id: string } }) => node.id);
  };

  beforeAll(async () => {
    letters = await startTestLetters({ today: "2019-01-20" });
    const organs = ["education", "public-security"];
    const children = inventedChildren(2);
    sent = await plantDraft(letters, { organs, children: children.map((child) => ({ ...child, childId: CHILD })) });
    await letters.sql(
      `UPDATE letter SET state = 'DELIVERED', number = '柳南教函〔2018〕1号', serial = 1, year = 2018,
         issued_on = '2018-12-31', accept_by = '2019-01-08', due_on = '2019-01-15' WHERE id = $1`,
      [sent.letter.id],
    );
    await letters.sql(
      "UPDATE letter_child SET state = 'ACCEPTED', accepted_on = '2019-01-04' WHERE letter_id = $1 AND position = 2",
      [sent.letter.id],
    );
    await letters.sql(
      "INSERT INTO letter_signature VALUES ($1, 'education', 1, 'head', '韦局长', '局长', now(), '2018-12-31')",
      [sent.letter.id],
    );
    drafted = await plantDraft(letters);
    arrived = await plantArrival(letters, { chain: [{ countyCode: "450205", number: "柳北教函〔2018〕3号" }] });
    await letters.sql("UPDATE letter SET created_on = '2019-01-02' WHERE id = $1", [arrived.letter.id]);
    const event = { letterId: sent.letter.id, kind: LetterEventKind.REMINDED, note: "已电话催办" };
    await letters.database.transaction((manager) => recordLetterEvent(manager, event, letterAct(letters)));
  });
  afterAll(() => letters?.close());

  it("show who reads them all that stands on them and what came of each child", async () => {
    const letter = await read(sent.letter.id);
    expect(letter).toMatchObject({
      direction: "OUT",
      kind: "INQUIRY",
      county: { code: "450204", name: "柳南区" },
      peerCode: "451302",
      state: "DELIVERED",
      number: "柳南教函〔2018〕1号",
      paragraphs: ["现将有关情况函告如下。", "特此函达。"],
      contact: "联系人：覃老师，0772-0000000",
      nextActs: ["RECORD_PAPER_ANSWER", "REMIND", "WITHDRAW"],
      issuers: [
        { organ: "education", organName: "柳州市柳南区教育局", name: "韦局长", post: "局长", seal: null },
        { organ: "public-security", organName: "柳州市柳南区公安局", name: null, post: null, seal: null },
      ],
      history: [
        { kind: "DRAWN_UP", actor: "test-education", post: "测试岗位", department: "education", note: null },
        { kind: "REMINDED", note: "已电话催办" },
      ],
    });
    expect(letter.children).toMatchObject([
      { position: 1, child: { id: CHILD }, state: "WAITING", dueOn: "2019-01-08", overdueDays: 12, name: "甲0" },
      { position: 2, state: "ACCEPTED", acceptedOn: "2019-01-04", dueOn: "2019-01-15", overdueDays: 5, name: "甲1" },
    ]);
  });

  it("of another county show who issued them there and which way they came", async () => {
    expect(await read(arrived.letter.id)).toMatchObject({
      direction: "IN",
      organs: [],
      draftedBy: null,
      number: "兴宾教函〔2018〕7号",
      chain: [{ county: { code: "450205" }, number: "柳北教函〔2018〕3号" }],
      nextActs: ["ACCEPT", "RETURN", "FORWARD"],
      history: [{ kind: "RECEIVED", actor: null, peerCode: "451302" }],
    });
  });

  it("are found by id or not at all: hidden and missing look the same", async () => {
    const police = signatoryOf("public-security");
    expect((await read(sent.letter.id, police))?.id).toBe(sent.letter.id);
    expect((await read(sent.letter.id.toUpperCase()))?.id).toBe(sent.letter.id);
    for (const id of [drafted.letter.id, arrived.letter.id, randomUUID(), "none"])
      expect(await read(id, police)).toBeNull();
    const stranger = callerOf("education", { regions: ["450205"] });
    expect(await read(sent.letter.id, stranger)).toBeNull();
  });

  it("are listed the latest first, page by page", async () => {
    const all = await list();
    expect(all[0]).toBe(arrived.letter.id);
    expect(new Set(all)).toEqual(new Set([sent, drafted, arrived].map(({ letter }) => letter.id)));
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await ask(LETTERS, { first: 1, after });
      const { edges, pageInfo } = data.letters;
      paged.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
      more = pageInfo.hasNextPage;
      after = pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
    const strange = Buffer.from(JSON.stringify(["never", "x"])).toString("base64url");
    expect((await ask(LETTERS, { after: strange })).code).toBe("BAD_INPUT");
  });

  it.each<[string, () => Record<string, unknown>, () => PlantedLetter[]]>([
    ["what came in", () => ({ direction: "IN" }), () => [arrived]],
    ["drafts", () => ({ states: [LetterState.DRAFT] }), () => [drafted]],
    ["those with a child that was accepted", () => ({ childStates: ["ACCEPTED"] }), () => [sent]],
    ["replies", () => ({ kinds: ["REPLY"] }), () => []],
    ["those of a county", () => ({ peer: "450205" }), () => []],
    ["those that are late", () => ({ overdue: true }), () => [arrived, sent]],
    ["those of a case", () => ({ case: sent.children[0]!.caseId }), () => [sent]],
    ["those of a case that is none", () => ({ case: "nonsense" }), () => []],
  ])("are listed by what a clerk looks for: %s", async (_what, variables, expected) => {
    const ids = expected().map(({ letter }) => letter.id);
    expect(await list(variables())).toEqual(ids);
  });

  it("hang on their child, for who may read them", async () => {
    const query = "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { letters { id } } } }";
    const of = async (id: string, caller?: Caller) =>
      (await ask(query, { of: [{ __typename: "Child", id }] }, caller)).data?._entities[0]?.letters;
    expect(await of(CHILD)).toEqual([{ id: sent.letter.id }]);
    expect(await of("3".repeat(52))).toEqual([]);
    expect(await of(CHILD, signatoryOf("public-security"))).toEqual([{ id: sent.letter.id }]);
    expect(await of(CHILD, callerOf("education", { regions: ["450205"] }))).toEqual([]);
  });

  it.each(Object.keys(ROLE_SCOPES) as Role[])("are shown to %s as its post may read them", async (role) => {
    const mayRead = ["office", "education"].includes(role);
    const caller = callerOf(role, { purpose: "LETTER" });
    const { data, code } = await ask(LETTERS, {}, caller);
    const count = data?.letters?.edges.length ?? null;
    const isSignatory = role === "signatory";
    expect([count, code]).toEqual([
      mayRead ? 3 : isSignatory ? 0 : null,
      mayRead || isSignatory ? undefined : "FORBIDDEN",
    ]);
    const without = await ask(LETTERS, {}, callerOf(role, { purpose: null }));
    expect(without.code).toBe("FORBIDDEN");
  });

  it("of another county are out of reach", async () => {
    expect((await ask(LETTERS, { region: "450205" })).code).toBe("FORBIDDEN");
    expect(await list({ region: "4502" })).toHaveLength(3);
  });

  it("cost the same number of statements, whole, however many stand on a page", async () => {
    const page = `query ($first: Int!) { letters(regionCode: "450204", first: $first) { edges { node { ${WHOLE} } } } }`;
    for (let more = 0; more < 20; more++) await plantDraft(letters, { children: inventedChildren(3) });
    const counts: number[] = [];
    for (const first of [2, 20]) {
      const statements = await statementsDuring(async () => {
        const { data, code } = await ask(page, { first });
        expect([data.letters.edges.length, code]).toEqual([first, undefined]);
      });
      counts.push(statements.length);
    }
    // The page, children, signatures, events, related letters, and the bureau's name.
    expect(counts).toEqual([6, 6]);
  });
});
