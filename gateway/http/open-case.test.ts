import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createCallerVerifier } from "../../infra/runtime/caller-token";
import { type GatewayFixture, startGatewayFixture } from "../fixture/gateway.fixture";
import { createFixtureMeeting, type FixtureAccess } from "../fixture/meeting.fixture";
import type { FixtureSubgraph } from "../fixture/subgraph.fixture";

const CASE = "01900000-0000-7000-8000-000000000001";
const CHILD = "a".repeat(52);
const ALIAS = "b".repeat(52);
const SENSITIVE = `{ child(id: "${CHILD}") { welfare { category } disability { grade } } }`;
/** Of a root field that is not for looking one child up. */
const LISTED = SENSITIVE.replace("child(", "pupil(");
const PLAIN = `{ child(id: "${CHILD}") { enrolments { grade } } }`;

describe("sensitive data under purpose CASE", () => {
  const access: FixtureAccess = new Map();
  const meeting: FixtureSubgraph = createFixtureMeeting(access);
  let county: GatewayFixture;

  beforeAll(async () => {
    county = await startGatewayFixture({ beside: meeting });
  });
  afterAll(() => county?.close());
  beforeEach(() => {
    access.clear();
    meeting.misbehave = undefined;
    for (const department of everybody()) department.requests.length = 0;
  });

  const everybody = (): FixtureSubgraph[] => [...Object.values(county.departments), meeting];
  const ask = (query: string, headers: Record<string, string> = {}) =>
    county.ask(query, { "x-purpose": "CASE", ...headers });
  const askAs = async (role: string, query: string, headers: Record<string, string> = {}) =>
    ask(query, { authorization: `Bearer ${await county.issuer.token({ sub: role, roles: [role] })}`, ...headers });
  const asked = (): string[] => everybody().flatMap(({ name, requests }) => requests.map(() => name));
  const codeOf = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors?.[0]?.extensions["code"];

  test("is refused as a whole without a case, naming the fields and what to do; nobody is asked", async () => {
    const { status, data, errors } = await ask(SENSITIVE);
    expect([status, data]).toEqual([403, undefined]);
    expect(errors?.[0]?.extensions).toEqual({ code: "FORBIDDEN", fields: ["Child.disability", "Child.welfare"] });
    for (const word of ["x-case", "askChildOpening", "breakGlass", "紧急调阅"])
      expect(errors?.[0]?.message).toContain(word);
    expect(asked()).toEqual([]);
  });

  test("is asked for with a case that opens the child, and every department learns which", async () => {
    access.set(CASE, [CHILD, ALIAS]);
    const { status, data } = await ask(SENSITIVE, { "x-case": CASE });
    expect([status, data]).toEqual([200, { child: { welfare: [], disability: null } }]);
    expect(asked().filter((name) => name === "joint-meeting")).toHaveLength(1);
    for (const { name, requests } of Object.values(county.departments)) {
      const verifier = await createCallerVerifier(county.callerPublicKey, name);
      const caller = await verifier.verify(String(requests[0]?.headers["x-caller-token"]));
      expect(caller).toMatchObject({ caseId: CASE, opened: [CHILD, ALIAS] });
    }
  });

  test("is looked up as the caller, to whom nothing is open yet", async () => {
    access.set(CASE, [CHILD]);
    await ask(SENSITIVE, { "x-case": CASE });
    const verifier = await createCallerVerifier(county.callerPublicKey, "joint-meeting");
    const caller = await verifier.verify(String(meeting.requests[0]?.headers["x-caller-token"]));
    expect(caller).toMatchObject({ actor: "office", purpose: "CASE", caseId: null, opened: [] });
  });

  test("is looked up under no other purpose, with the header or without", async () => {
    access.set(CASE, [CHILD]);
    for (const purpose of ["SUBSIDY", "REPORT"]) {
      for (const more of [{}, { "x-case": CASE }]) {
        const { status, errors } = await ask(SENSITIVE, { "x-purpose": purpose, ...more });
        expect([status, errors?.[0]?.extensions.code]).toEqual([403, "FORBIDDEN"]);
      }
    }
  });

  test("costs no look-up without the header, nor under another purpose", async () => {
    access.set(CASE, [CHILD]);
    expect((await ask(PLAIN)).status).toBe(200);
    expect((await ask(LISTED, { "x-purpose": "SUBSIDY", "x-case": CASE })).status).toBe(200);
    expect(asked()).not.toContain("joint-meeting");
  });

  test.each([
    ["that is missing, closed, another's or over", null],
    ["that the caller may not even ask about", "FORBIDDEN"],
  ] as const)("stays closed with a case %s, and nothing else is answered", async (_what, says) => {
    if (says !== null) access.set(CASE, says);
    for (const query of [SENSITIVE, PLAIN]) {
      const answer = await ask(query, { "x-case": CASE });
      expect([answer.status, codeOf(answer)]).toEqual([404, "NOT_FOUND"]);
    }
    expect(new Set(asked())).toEqual(new Set(["joint-meeting"]));
  });

  test.each([
    ["one id too few", "x"],
    ["two ids", `${CASE}, ${CASE}`],
    ["a person id", CHILD],
    ["a query", `${CASE}") { children } x: caseAccess(id: "${CASE}`],
    ["a wildcard", "*"],
  ])("takes no header with %s", async (_what, header) => {
    const answer = await ask(SENSITIVE, { "x-case": header });
    expect([answer.status, codeOf(answer)]).toEqual([400, "BAD_INPUT"]);
    expect(asked()).toEqual([]);
  });

  test.each([
    ["fails", "BROKEN"],
    ["names no person", ["*"]],
    ["names anything but persons", [CHILD, "450204200804220305"]],
  ] as const)("stays closed while the joint meeting %s", async (_what, says) => {
    access.set(CASE, says);
    const answer = await ask(SENSITIVE, { "x-case": CASE });
    expect([answer.status, codeOf(answer)]).toEqual([503, "UNAVAILABLE"]);
    expect(new Set(asked())).toEqual(new Set(["joint-meeting"]));
  });

  test("stays closed while the joint meeting is away or hangs, and is not waited for", async () => {
    access.set(CASE, [CHILD]);
    meeting.misbehave = () => undefined;
    expect(codeOf(await ask(SENSITIVE, { "x-case": CASE }))).toBe("UNAVAILABLE");
    meeting.misbehave = undefined;
    await meeting.stop();
    expect(codeOf(await ask(SENSITIVE, { "x-case": CASE }))).toBe("UNAVAILABLE");
    await meeting.start();
    expect(asked()).toEqual([]);
  });

  test("is open to who keeps the register, and to the service itself", async () => {
    const welfare = `{ child(id: "${CHILD}") { welfare { category } } }`;
    expect(codeOf(await askAs("education", welfare))).toBe("FORBIDDEN");
    const numbers = "{ pupils { edges { node { number } } } }";
    expect((await askAs("education", numbers)).status).toBe(200);
    expect(codeOf(await askAs("office", numbers))).toBe("FORBIDDEN");
    const service = await county.issuer.token({ sub: "joint-meeting", roles: ["office", "service"] });
    expect((await ask(SENSITIVE, { authorization: `Bearer ${service}` })).status).toBe(200);
  });

  test("is nobody's under SWEEP but the service's, with whatever case", async () => {
    access.set(CASE, [CHILD]);
    const { status, errors } = await ask(SENSITIVE, { "x-purpose": "SWEEP", "x-case": CASE });
    expect(status).toBe(403);
    expect(errors?.[0]?.message).toContain("CASE");
    const service = await county.issuer.token({ sub: "joint-meeting", roles: ["office", "service"] });
    const answer = await ask(SENSITIVE, { "x-purpose": "SWEEP", authorization: `Bearer ${service}` });
    expect(answer.status).toBe(200);
  });
});
