import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { eventually } from "../../../test/support/eventually";
import { letterBody, withdrawalBody } from "../../../test/support/letter-messages";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { introduce } from "../../../test/support/letters-peers";
import { statementsDuring } from "../../../test/support/query-counter";
import type { MessageBody } from "../exchange/message";
import { enqueueMessage } from "./enqueue-message";

const LIST = `query ($states: [OutboxState!], $first: Int, $after: String) {
  exchangeMessages(states: $states, first: $first, after: $after) {
    edges { node { id peerCode letterId seq kind state attempts nextTryAt isBehind lastFault createdAt deliveredAt } }
    pageInfo { hasNextPage endCursor } } }`;
const STATUS = `{ exchangeStatus { waiting failed oldestWaiting peers {
  peerCode waiting delivered failed cancelled received oldestWaiting lastDelivered } } }`;
const RESEND = `mutation ($id: ID!) { resendMessage(id: $id) {
  ... on ExchangeMessage { id state attempts lastFault } ... on Refusal { reason } } }`;
const EVIDENCE = `query ($first: Int, $after: String) { evidence(first: $first, after: $after) {
  edges { node { index kind peerCode messageId digest hash line } } pageInfo { hasNextPage endCursor } } }`;
const SEAL = "{ evidenceSeal { countyCode entries hash at jws } }";

const SOON = { within: 30_000 };
const office = callerOf("office", { purpose: null });
const auditor = callerOf("auditor", { purpose: null });

