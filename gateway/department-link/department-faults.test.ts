import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ServerResponse } from "node:http";
import { type GatewayFixture, type GraphqlAnswer, startGatewayFixture } from "../fixture/gateway.fixture";

const VIEW = `query ($id: ID!) { pupil(id: $id) { id welfare { category } disability { grade } subsidyGap { missing } } }`;
const CIVIL_AFFAIRS = { code: "SUBGRAPH_UNAVAILABLE", department: { name: "civil-affairs", title: "民政局" } };

const write = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(text);
};

describe("a department that fails", () => {
  let county: GatewayFixture;
  const view = (): Promise<GraphqlAnswer> => county.ask({ query: VIEW, variables: { id: "c1" } });
  const expectMissing = ({ status, data, errors }: GraphqlAnswer): void => {
    expect(status).toBe(200);
    expect(data).toEqual({ pupil: { id: "c1", welfare: null, disability: { grade: 1 }, subsidyGap: null } });
    expect(errors?.map(({ extensions }) => extensions)).toContainEqual(CIVIL_AFFAIRS);
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|http|ECONN|stack|db\.ts/);
  };

  beforeAll(async () => {
    county = await startGatewayFixture({ env: { DEPARTMENT_RESPONSE_BYTES: "100000" } });
  });
  afterAll(() => county.close());
  beforeEach(async () => {
    county.departments.civilAffairs.misbehave = undefined;
    county.faults.gapsComputed.length = 0;
    await untilServed(view);
    county.faults.gapsComputed.length = 0;
  });

  test.each<[string, (response: ServerResponse) => void]>([
    [
      "answers 500 with its secrets",
      (response) => write(response, 500, `{"errors":[{"message":"at db.ts http://127.0.0.1"}]}`),
    ],
    ["answers what is no JSON", (response) => write(response, 200, "<html>")],
    ["answers JSON that is no GraphQL", (response) => write(response, 200, `[1]`)],
    ["answers null for everything", (response) => write(response, 200, `{"data":null}`)],
    ["answers fewer entities than asked for", (response) => write(response, 200, `{"data":{"_entities":[]}}`)],
    [
      "answers more than the gateway takes",
      (response) =>
        write(response, 200, `{"data":{"_entities":[{"welfare":[{"category":"${"x".repeat(100_001)}"}]}]}}`),
    ],
    [
      "breaks off in the middle of its answer",
      (response) => void response.writeHead(200, { "content-length": "100" }).write("{", () => response.destroy()),
    ],
    ["breaks the connection", (response) => void response.destroy()],
    ["redirects elsewhere", (response) => void response.writeHead(307, { location: "http://127.0.0.1:1/" }).end()],
  ])("%s: is named, its fields are null, nothing is counted on them, all else is served", async (_, answer) => {
    county.departments.civilAffairs.misbehave = (_request, response) => answer(response);
    expectMissing(await view());
    expect(county.faults.gapsComputed).toEqual([]);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["never answers", () => undefined],
    [
      "sends headers and then nothing",
      (response) => response.writeHead(200, { "content-type": "application/json" }).flushHeaders(),
    ],
    ["sends its answer byte by byte", (response) => void setInterval(() => response.write(" "), 50).unref()],
  ])("%s: is given up at the deadline", async (_, answer) => {
    county.departments.civilAffairs.misbehave = (_request, response) => answer(response);
    expectMissing(await view());
  });

  test("is asked again once when a connection breaks, for a query and never for a mutation", async () => {
    let tries = 0;
    county.departments.civilAffairs.misbehave = (_request, response) => {
      tries += 1;
      county.departments.civilAffairs.misbehave = undefined;
      response.destroy();
    };
    expect((await view()).errors).toBeUndefined();
    expect(tries).toBe(1);
    const { education } = county.departments;
    tries = 0;
    education.misbehave = (_request, response) => {
      tries += 1;
      response.destroy();
    };
    const { data, errors } = await county.ask(`mutation { note(text: "x") }`);
    education.misbehave = undefined;
    expect([data, errors?.[0]?.extensions["code"], tries]).toEqual([{ note: null }, "SUBGRAPH_UNAVAILABLE", 1]);
  });

  test("is left alone after failures in a row, fails at once then, and comes back by itself", async () => {
    await county.departments.civilAffairs.stop();
    for (let count = 0; count < 3; count += 1) expectMissing(await view());
    const health = (await (await fetch(new URL("/health/ready", county.url))).json()) as Record<
      string,
      Record<string, string>
    >;
    expect(health["status"]).toBe("ready");
    expect(health["departments"]?.["civil-affairs"]).toBe("resting");
    await county.departments.civilAffairs.start();
    await untilServed(view);
  });

  test("leaves a field that needs its data null with an error, also when only that part failed", async () => {
    county.faults.brokenDisability.add("c1");
    const { data, errors } = await view();
    county.faults.brokenDisability.clear();
    expect(data).toEqual({
      pupil: { id: "c1", welfare: [{ category: "ORPHAN" }], disability: null, subsidyGap: null },
    });
    expect(county.faults.gapsComputed).toEqual([]);
    expect(JSON.stringify(errors)).not.toContain("secret_table");
    expect(errors?.map(({ path }) => path?.join("."))).toEqual(
      expect.arrayContaining(["pupil.disability", "pupil.subsidyGap"]),
    );
  });

  test("that does not know a child leaves what needs its word null with an error, not computed from nothing", async () => {
    county.faults.unknownToDisabledPersons.add("c1");
    const { data, errors } = await view();
    county.faults.unknownToDisabledPersons.clear();
    expect(data).toEqual({
      pupil: { id: "c1", welfare: [{ category: "ORPHAN" }], disability: null, subsidyGap: null },
    });
    expect(county.faults.gapsComputed).toEqual([]);
    expect(errors?.map(({ path }) => path?.join("."))).toContain("pupil.subsidyGap");
  });
});

/** Asks until all departments are back in service; the breaker's rest is 300 ms here. */
async function untilServed(view: () => Promise<GraphqlAnswer>): Promise<void> {
  const deadline = performance.now() + 5_000;
  for (;;) {
    const { errors } = await view();
    if (errors === undefined) return;
    if (performance.now() > deadline) throw new Error(`a department does not come back: ${JSON.stringify(errors)}`);
  }
}
