import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type AnsweringGateway, startAnsweringGateway } from "../../../test/support/answering-gateway";
import { callerOf } from "../../../test/support/callers";
import { eventually } from "../../../test/support/eventually";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { createLog } from "../../../infra/runtime/log";
import { fixedClock, systemClock } from "../../../infra/runtime/clock";
import { plantDraft } from "../../../test/support/planted-letters";
import { tellCase } from "./tell-case";
import { tellWaiting } from "./tell-waiting";

const LIST = `query ($after: String) {
  exchangeStatus { refusedCaseEvents }
  refusedCaseEvents(first: 1, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { id kind letterId itemId reason } }
  }
}`;
const RETELL = `mutation ($id: ID!) { outcome: retellCaseEvent(id: $id) { __typename ... on Refusal { reason } } }`;
const TOLD = { data: { outcome: { __typename: "CaseLetterEvent" } } };

describe("an event of a letter that the joint meeting does not take", () => {
  let letters: TestLetters;
  let gateway: AnsweringGateway;
  let isTaken = false;
  const clerk = callerOf("education", { purpose: "LETTER" });

  beforeAll(async () => {
    letters = await startTestLetters();
    gateway = await startAnsweringGateway((_document, { kind }) =>
      isTaken || kind === "UNTOLD"
        ? TOLD
        : { data: { outcome: { __typename: "Refusal", reason: kind === "SIGNED" ? "NOT_FOUND" : "INVALID" } } },
    );
  });
  afterAll(async () => {
    await gateway?.close();
    await letters?.close();
  });
  beforeEach(async () => {
    isTaken = false;
    gateway.asked.length = 0;
    await letters.sql("TRUNCATE case_event, letter CASCADE");
  });

  const run = () => {
    const { database, vault } = letters;
    const log = createLog({ service: "test", level: "silent" });
    const clocks = { clock: fixedClock("2018-12-31"), exchangeClock: systemClock() };
    const resources = { database, vault, ...clocks, gateway: gateway.office, log };
    // The service's own teller, whose gateway is away, may have the lock for a moment.
    return eventually(
      async () => {
        await tellWaiting(resources, new AbortController().signal);
        expect(await letters.sql("SELECT FROM case_event WHERE state = 'WAITING'")).toEqual([]);
      },
      { within: 15_000 },
    );
  };
  const refuse = async (...kinds: ("SIGNED" | "DELIVERED")[]) => {
    const { letter, children } = await plantDraft(letters);
    const act = { letterId: letter.id, itemId: null, on: "2018-12-30", at: new Date(), vault: letters.vault };
    for (const kind of kinds) await letters.database.transaction((manager) => tellCase(manager, { kind, ...act }));
    await run();
    return { letterId: letter.id, itemId: children[0]!.id };
  };
  const list = async (variables = {}) => (await letters.ask(clerk, LIST, variables)).data;
  const retell = async (id: string, caller = clerk) => {
    const { data, errors } = await letters.ask(caller, RETELL, { id });
    return errors[0]?.extensions.code ?? data?.outcome.reason ?? data?.outcome.__typename;
  };

  it("is told education as such, once, and listed with why", async () => {
    const { letterId, itemId } = await refuse("SIGNED", "DELIVERED");
    const untold = gateway.asked.filter(({ variables }) => variables["kind"] === "UNTOLD");
    expect(untold[0]?.variables).toMatchObject({ letterId, itemId: null, on: "2018-12-31" });
    const first = await list();
    expect(first.exchangeStatus).toEqual({ refusedCaseEvents: 2 });
    expect(first.refusedCaseEvents.edges).toEqual([
      { node: { id: expect.any(String), kind: "SIGNED", letterId, itemId, reason: "NOT_FOUND" } },
    ]);
    expect(first.refusedCaseEvents.pageInfo.hasNextPage).toBe(true);
    const next = await list({ after: first.refusedCaseEvents.pageInfo.endCursor });
    expect(next.refusedCaseEvents).toMatchObject({
      pageInfo: { hasNextPage: false },
      edges: [{ node: { kind: "DELIVERED", reason: "INVALID" } }],
    });
  });

  it("is told again when somebody asks for it, and who did stands in the letter's history", async () => {
    const { letterId } = await refuse("SIGNED");
    const { refusedCaseEvents } = await list();
    const { id } = refusedCaseEvents.edges[0].node;
    isTaken = true;
    expect(await retell(id)).toBe("RefusedCaseEvent");
    expect(await retell(id)).toBe("ALREADY_DONE");
    await run();
    expect(await letters.sql("SELECT DISTINCT state FROM case_event")).toEqual([{ state: "DONE" }]);
    expect(await list()).toMatchObject({ exchangeStatus: { refusedCaseEvents: 0 }, refusedCaseEvents: { edges: [] } });
    expect(
      await letters.sql("SELECT actor, detail FROM letter_event WHERE letter_id = $1 AND kind = 'RETOLD'", [letterId]),
    ).toEqual([{ actor: clerk.actor, detail: "SIGNED" }]);
  });

  it("is nobody's of another county, and one that there is not is not found", async () => {
    expect(await retell(randomUUID())).toBe("NOT_FOUND");
    expect(await retell("none")).toBe("NOT_FOUND");
    expect(await retell(randomUUID(), callerOf("education", { regions: ["450205"], purpose: "LETTER" }))).toBe(
      "FORBIDDEN",
    );
  });
});