describe("the exchange, as the county looks after it", () => {
  let liunan: TestLetters;
  let xingbin: TestLetters;
  const delivered = randomUUID();
  const refused = randomUUID();

  const send = (letterId: string, body: MessageBody): Promise<string> =>
    liunan.database.transaction((manager) =>
      enqueueMessage(manager, {
        peerCode: xingbin.countyCode,
        letterId,
        body,
        attachments: [],
        actedAt: new Date("2018-12-31T04:00:00Z"),
        vault: liunan.vault,
      }),
    );
  const ask = async (caller: Caller, query: string, variables = {}) => {
    const { data, errors } = await liunan.ask(caller, query, variables);
    expect(errors ?? []).toEqual([]);
    return data;
  };
  const states = async (letterId: string): Promise<string[]> => {
    const rows = await liunan.sql<{ state: string }>("SELECT state FROM outbox_message WHERE letter_id = $1", [
      letterId,
    ]);
    return rows.map(({ state }) => state);
  };

  const expectTried = async (): Promise<void> => {
    expect([...(await states(delivered)), ...(await states(refused))]).toEqual(["DELIVERED", "FAILED"]);
  };

  beforeAll(async () => {
    liunan = await startTestLetters();
    xingbin = await startTestLetters({ countyCode: "451302" });
    await introduce(liunan, xingbin);
    await send(delivered, letterBody());
    await send(refused, withdrawalBody());
    await eventually(expectTried, SOON);
  }, 120_000);
  afterAll(async () => {
    await liunan?.close();
    await xingbin?.close();
  });

  it("lists what waits and what failed, the newest first, and all by their states", async () => {
    const { exchangeMessages: dead } = await ask(auditor, LIST);
    expect(dead.edges).toMatchObject([
      {
        node: {
          peerCode: "451302",
          letterId: refused,
          seq: 1,
          kind: "WITHDRAWAL",
          state: "FAILED",
          attempts: 1,
          nextTryAt: null,
          isBehind: false,
          lastFault: "NOT_APPLICABLE",
          deliveredAt: null,
        },
      },
    ]);
    const every = { states: ["WAITING", "DELIVERED", "FAILED", "CANCELLED"] };
    const { exchangeMessages: first } = await ask(auditor, LIST, { ...every, first: 1 });
    const { exchangeMessages: second } = await ask(auditor, LIST, {
      ...every,
      first: 1,
      after: first.pageInfo.endCursor,
    });
    const found = [...first.edges, ...second.edges].map(({ node }) => node.letterId);
    expect(found).toEqual([refused, delivered]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it("counts by state and county, on either side", async () => {
    const { exchangeStatus } = await ask(auditor, STATUS);
    expect(exchangeStatus).toMatchObject({ waiting: 0, failed: 1, oldestWaiting: null });
    expect(exchangeStatus.peers).toMatchObject([
      { peerCode: "451302", waiting: 0, delivered: 1, failed: 1, cancelled: 0, received: 0 },
    ]);
    const other = await xingbin.ask(callerOf("auditor", { regions: ["451302"], purpose: null }), STATUS);
    expect(other.data.exchangeStatus.peers).toMatchObject([{ peerCode: "450204", received: 1, delivered: 0 }]);
  });

  it("lets the office send a dead letter again, which goes out by itself", async () => {
    const [{ id } = { id: "" }] = await liunan.sql<{ id: string }>(
      "SELECT id FROM outbox_message WHERE letter_id = $1",
      [refused],
    );
    expect((await ask(office, RESEND, { id })).resendMessage).toMatchObject({ id, state: "WAITING", lastFault: null });
    await eventually(async () => {
      const [row] = await liunan.sql("SELECT state, attempts, resent_by FROM outbox_message WHERE id = $1", [id]);
      expect(row).toEqual({ state: "FAILED", attempts: 2, resent_by: "test-office" });
    }, SOON);
    expect((await ask(office, RESEND, { id: "none" })).resendMessage).toEqual({ reason: "NOT_FOUND" });
  });

  it("shows the evidence page by page, and seals its end", async () => {
    const { evidence } = await ask(auditor, EVIDENCE, { first: 4 });
    expect(evidence.edges.map(({ node }: { node: { index: number } }) => node.index)).toEqual([1, 2, 3, 4]);
    const { evidence: rest } = await ask(auditor, EVIDENCE, { first: 100, after: evidence.pageInfo.endCursor });
    expect(rest.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toContain("RECEIPT_TAKEN");
    const { evidenceSeal } = await ask(auditor, SEAL);
    const last = rest.edges.at(-1).node;
    expect(evidenceSeal).toMatchObject({ countyCode: "450204", entries: last.index, hash: last.hash });
    const strange = await liunan.ask(auditor, EVIDENCE, { after: "x" });
    expect(strange.errors[0]?.extensions.code).toBe("BAD_INPUT");
  });

  it.each<[string, Role, string]>([
    ["the list of messages", "leader", LIST],
    ["the evidence", "education", EVIDENCE],
    ["the seal", "school", SEAL],
    ["sending again", "auditor", RESEND],
  ])("refuses %s to %s", async (_what, role, query) => {
    const { errors } = await liunan.ask(callerOf(role, { purpose: null }), query, { id: "none" });
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it.each([LIST, STATUS, EVIDENCE, SEAL])("refuses another county's auditor: %s", async (query) => {
    const stranger = callerOf("auditor", { regions: ["450205"], purpose: null });
    const { errors } = await liunan.ask(stranger, query);
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("costs one statement a page", async () => {
    const all = { states: ["WAITING", "DELIVERED", "FAILED", "CANCELLED"] };
    expect(await statementsDuring(() => ask(auditor, LIST, all))).toHaveLength(1);
    expect(await statementsDuring(() => ask(auditor, EVIDENCE))).toHaveLength(1);
    expect(await statementsDuring(() => ask(auditor, STATUS))).toHaveLength(1);
  });

  it("delivers what was put in while the other county was down, once that is up again", async () => {
    await xingbin.stop();
    const letterId = randomUUID();
    await send(letterId, letterBody({ number: "柳南教函〔2018〕3号" }));
    await eventually(async () => {
      const [row] = await liunan.sql("SELECT last_fault FROM outbox_message WHERE letter_id = $1", [letterId]);
      expect(row).toEqual({ last_fault: "UNREACHABLE" });
    }, SOON);
    await xingbin.startAgain();
    await eventually(async () => expect(await states(letterId)).toEqual(["DELIVERED"]), SOON);
    expect(await xingbin.sql("SELECT state FROM letter WHERE id = $1", [letterId])).toEqual([{ state: "DELIVERED" }]);
  }, 90_000);
});
