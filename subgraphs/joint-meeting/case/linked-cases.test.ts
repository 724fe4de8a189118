import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const LINK = `mutation ($childId: ID!, $aliasId: ID!) { outcome: linkChildren(childId: $childId, aliasId: $aliasId,
  reason: "同一人") { ... on ChildLink { id } ... on Refusal { reason message } } }`;
const UNLINK = `mutation ($linkId: ID!) { outcome: unlinkChildren(linkId: $linkId, reason: "更正") {
  ... on ChildLink { id } ... on Refusal { reason } } }`;

describe("the cases of two records that are linked", () => {
  let county: SweptCounty;
  const office = callerOf("office");
  const [child, alias] = [childId("甲"), childId("乙")];

  const link = async () => (await county.ask(office, LINK, { childId: child, aliasId: alias })).data.outcome;
  const cases = () => county.sql("SELECT number, child_id, spell_number, version FROM child_case ORDER BY number");

  beforeAll(async () => {
    county = await startSweptCounty();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE sweep, finding, child_case, child_link CASCADE");
    const sweep = await county.rows.sweep();
    for (const name of ["甲", "乙"]) await county.rows.child(sweep, name);
  });

  it("become the child's, its spells counted anew, and are given back when the link is undone", async () => {
    const closed = { state: "CLOSED" as const };
    await plantCase(county.sql, "甲", { ...closed, number: "1", spell_since: "2018-10-01" });
    await plantCase(county.sql, "乙", { ...closed, number: "2", spell_since: "2018-03-01" });
    await plantCase(county.sql, "乙", { number: "3", spell_since: "2018-12-03", spell_number: 2 });
    const { id } = await link();
    expect(await cases()).toEqual([
      { number: "1", child_id: child, spell_number: 2, version: 1 },
      { number: "2", child_id: child, spell_number: 1, version: 2 },
      { number: "3", child_id: child, spell_number: 3, version: 2 },
    ]);
    await county.ask(office, UNLINK, { linkId: id });
    expect(await cases()).toEqual([
      { number: "1", child_id: child, spell_number: 1, version: 1 },
      { number: "2", child_id: alias, spell_number: 1, version: 3 },
      { number: "3", child_id: alias, spell_number: 2, version: 3 },
    ]);
    const history = await county.sql<{ kind: string; note_sealed: Buffer }>(
      `SELECT e.kind, e.note_sealed FROM case_event e JOIN child_case c ON c.id = e.case_id WHERE c.number = '3'
       ORDER BY e.id`,
    );
    expect(history.map(({ kind, note_sealed }) => [kind, county.vault.open(note_sealed)])).toEqual([
      ["LINKED", "同一人"],
      ["UNLINKED", "更正"],
    ]);
  });

  it("are not both open: the records are not linked before one is closed", async () => {
    await plantCase(county.sql, "甲", { number: "1" });
    await plantCase(county.sql, "乙", { number: "2", state: "WATCHED" });
    const refusal = await link();
    expect(refusal).toMatchObject({ reason: "WRONG_STATE" });
    expect(refusal.message).toContain("1、2");
    expect(await county.sql("SELECT FROM child_link")).toEqual([]);
  });

  it("may have begun on one day", async () => {
    const closed = { state: "CLOSED" as const };
    await plantCase(county.sql, "甲", { ...closed, number: "1" });
    await plantCase(county.sql, "乙", { ...closed, number: "2" });
    expect(await link()).toEqual({ id: expect.any(String) });
    expect(await cases()).toMatchObject([{ spell_number: 1 }, { spell_number: 2 }]);
  });
});
