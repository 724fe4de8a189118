import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createCallerVerifier } from "../infra/runtime/caller-token";
import { type GatewayFixture, startGatewayFixture } from "./fixture/gateway.fixture";

const VIEW = `query View($id: ID!) { pupil(id: $id) { id welfare { category } disability { grade } enrolments { grade } subsidyGap { missing } } }`;

describe("the gateway", () => {
  let county: GatewayFixture;
  beforeAll(async () => {
    county = await startGatewayFixture({ documents: { view: VIEW } });
  });
  afterAll(() => county.close());
  beforeEach(() => {
    for (const department of Object.values(county.departments)) department.requests.length = 0;
  });

  test("joins the departments' parts into one view of a child", async () => {
    const { status, data, errors } = await county.ask({ query: VIEW, variables: { id: "c1" } });
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(data).toEqual({
      pupil: {
        id: "c1",
        welfare: [{ category: "ORPHAN" }],
        disability: { grade: 1 },
        enrolments: [{ grade: 3 }],
        subsidyGap: { missing: ["ORPHAN", "DISABILITY_1"] },
      },
    });
  });

  test("answers a trusted document by its id, and refuses an id that it does not know", async () => {
    expect((await county.ask({ documentId: "view", variables: { id: "c1" } })).data).toBeTruthy();
    const unknown = await county.ask({ documentId: "../view" });
    expect(unknown.status).toBe(400);
    expect(unknown.errors?.[0]?.extensions).toEqual({ code: "BAD_INPUT" });
  });

  test("introduces the caller to each department with a token made for it, and hands the request id on", async () => {
    await county.ask({ query: VIEW, variables: { id: "c1" } }, { "x-request-id": "request-of-a-test" });
    for (const { name, requests } of Object.values(county.departments)) {
      const verifier = await createCallerVerifier(county.callerPublicKey, name);
      const token = String(requests[0]?.headers["x-caller-token"]);
      const caller = await verifier.verify(token);
      expect(caller).toMatchObject({
        actor: "office",
        purpose: "SUBSIDY",
        regions: ["450204"],
        requestId: "request-of-a-test",
      });
      expect(requests[0]?.headers["x-request-id"]).toBe("request-of-a-test");
      const other = await createCallerVerifier(county.callerPublicKey, "another");
      await expect(other.verify(token)).rejects.toThrow("caller token");
    }
  });

  test("refuses strangers before it reads what they ask, introspection too", async () => {
    const anonymous = await county.ask("{ __schema { types { name } } }", { authorization: "" });
    expect([anonymous.status, anonymous.errors?.[0]?.extensions]).toEqual([401, { code: "UNAUTHENTICATED" }]);
    const forged = await county.ask("{ __typename }", { authorization: "Bearer x.y.z" });
    expect(forged.status).toBe(401);
  });

  test("refuses tokens of another audience or issuer, and expired ones", async () => {
    for (const overrides of [{ audience: "other" }, { issuer: "http://127.0.0.1:1" }, { expiresIn: "-5m" }]) {
      const token = await county.issuer.token({}, overrides);
      expect(
        (await county.ask("{ __typename }", { authorization: `Bearer ${token}` })).errors?.[0]?.extensions["code"],
      ).toBe("UNAUTHENTICATED");
    }
  });

  test("refuses a purpose that it does not know, naming those it does", async () => {
    const { status, errors } = await county.ask("{ __typename }", { "x-purpose": "CURIOSITY" });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toEqual({
      code: "BAD_INPUT",
      purposes: ["CASE", "SWEEP", "SUBSIDY", "LETTER", "REPORT", "MEETING"],
    });
  });

  test("refuses the whole operation when one field is not the caller's to read, and asks no department", async () => {
    const authorization = `Bearer ${await county.issuer.token({ roles: ["school"] })}`;
    const { status, data, errors } = await county.ask(`{ pupil(id: "c1") { id a: welfare { category } } }`, {
      authorization,
    });
    expect([status, data]).toEqual([403, undefined]);
    expect(errors?.[0]?.extensions).toEqual({
      code: "FORBIDDEN",
      fields: ["Child.welfare"],
      missingScopes: ["welfare:read"],
    });
    expect(county.departments.education.requests).toHaveLength(0);
  });

  test("opens no personal data without a purpose", async () => {
    const { errors } = await county.ask(`{ pupil(id: "c1") { id } }`, { "x-purpose": "" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", fields: ["Query.pupil"] });
  });

  test("shows refusals of a department and hides everything else that it says", async () => {
    const refused = await county.ask(`{ refuse(code: "NOT_FOUND") }`);
    expect(refused.errors).toEqual([
      expect.objectContaining({ message: "their own words", path: ["refuse"], extensions: { code: "NOT_FOUND" } }),
    ]);
    const broken = await county.ask(`{ refuse(code: "ERR_SQL") }`);
    expect(broken.data).toEqual({ refuse: null });
    expect(JSON.stringify(broken)).not.toMatch(/own words|secret|ERR_SQL|stack|127\.0\.0\.1/);
    expect(broken.errors?.[0]?.extensions).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      department: { name: "education", title: "教育局" },
    });
  });

  test("asks a department once for children that a list names twice, and serves each place", async () => {
    const { data } = await county.ask(`{ students { child { id welfare { category } } } }`);
    expect(data?.["students"]).toEqual([
      { child: { id: "c1", welfare: [{ category: "ORPHAN" }] } },
      { child: { id: "c2", welfare: [] } },
      { child: { id: "c1", welfare: [{ category: "ORPHAN" }] } },
      { child: { id: "c2", welfare: [] } },
    ]);
    expect(county.departments.civilAffairs.requests).toHaveLength(1);
    expect(county.departments.civilAffairs.requests[0]?.variables["representations"]).toHaveLength(2);
  });

  test("shares equal fetches of one request between its places", async () => {
    const { data } = await county.ask(
      `{ a: pupil(id: "c1") { welfare { category } } b: pupil(id: "c1") { welfare { kind: category } } c: pupil(id: "c1") { welfare { category } } }`,
    );
    expect(data).toEqual({
      a: { welfare: [{ category: "ORPHAN" }] },
      b: { welfare: [{ kind: "ORPHAN" }] },
      c: { welfare: [{ category: "ORPHAN" }] },
    });
    expect(county.departments.civilAffairs.requests).toHaveLength(2);
  });

  test("does not take a body that is not one JSON object, or a GET", async () => {
    const statusOf = async (init: RequestInit): Promise<number> => {
      const authorization = `Bearer ${await county.issuer.token()}`;
      const response = await fetch(county.url, {
        method: "POST",
        ...init,
        headers: { authorization, ...(init.headers as object) },
      });
      return response.status;
    };
    expect(await statusOf({ body: "{}", headers: { "content-type": "text/plain" } })).toBe(415);
    expect(await statusOf({ body: "[]", headers: { "content-type": "application/json" } })).toBe(400);
    expect(await statusOf({ body: "{", headers: { "content-type": "application/json" } })).toBe(400);
    expect((await fetch(`${county.url}?query={__typename}`)).status).toBe(405);
  });
});
