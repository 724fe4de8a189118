import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { plantCase, type PlantedCase } from "../../../test/support/case-rows";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { enrol, SCHOOLS } from "../../../test/support/education-rows";
import type { GraphqlAnswer } from "../../../test/support/graphql-answer";
import { inventIdNumber } from "../../../test/support/people";
import { registerHouseholds } from "../../../test/support/public-security-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import type { Caller } from "../../../infra/runtime/caller";

const DRAW = `mutation ($caseId: ID!, $kind: DocumentKind!, $organ: String!, $issuedOn: Date, $answerUntil: Date,
    $guardian: String, $statement: String, $measure: String, $signatoryName: String, $signatoryPost: String,
    $contact: String, $servedId: ID) {
  drawUpDocument(caseId: $caseId, kind: $kind, organ: $organ, issuedOn: $issuedOn, answerUntil: $answerUntil,
    guardian: $guardian, statement: $statement, measure: $measure, signatoryName: $signatoryName,
    signatoryPost: $signatoryPost, contact: $contact, servedId: $servedId) {
    __typename ...Paper ... on Refusal { reason message }
  }
} fragment Paper on CaseDocument {
  id caseId kind round number title issuedOn answerUntil organ { code } drawnUpBy drawnUpPost voidedOn voidReason
  content { heading addressee sections { heading paragraphs } signatory { name post } contact receiptRecipient }
}`;
const VOID = `mutation ($id: ID!, $reason: String!) {
  voidDocument(id: $id, reason: $reason) { __typename ... on CaseDocument { number voidedOn voidedBy voidReason } ... on Refusal { reason message } }
}`;
const READ = `query ($id: ID!) { caseDocument(id: $id) { number content { addressee } } }`;
const OF_CASE = `query ($id: ID!) { case(id: $id) { documents { number voidedOn } history { kind note } } }`;
const REGISTER = `query ($kinds: [DocumentKind!], $organ: String, $issuedFrom: Date, $issuedTo: Date, $first: Int!, $after: String) {
  caseDocuments(kinds: $kinds, organ: $organ, issuedFrom: $issuedFrom, issuedTo: $issuedTo, first: $first, after: $after) {
    edges { node { number organ { title } } } pageInfo { hasNextPage endCursor }
  }
}`;
const WORD = `mutation ($organ: String!, $kind: DocumentKind!, $word: String!, $validFrom: Date!) {
  assignOrganWord(organ: $organ, kind: $kind, word: $word, validFrom: $validFrom) {
    __typename ... on OrganWord { word on } ... on Refusal { reason message }
  }
}`;

const NONE = "01900000-0000-7000-8000-000000000000";
const TOWNSHIP = "township:450204001";
const ID_NUMBER = inventIdNumber("450204", "2010-05-01", 1);
const UNKNOWN = inventIdNumber("450204", "2010-05-01", 3);

const office = callerOf("office");
const education = callerOf("education");
const township = callerOf("township", { regions: ["450204001"] });
const school = callerOf("school", { school: SCHOOLS.first, regions: ["450204001"] });

