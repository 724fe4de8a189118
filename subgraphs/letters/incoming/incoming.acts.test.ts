import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { childContent } from "../../../test/support/corresponding-counties";
import { letterBody } from "../../../test/support/letter-messages";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { fixedClock } from "../../../infra/runtime/clock";
import { createLog } from "../../../infra/runtime/log";
import { LetterVia } from "../letter/letter-kind";
import { receiveLetter } from "./receive-letter";

const OUTCOME = `__typename ... on Refusal { reason } ... on Letter { id state version children { state reason match { verdict } } }`;
const GIVEN = "$letterId: ID!, $version: Int!, $itemIds: [ID!]!";
const PASSED = "letterId: $letterId, version: $version, itemIds: $itemIds";
const ACCEPT = `mutation (${GIVEN}) { outcome: acceptChildren(${PASSED}) { ${OUTCOME} } }`;
const RETURN = `mutation (${GIVEN}, $reason: ReturnReason = UNKNOWN_CHILD, $movedTo: String, $note: String) {
  outcome: returnChildren(${PASSED}, reason: $reason, movedTo: $movedTo, note: $note) { ${OUTCOME} } }`;
const REPORT = `mutation (${GIVEN}, $note: String) { outcome: reportProgress(${PASSED}, note: $note) { ${OUTCOME} } }`;
const FORWARD = `mutation (${GIVEN}) { outcome: forwardChildren(${PASSED}, toCounty: "451321") { ${OUTCOME} } }`;
const REPLY = `mutation ($letterId: ID!, $itemIds: [ID!]!, $answers: [LetterAnswerInput!] = []) {
  outcome: draftReply(letterId: $letterId, itemIds: $itemIds, answers: $answers) { ${OUTCOME} } }`;
const MATCH = `mutation ($letterId: ID!, $itemIds: [ID!]!) { outcome: matchChildren(letterId: $letterId, itemIds: $itemIds) { ${OUTCOME} } }`;

