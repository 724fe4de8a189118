import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type GatewayFixture, startGatewayFixture } from "../fixture/gateway.fixture";

describe("request limits", () => {
  let county: GatewayFixture;
  beforeAll(async () => {
    county = await startGatewayFixture({
      env: {
        LIMIT_DEPTH: "4",
        LIMIT_ALIASES: "3",
        LIMIT_TOKENS: "60",
        LIMIT_ROOT_FIELDS: "2",
        LIMIT_BODY_BYTES: "2000",
        LIMIT_PAGE_ROWS: "1000",
      },
    });
  });
  afterAll(() => county.close());

  const PAGES = "query ($first: Int) { schools(first: $first) { students { grade } } }";

  test.each<[string, string, object]>([
    ["depth", "{ students { child { enrolments { school { name } } } } }", { name: "depth", limit: 4, actual: 5 }],
    [
      "depth through fragments",
      "{ students { ...A } } fragment A on Enrolment { child { ...B } } fragment B on Child { enrolments { school { name } } }",
      { name: "depth", limit: 4, actual: 5 },
    ],
    ["aliases", "{ students { a: grade b: grade c: grade d: grade } }", { name: "aliases", limit: 3, actual: 4 }],
    [
      "aliases multiplied by fragments",
      "{ x: students { ...A } y: students { ...A } } fragment A on Enrolment { a: grade b: grade }",
      { name: "aliases", limit: 3, actual: 6 },
    ],
    ["tokens", `{ students { ${"grade ".repeat(70)} } }`, { name: "tokens", limit: 60, actual: 75 }],
    [
      "root fields",
      "{ students { grade } schools { name } child(id: 1) { id } }",
      { name: "rootFields", limit: 2, actual: 3 },
    ],
    ["rows of one page", "{ students(first: 1001) { grade } }", { name: "pageRows", limit: 1000, actual: 1001 }],
    [
      "rows of pages in pages",
      "{ schools(first: 200) { students { grade } } }",
      { name: "pageRows", limit: 1000, actual: 2000 },
    ],
    [
      "rows hidden in a fragment",
      "{ schools(first: 200) { ...A } } fragment A on School { students { grade } }",
      { name: "pageRows", limit: 1000, actual: 2000 },
    ],
  ])("refuses too many %s, naming the limit and what was asked", async (_, query, limit) => {
    const { status, errors } = await county.ask(query);
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toEqual({ code: "BAD_INPUT", limit });
    expect(errors?.[0]?.message).toMatch(/at most \d+\. 超出上限/);
  });

  test("counts pages by variables, and by the schema's default without them", async () => {
    expect(
      (await county.ask({ query: PAGES, variables: { first: 101 } })).errors?.[0]?.extensions["limit"],
    ).toMatchObject({ actual: 1010 });
    expect((await county.ask({ query: PAGES })).status).toBe(200);
    expect(
      (await county.ask({ query: PAGES, variables: { first: -5 } })).errors?.[0]?.extensions["limit"],
    ).toBeUndefined();
  });

  test("refuses a body that is too long, in the form of an answer", async () => {
    const { status, errors } = await county.ask({ query: "{ __typename }", variables: { x: "y".repeat(3_000) } });
    expect(status).toBe(413);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_INPUT", limit: { name: "bodyBytes", limit: 2000 } });
  });
});