describe("papers of a case", () => {
  let county: CountyInProcess;
  let caseId: string;

  beforeAll(async () => {
    county = await startCountyInProcess();
    const { education: schools, "public-security": police } = county.departments;
    await enrol(schools, [{ idNumber: ID_NUMBER }, { idNumber: UNKNOWN, row: { guardianName: null } }]);
    await registerHouseholds(police, [{ idNumber: ID_NUMBER }]);
  });
  afterAll(() => county?.close());

  const sql = (text: string, parameters?: readonly unknown[]) => county.inJointMeeting(text, parameters);
  const plant = (given: PlantedCase = {}, idNumber = ID_NUMBER) =>
    plantCase(sql, "x", {
      child_id: county.personIdOf(idNumber),
      recorded_child_id: county.personIdOf(idNumber),
      ...given,
    });

  beforeEach(async () => {
    await county.inJointMeeting(
      "TRUNCATE child_case, case_document, document_series, document_organ_word, legal_basis CASCADE",
    );
    caseId = await plant();
  });

  const act = async (
    caller: Caller,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<GraphqlAnswer["data"]> => {
    const { data, errors } = await county.jointMeeting.ask(caller, query, variables);
    return errors[0]?.extensions.code ?? Object.values(data)[0];
  };
  const draw = (caller: Caller, given: Record<string, unknown> = {}) =>
    act(caller, DRAW, { caseId, kind: "RETURN_NOTICE", organ: TOWNSHIP, ...given });
  const kept = () => county.inJointMeeting<{ number: string }>("SELECT number FROM case_document");
  const refusal = (reason: string, message = "") =>
    expect.objectContaining({ __typename: "Refusal", reason, message: expect.stringContaining(message) });

  it("are drawn up from what the registers say, numbered, and kept with the case", async () => {
    const drawn = await draw(township, {
      statement: "经入户核实，该生在家。",
      signatoryName: "覃镇长",
      signatoryPost: "主任",
      contact: "韦专干 0772-1234567",
    });
    expect(drawn).toEqual({
      __typename: "CaseDocument",
      id: expect.any(String),
      caseId,
      kind: "RETURN_NOTICE",
      round: 1,
      number: "柳南河西政限〔2018〕1号",
      title: "限期返校通知书",
      issuedOn: "2018-12-31",
      // Seven working days, of which New Year's Day is none; 2018-12-29 was one.
      answerUntil: "2019-01-10",
      organ: { code: TOWNSHIP },
      drawnUpBy: "test-township",
      drawnUpPost: "测试岗位",
      voidedOn: null,
      voidReason: null,
      content: {
        heading: "柳南区人民政府河西街道办事处",
        addressee: "韦大明",
        sections: [{ heading: null, paragraphs: expect.any(Array) }],
        signatory: { name: "覃镇长", post: "主任" },
        contact: "韦专干 0772-1234567",
        receiptRecipient: "韦大明",
      },
    });
    const text = drawn.content.sections[0].paragraphs.join("");
    for (const part of [
      "韦小明（男，2010年5月1日出生）",
      "第01小学3年级1班学生",
      "2018年12月3日起",
      "2019年1月10日前",
      "该生在家",
    ])
      expect(text).toContain(part);
    expect(text).not.toContain(ID_NUMBER);
    expect(await act(school, OF_CASE, { id: caseId })).toMatchObject({
      documents: [{ number: drawn.number, voidedOn: null }],
      history: [{ kind: "DOCUMENT_DRAWN_UP", note: drawn.number }],
    });
  });

  it("are drawn up once a kind and round, also by two at a time", async () => {
    const both = await Promise.all([draw(township), draw(township)]);
    expect(both).toContainEqual(refusal("ALREADY_DONE", "柳南河西政限〔2018〕1号"));
    expect(await kept()).toEqual([{ number: "柳南河西政限〔2018〕1号" }]);
    expect(await draw(education, { organ: "education" })).toMatchObject({ number: "柳南教限〔2018〕1号" });
  });

  it.each([
    ["from a desk that is not the caller's", township, { organ: "education" }, "NOT_YOURS"],
    ["from a desk that is not competent", school, { organ: `school:${SCHOOLS.first}` }, "NOT_YOURS"],
    ["by the office, which issues none", office, { organ: "office" }, "NOT_YOURS"],
    ["from no desk", township, { organ: "mayor" }, "INVALID"],
    ["of a kind that is of no case", township, { kind: "MINUTES" }, "INVALID"],
    ["of a day to come", township, { issuedOn: "2019-01-01" }, "INVALID"],
    ["of a day before the child was out of school", township, { issuedOn: "2018-12-02" }, "INVALID"],
    ["with a term that is over", township, { answerUntil: "2018-12-31" }, "INVALID"],
    [
      "with a term where there is none",
      school,
      { kind: "WRITTEN_REPORT", organ: `school:${SCHOOLS.first}`, answerUntil: "2019-02-01" },
      "INVALID",
    ],
    ["with half a signatory", township, { signatoryName: "覃" }, "INVALID"],
    [
      "with less time than the law gives",
      education,
      { kind: "DEMAND", organ: "education", answerUntil: "2019-01-05" },
      "WRONG_STATE",
    ],
    ["of no case", township, { caseId: NONE }, "NOT_FOUND"],
    ["of no id", township, { caseId: "1" }, "NOT_FOUND"],
    ["that records the service of nothing", township, { kind: "SERVICE_RECORD" }, "INVALID"],
    ["that records the service of no paper", township, { kind: "SERVICE_RECORD", servedId: NONE }, "NOT_FOUND"],
    ["of a penalty without a legal basis", township, { kind: "PENALTY_NOTICE", measure: "警告" }, "WRONG_STATE"],
    ["of a penalty that says not which", township, { kind: "PENALTY_NOTICE" }, "INVALID"],
  ])("are not drawn up %s, and no number is used", async (_what, caller, given, reason) => {
    expect(await draw(caller, given)).toEqual(refusal(reason));
    expect(await county.inJointMeeting("SELECT FROM document_series")).toEqual([]);
  });

  it("are not drawn up in a closed case", async () => {
    const closed = await plant({ state: "CLOSED", spell_since: "2018-09-03" });
    expect(await draw(township, { caseId: closed })).toEqual(refusal("WRONG_STATE"));
  });

  it("are hidden from whoever does not work the case, and closed to whoever has no part in casework", async () => {
    const { id } = await draw(township);
    const stranger = callerOf("school", { school: SCHOOLS.second, regions: ["450204001"] });
    for (const caller of [
      stranger,
      callerOf("township", { regions: ["450204002"] }),
      callerOf("office", { regions: ["450205"] }),
    ]) {
      expect(await draw(caller)).toEqual(refusal("NOT_FOUND"));
      expect(await act(caller, READ, { id })).toBeNull();
      expect(await act(caller, VOID, { id, reason: "误" })).toEqual(refusal("NOT_FOUND"));
    }
    for (const role of ["leader", "public-security", "civil-affairs", "health", "auditor"] as const) {
      expect(await draw(callerOf(role))).toBe("FORBIDDEN");
      expect(await act(callerOf(role), VOID, { id, reason: "误" })).toBe("FORBIDDEN");
      expect([null, "FORBIDDEN"]).toContain(await act(callerOf(role), READ, { id }));
    }
    expect(await draw(callerOf("township", { regions: ["450204001"], purpose: "REPORT" }))).toBe("FORBIDDEN");
    for (const caller of [office, education, school, township])
      expect(await act(caller, READ, { id })).toMatchObject({ content: { addressee: "韦大明" } });
  });

  it("to a guardian need one: whom a register names, else whom the clerk does", async () => {
    await county.inJointMeeting("TRUNCATE child_case CASCADE");
    caseId = await plant({}, UNKNOWN);
    expect(await draw(township)).toEqual(refusal("INVALID", "监护人"));
    expect(await draw(township, { guardian: "覃祖母" })).toMatchObject({
      content: { addressee: "覃祖母" },
      number: "柳南河西政限〔2018〕1号",
    });
  });

  it("of a penalty go by the county's legal basis", async () => {
    await county.inJointMeeting(
      `INSERT INTO legal_basis (id, kind, title, citation, valid_from, entered_at, entered_by, entered_post, entered_department)
       VALUES (gen_random_uuid(), 'PENALTY', '某市义务教育实施办法', '第三十条', '2018-01-01', now(), 'office', '主任', 'joint-meeting')`,
    );
    const notice = await draw(township, { kind: "PENALTY_NOTICE", measure: "警告" });
    expect(notice.content.sections[0].paragraphs.join("")).toContain(
      "依照《某市义务教育实施办法》第三十条，本机关拟对你（们）作出如下行政处罚：警告。",
    );
  });

  it("refer to those before them, and a record of service to the one that was served", async () => {
    const notice = await draw(township, { issuedOn: "2018-12-10" });
    const order = await draw(township, { kind: "ORDER_NOTICE" });
    expect(order.content.sections[0].paragraphs[0]).toContain(
      "《限期返校通知书》（柳南河西政限〔2018〕1号，2018年12月10日）",
    );
    const record = { kind: "SERVICE_RECORD", servedId: order.id };
    expect(await draw(township, record)).toMatchObject({ number: "柳南河西政送〔2018〕1号" });
    expect(await draw(township, record)).toEqual(refusal("ALREADY_DONE"));
    expect(await draw(township, { ...record, servedId: notice.id })).toMatchObject({
      number: "柳南河西政送〔2018〕2号",
    });
    const other = await plant({ spell_since: "2018-09-03" }, UNKNOWN);
    expect(await draw(township, { ...record, caseId: other })).toEqual(refusal("NOT_FOUND"));
  });

  it("that are mistaken are declared void by their organ, and their numbers stay used", async () => {
    const { id } = await draw(township);
    expect(await act(education, VOID, { id, reason: "误" })).toEqual(refusal("NOT_YOURS"));
    expect(await act(township, VOID, { id, reason: " " })).toEqual(refusal("INVALID"));
    const both = await Promise.all([
      act(township, VOID, { id, reason: "姓名有误" }),
      act(township, VOID, { id, reason: "姓名有误" }),
    ]);
    expect(both).toContainEqual({
      __typename: "CaseDocument",
      number: "柳南河西政限〔2018〕1号",
      voidedOn: "2018-12-31",
      voidedBy: "test-township",
      voidReason: "姓名有误",
    });
    expect(both).toContainEqual(refusal("ALREADY_DONE"));
    expect(await draw(township)).toMatchObject({ number: "柳南河西政限〔2018〕2号" });
    expect((await act(office, OF_CASE, { id: caseId })).history.map(({ kind }: { kind: string }) => kind)).toEqual([
      "DOCUMENT_DRAWN_UP",
      "DOCUMENT_VOIDED",
      "DOCUMENT_DRAWN_UP",
    ]);
  });

  it("that a step or a record of service rests on are not declared void", async () => {
    const { id } = await draw(township);
    const record = await draw(township, { kind: "SERVICE_RECORD", servedId: id });
    expect(await act(township, VOID, { id, reason: "误" })).toEqual(refusal("WRONG_STATE"));
    expect(await act(township, VOID, { id: record.id, reason: "误" })).toMatchObject({ voidedOn: "2018-12-31" });
    await county.inJointMeeting(
      `INSERT INTO case_step (id, case_id, kind, taken_on, organ, document_id, actor, post, department, at)
       VALUES (gen_random_uuid(), $1, 'RETURN_NOTICE', '2018-12-31', $2, $3, 'x', 'x', 'x', now())`,
      [caseId, TOWNSHIP, id],
    );
    expect(await act(township, VOID, { id, reason: "误" })).toEqual(refusal("WRONG_STATE"));
  });

  it("stand in a register that each reads as far as its cases go, in pages, for one statement", async () => {
    await draw(township, { issuedOn: "2018-12-10" });
    await draw(education, { organ: "education" });
    await draw(school, { kind: "WRITTEN_REPORT", organ: `school:${SCHOOLS.first}`, issuedOn: "2018-12-08" });
    const read = async (caller: Caller, given: Record<string, unknown> = {}) =>
      act(caller, REGISTER, { first: 10, ...given });
    const numbersOf = (page: GraphqlAnswer["data"]): string[] =>
      page.edges.map(({ node }: { node: { number: string } }) => node.number);
    const all = ["柳南教限〔2018〕1号", "柳南河西政限〔2018〕1号", `柳南校${SCHOOLS.first}报〔2018〕1号`];
    expect(numbersOf(await read(office))).toEqual(all);
    expect(numbersOf(await read(school))).toEqual(all);
    expect(numbersOf(await read(callerOf("township", { regions: ["450204002"] })))).toEqual([]);
    expect(numbersOf(await read(office, { kinds: ["RETURN_NOTICE"], organ: TOWNSHIP }))).toEqual([all[1]]);
    expect(numbersOf(await read(office, { issuedFrom: "2018-12-09", issuedTo: "2018-12-30" }))).toEqual([all[1]]);
    const page = await read(office, { first: 2 });
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(numbersOf(await read(office, { first: 2, after: page.pageInfo.endCursor }))).toEqual([all[2]]);
    expect(await statementsDuring(() => read(office))).toHaveLength(1);
    expect(await read(callerOf("leader"))).toBe("FORBIDDEN");
  });

  it("are numbered by the word that the office has set", async () => {
    const word = (given: Record<string, unknown> = {}, caller = office) =>
      act(caller, WORD, { organ: TOWNSHIP, kind: "RETURN_NOTICE", word: "柳河限", validFrom: "2018-12-31", ...given });
    expect(await word()).toEqual({ __typename: "OrganWord", word: "柳河限", on: "2018-12-31" });
    expect(await word({ word: "柳河改" })).toEqual(refusal("ALREADY_DONE"));
    expect(await word({ organ: "education" })).toEqual(refusal("INVALID"));
    for (const given of [
      { word: "柳1限" },
      { word: "柳" },
      { word: "柳〔限" },
      { validFrom: "2018-12-30" },
      { organ: "education/head" },
    ])
      expect(await word(given)).toEqual(refusal("INVALID"));
    for (const caller of [township, education, school, callerOf("leader")])
      expect(await word({}, caller)).toBe("FORBIDDEN");
    expect(await draw(township)).toMatchObject({ number: "柳河限〔2018〕1号" });
  });

  it("are not drawn up while a department is away: nothing is guessed, and no number used", async () => {
    await county.stopGateway();
    expect(await draw(township)).toBe("UNAVAILABLE");
    expect(await kept()).toEqual([]);
    expect(await county.inJointMeeting("SELECT FROM document_series")).toEqual([]);
  });
});
