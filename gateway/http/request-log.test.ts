import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { pino } from "pino";
import { type GatewayFixture, startGatewayFixture } from "../fixture/gateway.fixture";

const ID_NUMBER = "450204200901010018";
const lines: Record<string, unknown>[] = [];
const log = pino(
  { level: "debug" },
  { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
);

let county: GatewayFixture;
beforeAll(async () => {
  county = await startGatewayFixture({ log });
});
afterAll(() => county.close());

/** The line of one request; it is written when the answer has been sent. */
async function lineOf(requestId: string): Promise<Record<string, unknown>> {
  const deadline = performance.now() + 5_000;
  for (;;) {
    if (performance.now() > deadline) throw new Error(`no line for ${requestId}`);
    const line = lines.find(
      (candidate) => candidate["requestId"] === requestId && String(candidate["msg"]).startsWith("request"),
    );
    if (line !== undefined) return line;
    await new Promise((resolve) => void setImmediate(resolve));
  }
}

test("a request leaves one line: who, for what purpose, which operation, how it ended and how long it took", async () => {
  await county.ask(
    { query: "query View($id: ID!) { pupil(id: $id) { welfare { category } } }", variables: { id: "c1" } },
    { "x-request-id": "log-of-success" },
  );
  expect(await lineOf("log-of-success")).toMatchObject({
    actor: "office",
    purpose: "SUBSIDY",
    operation: "View",
    outcome: "served",
    status: 200,
    durationMs: expect.any(Number),
  });
});

test("a refused try and a part that failed are told apart from success", async () => {
  await county.ask("{ nothing }", { "x-request-id": "log-of-refusal" });
  expect(await lineOf("log-of-refusal")).toMatchObject({
    outcome: "refused",
    errorCodes: ["GRAPHQL_VALIDATION_FAILED"],
  });
  county.departments.civilAffairs.misbehave = (_request, response) =>
    void response.writeHead(500).end(`secret of ${ID_NUMBER}`);
  await county.ask(`{ pupil(id: "c1") { welfare { category } } }`, { "x-request-id": "log-of-a-fault" });
  county.departments.civilAffairs.misbehave = undefined;
  expect(await lineOf("log-of-a-fault")).toMatchObject({ outcome: "in part", errorCodes: ["SUBGRAPH_UNAVAILABLE"] });
  expect(lines).toContainEqual(
    expect.objectContaining({ department: "civil-affairs", reason: "STATUS", requestId: "log-of-a-fault" }),
  );
});

test("no variable, literal, token or body gets into the log, and no long number by an operation's name", async () => {
  const requests = [
    { query: `query Of_${ID_NUMBER}($id: ID!) { pupil(id: $id) { id } }`, variables: { id: ID_NUMBER } },
    { query: `{ pupil(id: "${ID_NUMBER}") { id } }` },
    { query: `query ($first: Int) { students(first: $first) { grade } }`, variables: { first: ID_NUMBER } },
    { query: `{ refuse(code: "${ID_NUMBER}") }` },
    { query: `mutation { note(text: "${ID_NUMBER}") }` },
  ];
  for (const [index, request] of requests.entries()) {
    await county.ask(request, { "x-request-id": `privacy-${index}` });
    await lineOf(`privacy-${index}`);
  }
  const leaks = lines.filter((line) => new RegExp(`${ID_NUMBER}|Bearer|eyJ`).test(JSON.stringify(line)));
  expect(leaks).toEqual([]);
});