describe("about a letter that came in,", () => {
  let county: TestLetters;
  let letterId: string;
  let itemIds: string[];
  const clerk = callerOf("education", { purpose: "LETTER" });

  const receive = async (via: LetterVia = LetterVia.NETWORK): Promise<[string, string[]]> => {
    const id = randomUUID();
    const body = { ...letterBody({ number: `${id}号` }), children: [childContent(), childContent()] };
    const { database, vault } = county;
    const clock = fixedClock("2018-12-31");
    const resources = { vault, clock, exchangeClock: clock, countyCode: "450204", personIdOf: () => "" as never, log };
    const arriving = { from: "451302", letterId: id, via, body, attachments: new Map(), messageId: null };
    expect(await database.transaction((manager) => receiveLetter(manager, resources, arriving, "system"))).toBe(true);
    return [id, body.children.map((child) => child.itemId)];
  };
  const log = createLog({ service: "test", level: "silent" });

  const act = async (query: string, variables: Record<string, unknown> = {}, caller: Caller = clerk) => {
    const { data, errors } = await county.ask(caller, query, { letterId, version: 1, itemIds, ...variables });
    return errors.length > 0 ? errors[0]?.extensions.code : data?.outcome;
  };
  const reasonOf = async (query: string, variables: Record<string, unknown> = {}, caller: Caller = clerk) =>
    (await act(query, variables, caller)).reason;
  const messages = () =>
    county.sql("SELECT kind, peer_code FROM outbox_message WHERE letter_id = $1 ORDER BY seq", [letterId]);

  beforeAll(async () => {
    county = await startTestLetters();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    [letterId, itemIds] = await receive();
  });

  it("acceptance moves the children, is told the sender and the joint meeting, and says who did it, all in one", async () => {
    expect(await act(ACCEPT)).toMatchObject({
      state: "DELIVERED",
      version: 2,
      children: [{ state: "ACCEPTED" }, { state: "ACCEPTED" }],
    });
    expect(await messages()).toEqual([{ kind: "ACCEPTED", peer_code: "451302" }]);
    const news = await county.sql("SELECT kind, item_id FROM case_event WHERE letter_id = $1 AND kind = 'ACCEPTED'", [
      letterId,
    ]);
    expect(news).toHaveLength(2);
    expect(
      await county.sql(
        "SELECT DISTINCT actor, post, department, on_day FROM letter_event WHERE letter_id = $1 AND kind = 'ACCEPTED'",
        [letterId],
      ),
    ).toEqual([{ actor: "test-education", post: "测试岗位", department: "education", on_day: "2018-12-31" }]);
  });

  it("whoever repeats an act is told so, and whoever has read it before it changed reads it again", async () => {
    const [one, two] = itemIds;
    await act(ACCEPT, { itemIds: [one] });
    expect(await reasonOf(ACCEPT, { itemIds: [one] })).toBe("ALREADY_DONE");
    expect(await reasonOf(ACCEPT, { itemIds: [two] })).toBe("CHANGED");
    expect(await reasonOf(RETURN, { itemIds: [one], version: 2 })).toBe("WRONG_STATE");
    expect(await act(RETURN, { itemIds: [two], version: 2 })).toMatchObject({
      children: [{ state: "ACCEPTED" }, { state: "RETURNED" }],
    });
    expect(await reasonOf(RETURN, { itemIds: [two] })).toBe("ALREADY_DONE");
    expect(await reasonOf(REPORT, { itemIds: [one], version: 3 })).toBeUndefined();
    expect(await reasonOf(REPORT, { itemIds: [one], version: 3 })).toBe("CHANGED");
    expect((await messages()).map((row) => (row as { kind: string }).kind)).toEqual([
      "ACCEPTED",
      "RETURNED",
      "IN_PROGRESS",
    ]);
  });

  it("of ten clerks at once one acts", async () => {
    const done = await Promise.all(Array.from({ length: 10 }, (_, index) => act(index % 2 === 0 ? ACCEPT : RETURN)));
    expect(done.filter((outcome) => outcome.__typename === "Letter")).toHaveLength(1);
    expect(await messages()).toHaveLength(1);
  });

  it.each([ACCEPT, RETURN, REPORT, FORWARD, REPLY, MATCH])(
    "what is another letter's, hidden or none is not found: %s",
    async (query) => {
      const [, foreign] = await receive();
      expect(await reasonOf(query, { itemIds: [...itemIds, ...foreign] })).toBe("NOT_FOUND");
      expect(await reasonOf(query, { itemIds: foreign })).toBe("NOT_FOUND");
      expect(await reasonOf(query, { itemIds: [] })).toBe("NOT_FOUND");
      expect(await reasonOf(query, { itemIds: ["none"] })).toBe("NOT_FOUND");
      expect(await reasonOf(query, { letterId: "none" })).toBe("NOT_FOUND");
      expect(await reasonOf(query, { letterId: randomUUID() })).toBe("NOT_FOUND");
      const neighbour = callerOf("education", { purpose: "LETTER", regions: ["450205"] });
      expect(await reasonOf(query, {}, neighbour)).toBe("NOT_FOUND");
      for (const role of ["leader", "auditor", "public-security", "school", "signatory"] as const)
        expect(await act(query, {}, callerOf(role, { purpose: "LETTER" }))).toBe("FORBIDDEN");
      expect(await act(query, {}, callerOf("education", { purpose: "REPORT" }))).toBe("FORBIDDEN");
      expect(await messages()).toEqual([]);
    },
  );

  it("a return says why, in words where no code does, and where to by a code that there is", async () => {
    expect(await reasonOf(RETURN, { reason: "OTHER", note: "  " })).toBe("INVALID");
    expect(await reasonOf(RETURN, { movedTo: "999999" })).toBe("INVALID");
    expect(await reasonOf(RETURN, { movedTo: "450204" })).toBe("INVALID");
    expect(await reasonOf(RETURN, { note: "字".repeat(501) })).toBe("INVALID");
    expect(await reasonOf(RETURN, { note: "a\u202Eb" })).toBe("INVALID");
    expect(await act(RETURN, { reason: "MOVED_ON", movedTo: "450221", note: "已迁往柳江" })).toMatchObject({
      state: "CLOSED",
      children: [{ reason: "MOVED_ON" }, { reason: "MOVED_ON" }],
    });
    expect(await county.sql("SELECT DISTINCT moved_to FROM letter_child WHERE letter_id = $1", [letterId])).toEqual([
      { moved_to: "450206" },
    ]);
    const rows = await county.sql<{ line: string }>("SELECT e::text AS line FROM letter_event e");
    expect(rows.map(({ line }) => line).join("")).not.toContain("柳江");
  });

  it("nothing goes by message to a county that wrote on paper", async () => {
    [letterId, itemIds] = await receive(LetterVia.PAPER);
    await act(ACCEPT);
    const answers = itemIds.map((itemId) => ({ itemId, outcome: "BACK_IN_SCHOOL", on: "2018-12-31" }));
    expect(await act(REPLY, { answers })).toMatchObject({ state: "DRAFT" });
    expect(await county.sql("SELECT via FROM letter WHERE about_id = $1", [letterId])).toEqual([{ via: "PAPER" }]);
    expect(await messages()).toEqual([]);
  });

  it("an act on a letter of our own is refused", async () => {
    const draft = await act(FORWARD);
    const [{ id }] = (await county.sql<{ id: string }>("SELECT id FROM letter_child WHERE letter_id = $1", [
      draft.id,
    ])) as [{ id: string }];
    expect(await reasonOf(ACCEPT, { letterId: draft.id, itemIds: [id] })).toBe("WRONG_STATE");
  });

  it("the proposal is shown with the child, once there is one", async () => {
    const { children } = await act(MATCH);
    expect(children).toMatchObject([{ match: null }, { match: null }]);
    const match = {
      verdict: "MOVED_TO",
      countyCode: "451321",
      school: null,
      caseNumber: null,
      isNameOther: false,
      department: null,
      checkedOn: "2018-12-31",
    };
    await county.sql("UPDATE letter_child SET match_sealed = $2 WHERE letter_id = $1", [
      letterId,
      county.vault.seal(JSON.stringify(match)),
    ]);
    const { data, errors } = await county.ask(
      clerk,
      "query ($id: ID!) { letter(id: $id) { children { match { verdict home { name } checkedOn } } } }",
      { id: letterId },
    );
    expect(errors).toEqual([]);
    const shown = { match: { verdict: "MOVED_TO", home: { name: "忻城县" }, checkedOn: "2018-12-31" } };
    expect(data.letter.children).toEqual([shown, shown]);
  });
});
