import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { LETTERS_ACCOUNT } from "../../../infra/county/accounts";
import { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../../infra/runtime/gateway-reading/service-token";
import { createLog } from "../../../infra/runtime/log";
import { plantCase } from "../../../test/support/case-rows";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { dieAtStatement } from "../../../test/support/die-at-statement";
import { eventually } from "../../../test/support/eventually";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { inventIdNumber } from "../../../test/support/people";
import { inventedChildren, plantArrival, plantDraft } from "../../../test/support/planted-letters";
import { registerHouseholds } from "../../../test/support/public-security-rows";
import { tellCase } from "./tell-case";
import { tellWaiting } from "./tell-waiting";

/** Name of the bench's connections in the server's list. */
const APPLICATION = "test letters";
const SOON = { within: 10_000 };
const AT = new Date("2018-12-31T04:00:00Z");

describe("cases are told of their letters through the gateway", () => {
  let county: CountyInProcess;
  let bench: LettersBench;
  let gateway: GatewayReader;
  let now = new Date("2026-11-24T08:00:00Z");

  const run = () => {
    const resources = bench.on({ exchangeClock: { now: () => now, today: () => "2026-11-24" }, gateway });
    return tellWaiting(resources, new AbortController().signal);
  };
  const later = (): void => {
    now = new Date(now.getTime() + 3_600_000);
  };
  const tell = (kind: "SIGNED" | "ACCEPTED" | "ENDED", letterId: string, itemId: string) =>
    bench.database.transaction((manager) =>
      tellCase(manager, { kind, letterId, itemId, on: "2018-12-28", at: AT, vault: bench.vault }),
    );
  const waiting = () => bench.sql("SELECT kind, last_fault FROM case_event WHERE state <> 'DONE' ORDER BY serial");
  const newcomer = async (serial: number): Promise<string> => {
    const idNumber = inventIdNumber("450204", "2008-03-05", serial);
    const row = { name: "韦小明", birthDate: "2008-03-05", townshipCode: "450204100", guardianName: "韦大山" };
    await registerHouseholds(county.departments["public-security"], [{ idNumber, row }]);
    return county.personIdOf(idNumber);
  };
  const arrival = async (child: string) => {
    const children = inventedChildren(1).map((one) => ({ ...one, childId: child, caseId: null, caseNumber: null }));
    const planted = await plantArrival(bench, { number: `兴宾教函〔2018〕${randomUUID()}号`, children });
    return { letterId: planted.letter.id, itemId: planted.children[0]!.id };
  };
  const dispatch = async () => {
    const caseId = await plantCase((text, parameters) => county.inJointMeeting(text, parameters), randomUUID());
    const children = inventedChildren(1).map((one) => ({ ...one, caseId }));
    const planted = await plantDraft(bench, { children });
    await bench.sql(
      `UPDATE letter SET state = 'DELIVERED', number = $2, issued_on = '2018-12-20', due_on = '2019-01-10', year = 2018,
         serial = (SELECT 1 + count(serial)::int FROM letter) WHERE id = $1`,
      [planted.letter.id, `柳南教函〔2018〕${randomUUID()}号`],
    );
    return { caseId, letterId: planted.letter.id, itemId: planted.children[0]!.id };
  };
  const caseOf = async (caseId: string) =>
    (
      await county.inJointMeeting(
        `SELECT c.state, c.outcome, (SELECT count(*)::int FROM case_outcome o WHERE o.case_id = c.id) AS outcomes
         FROM child_case c WHERE c.id = $1`,
        [caseId],
      )
    )[0];

  beforeAll(async () => {
    county = await startCountyInProcess();
    bench = await openLettersBench();
    const account = county.accounts.find(({ account: name }) => name === LETTERS_ACCOUNT)!;
    const token = new ServiceToken({
      tokenUrl: county.tokenUrl,
      clientId: account.account,
      clientSecret: account.secret,
    });
    gateway = new GatewayReader({
      gatewayUrl: county.gatewayUrl,
      token,
      log: createLog({ service: "test", level: "silent" }),
    });
  });
  afterAll(async () => {
    await gateway?.close();
    await bench?.close();
    await county?.close();
  });

  it("by the letters' account, from the signature to the end", async () => {
    const { caseId, letterId, itemId } = await dispatch();
    await tell("SIGNED", letterId, itemId);
    await tell("ACCEPTED", letterId, itemId);
    await run();
    expect(await waiting()).toEqual([]);
    expect(await caseOf(caseId)).toEqual({ state: "WATCHED", outcome: "HANDED_OVER", outcomes: 1 });
    await tell("ENDED", letterId, itemId);
    await run();
    expect(await caseOf(caseId)).toEqual({ state: "CLOSED", outcome: "HANDED_OVER", outcomes: 1 });
  });

  it("and what was accepted has its case, led where the household lives", async () => {
    const { letterId, itemId } = await arrival(await newcomer(11));
    await tell("ACCEPTED", letterId, itemId);
    await run();
    expect(await waiting()).toEqual([]);
    const [child] = await bench.sql<{ case_id: string; case_number: string }>(
      "SELECT case_id, case_number FROM letter_child WHERE id = $1",
      [itemId],
    );
    expect(
      await county.inJointMeeting("SELECT number, origin, lead FROM child_case WHERE id = $1", [child!.case_id]),
    ).toEqual([{ number: child!.case_number, origin: "LETTER", lead: "township:450204100" }]);
  });

  it("once, whenever the letters' service is killed meanwhile", async () => {
    for (let statement = 1; ; statement++) {
      const [sent, received] = [await dispatch(), await arrival(await newcomer(100 + statement))];
      await tell("ACCEPTED", sent.letterId, sent.itemId);
      await tell("ACCEPTED", received.letterId, received.itemId);
      const isKilled = await dieAtStatement(APPLICATION, statement, run);
      // The server may notice only a moment later that a dead worker holds its lock no more.
      await eventually(async () => {
        later();
        await run();
        expect(await waiting()).toEqual([]);
      }, SOON);
      expect(await caseOf(sent.caseId)).toEqual({ state: "WATCHED", outcome: "HANDED_OVER", outcomes: 1 });
      const [child] = await bench.sql<{ case_id: string | null }>("SELECT case_id FROM letter_child WHERE id = $1", [
        received.itemId,
      ]);
      const told = await county.inJointMeeting("SELECT case_id FROM case_letter WHERE item_id = $1", [received.itemId]);
      expect(told).toEqual([{ case_id: child!.case_id }]);
      expect(
        await county.inJointMeeting("SELECT FROM case_event WHERE case_id = $1 AND kind = 'LETTER_ACCEPTED'", [
          child!.case_id,
        ]),
      ).toHaveLength(1);
      if (!isKilled) break;
      expect(statement).toBeLessThan(30);
    }
  });

  it("when the joint meeting is back that was away, and when the gateway is", async () => {
    const { caseId, letterId, itemId } = await dispatch();
    await tell("ACCEPTED", letterId, itemId);
    await county.stopGateway();
    await run();
    expect(await waiting()).toEqual([{ kind: "ACCEPTED", last_fault: "UNAVAILABLE" }]);
    expect(await caseOf(caseId)).toMatchObject({ state: "OPEN" });
    await county.renewIssuer();
    later();
    await run();
    expect(await caseOf(caseId)).toMatchObject({ state: "WATCHED" });
    const other = await dispatch();
    await tell("ACCEPTED", other.letterId, other.itemId);
    await county.stopJointMeeting();
    await run();
    expect(await waiting()).toEqual([{ kind: "ACCEPTED", last_fault: "UNAVAILABLE" }]);
  });
});
