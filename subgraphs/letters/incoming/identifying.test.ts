import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { inventIdNumber } from "../../../test/support/people";
import { plantArrival } from "../../../test/support/planted-letters";
import { CASE_EVENT_PAYLOAD } from "../case-link/case-event-payload";

const IDENTIFY = `mutation ($letterId: ID!, $version: Int!, $itemId: ID!, $idNumber: CitizenId!) {
  outcome: identifyChild(letterId: $letterId, version: $version, itemId: $itemId, idNumber: $idNumber) {
    __typename ... on Refusal { reason } ... on Letter { version children { child { id } } }
  }
}`;
const ID_NUMBER = inventIdNumber("450204", "2006-05-01", 7);

describe("who a child of a letter is", () => {
  let county: TestLetters;
  let letterId: string;
  let itemId: string;
  const clerk = callerOf("education", { purpose: "LETTER" });

  beforeAll(async () => {
    county = await startTestLetters();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    const planted = await plantArrival(county, { number: `${randomUUID()}号` });
    [letterId, itemId] = [planted.letter.id, planted.children[0]!.id];
  });

  const identify = async (given: Record<string, unknown> = {}, caller = clerk) => {
    const variables = { letterId, itemId, version: 1, idNumber: ID_NUMBER, ...given };
    const { data, errors } = await county.ask(caller, IDENTIFY, variables);
    return errors.length > 0 ? errors[0]?.extensions.code : (data?.outcome.reason ?? data?.outcome);
  };
  const set = (settings: string) => county.sql(`UPDATE letter_child SET ${settings} WHERE id = $1`, [itemId]);
  const told = async () => {
    const rows = await county.sql<{ kind: string; payload: Buffer }>(
      "SELECT kind, payload_sealed AS payload FROM case_event WHERE item_id = $1 ORDER BY serial",
      [itemId],
    );
    return rows.map(({ kind, payload }) => [
      kind,
      CASE_EVENT_PAYLOAD.parse(JSON.parse(county.vault.open(payload))).childId !== null,
    ]);
  };

  it("is entered before it is accepted, and nothing is told yet", async () => {
    expect(await identify()).toMatchObject({
      version: 2,
      children: [{ child: { id: expect.stringMatching(/\w{20}/) } }],
    });
    expect(await told()).toEqual([]);
    expect(await identify()).toBe("ALREADY_DONE");
    const events = "SELECT actor, child_id FROM letter_event WHERE letter_id = $1 AND kind = 'IDENTIFIED'";
    expect(await county.sql(events, [letterId])).toEqual([{ actor: clerk.actor, child_id: itemId }]);
  });

  it.each([
    ["ACCEPTED", ["ACCEPTED"]],
    ["IN_PROGRESS", ["ACCEPTED", "IN_PROGRESS"]],
    ["ANSWERED", ["ACCEPTED", "ANSWERED"]],
  ])(
    "is told the joint meeting once it is %s, which opens the case or links the one there is",
    async (state, kinds) => {
      await set(`state = '${state}', accepted_on = '2018-12-30'`);
      await identify();
      expect(await told()).toEqual(kinds.map((kind) => [kind, true]));
    },
  );

  it("stays once there is a case, and is nothing for what is at its end or was forwarded", async () => {
    await set(`case_id = '${randomUUID()}'`);
    expect(await identify()).toBe("WRONG_STATE");
    await set("case_id = NULL, state = 'RETURNED', reason = 'UNKNOWN_CHILD'");
    expect(await identify()).toBe("WRONG_STATE");
    await set("state = 'FORWARDED', reason = NULL, moved_to = '451321'");
    expect(await identify()).toBe("WRONG_STATE");
  });

  it("is said by whoever has read the letter, of a child of it, by a number that is one", async () => {
    expect(await identify({ version: 2 })).toBe("CHANGED");
    expect(await identify({ itemId: randomUUID() })).toBe("NOT_FOUND");
    const other = await plantArrival(county, { number: `${randomUUID()}号` });
    expect(await identify({ itemId: other.children[0]!.id })).toBe("NOT_FOUND");
    expect(await identify({}, callerOf("education", { regions: ["450205"], purpose: "LETTER" }))).toBe("NOT_FOUND");
    expect(await identify({ idNumber: "450204200605010000" })).toBe("BAD_USER_INPUT");
    expect(await county.sql("SELECT child_id FROM letter_child WHERE id = $1", [itemId])).toEqual([{ child_id: null }]);
  });
});
