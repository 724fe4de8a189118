import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Role, ROLE_SCOPES } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { readPages } from "../../../test/support/pages";
import { statementsDuring } from "../../../test/support/query-counter";
import { ConcludedSweeps } from "../../../test/support/sweep-drafts";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const LINK_FIELDS = `
  __typename
  ... on Refusal { reason message }
  ... on ChildLink { id child { id } alias { id } linkReason linkedBy linkedPost linkedAt undoneBy undonePost undoneAt undoReason }`;
const LINK = `mutation ($child: ID!, $alias: ID!, $reason: String!) {
  outcome: linkChildren(childId: $child, aliasId: $alias, reason: $reason) { ${LINK_FIELDS} } }`;
const UNLINK = `mutation ($link: ID!, $reason: String!) {
  outcome: unlinkChildren(linkId: $link, reason: $reason) { ${LINK_FIELDS} } }`;
const LINKS = `
  query ($regionCode: RegionCode = "450204", $first: Int = 100, $after: String) {
    childLinks(regionCode: $regionCode, first: $first, after: $after) {
      edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
const LINKED = `
  query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { id linkedRecords { id } } } }`;

const NAMES = ["小明", "晓明", "小铭", "小红"] as const;
type Name = (typeof NAMES)[number];

describe("linking two records of one child", () => {
  let county: SweptCounty;
  let sweeps: ConcludedSweeps;
  let sweep: string;
  const office = callerOf("office");

  const link = async (child: Name, alias: Name, reason = "监护人确认为同一人：黄小明", caller = office) =>
    (await county.ask(caller, LINK, { child: childId(child), alias: childId(alias), reason })).data.outcome;
  const unlink = async (linkId: string, reason = "监护人更正") =>
    (await county.ask(office, UNLINK, { link: linkId, reason })).data.outcome;
  const nameOf = (id: string | null): string | null => NAMES.find((name) => childId(name) === id) ?? id;
  const linkedTo = async (names: readonly Name[], caller = office): Promise<(string | null)[][]> => {
    const { data, errors } = await county.ask(caller, LINKED, {
      of: names.map((name) => ({ __typename: "Child", id: childId(name) })),
    });
    expect(errors).toEqual([]);
    return data._entities.map(({ linkedRecords }: { linkedRecords: { id: string }[] }) =>
      linkedRecords.map(({ id }) => nameOf(id)),
    );
  };
  /** Each finding: kind, whose, state, and what happened to it after it was found. */
  const findings = async () => {
    const rows = await county.sql<{ kind: string; child: string; other: string; state: string; events: string[] }>(`
      SELECT kind, child_id AS child, other_child_id AS other, state,
        array(SELECT kind || coalesce(' ' || settle_reason, '') FROM finding_event e
          WHERE e.finding_id = f.id AND kind <> 'FOUND' ORDER BY ordinal) AS events
      FROM finding f ORDER BY kind, found_at, id`);
    return rows.map(({ kind, child, other, state, events }) => [
      kind,
      other === null ? nameOf(child) : `${nameOf(child)} ${nameOf(other)}`,
      state,
      ...events,
    ]);
  };

  beforeAll(async () => {
    county = await startSweptCounty();
    sweeps = await ConcludedSweeps.open(county);
  });
  afterAll(async () => {
    await sweeps?.close();
    await county?.close();
  });
  beforeEach(async () => {
    await county.sql("TRUNCATE sweep, child_link CASCADE");
    sweep = await county.rows.sweep();
    for (const name of NAMES) await county.rows.child(sweep, name);
  });

  it("is told of both, with who, when and why, until it is undone and afterwards", async () => {
    const made = await link("小明", "晓明");
    const expected = {
      __typename: "ChildLink",
      id: made.id,
      child: { id: childId("小明") },
      alias: { id: childId("晓明") },
      linkReason: "监护人确认为同一人：黄小明",
      linkedBy: "test-office",
      linkedPost: "测试岗位",
      linkedAt: "2018-12-31T04:00:00.000Z",
    };
    expect(made).toEqual({ ...expected, undoneBy: null, undonePost: null, undoneAt: null, undoReason: null });
    expect(await linkedTo(["小明", "晓明", "小红"])).toEqual([["晓明"], ["小明"], []]);
    expect(await unlink(made.id)).toEqual({
      ...expected,
      undoneBy: "test-office",
      undonePost: "测试岗位",
      undoneAt: "2018-12-31T04:00:00.000Z",
      undoReason: "监护人更正",
    });
    expect(await linkedTo(["小明", "晓明"])).toEqual([[], []]);
    const pages = await readPages((after) => county.ask(office, LINKS, { after }));
    expect(pages.flat()).toEqual([made.id]);
  });

  it("moves the findings of the record to the child, and gives them back", async () => {
    await county.rows.finding(sweep, "晓明", { kind: "NOT_ENROLLED", state: "CONFIRMED" });
    await county.rows.finding(sweep, "晓明", { kind: "DROPOUT", state: "SETTLED" });
    await county.rows.finding(sweep, "小红", { kind: "ID_CONFLICT", other_child_id: childId("晓明") });
    const before = await findings();
    const { id } = await link("小明", "晓明");
    expect(await findings()).toEqual([
      ["DROPOUT", "小明", "SETTLED", "LINKED"],
      ["ID_CONFLICT", "小红 小明", "OPEN", "LINKED"],
      ["NOT_ENROLLED", "小明", "CONFIRMED", "LINKED"],
    ]);
    await unlink(id);
    expect(await findings()).toEqual(before.map((finding) => [...finding, "LINKED", "UNLINKED"]));
  });

  it.each(["OPEN", "REFUTED", "CONFIRMED"] as const)(
    "settles their conflict, which was %s, and undoing opens it as it was",
    async (state) => {
      await county.rows.finding(sweep, "小明", { kind: "ID_CONFLICT", other_child_id: childId("晓明"), state });
      const { id } = await link("晓明", "小明");
      const settled = [...(state === "CONFIRMED" ? [] : ["CONFIRMED"]), "SETTLED RECORDS_LINKED"];
      expect(await findings()).toEqual([["ID_CONFLICT", "小明 晓明", "SETTLED", ...settled]]);
      await unlink(id);
      expect(await findings()).toEqual([["ID_CONFLICT", "小明 晓明", state, ...settled, "UNLINKED"]]);
    },
  );

  it("leaves of a finding that both had the child's own", async () => {
    await county.rows.finding(sweep, "小明", { kind: "SUBSIDY_GAP" });
    await county.rows.finding(sweep, "晓明", { kind: "SUBSIDY_GAP", state: "CONFIRMED" });
    const { id } = await link("小明", "晓明");
    expect((await findings()).toSorted()).toEqual([
      ["SUBSIDY_GAP", "小明", "OPEN"],
      ["SUBSIDY_GAP", "小明", "SETTLED", "SETTLED RECORDS_LINKED", "LINKED"],
    ]);
    await unlink(id);
    expect((await findings()).toSorted()).toEqual([
      ["SUBSIDY_GAP", "小明", "OPEN"],
      ["SUBSIDY_GAP", "晓明", "CONFIRMED", "SETTLED RECORDS_LINKED", "LINKED", "UNLINKED"],
    ]);
  });

  it("does not lift what was settled for another reason meanwhile", async () => {
    await county.rows.finding(sweep, "晓明", { kind: "NOT_ENROLLED" });
    const { id } = await link("小明", "晓明");
    await sweeps.conclude({ drafts: [] });
    await unlink(id);
    expect(await findings()).toEqual([
      ["NOT_ENROLLED", "晓明", "SETTLED", "LINKED", "SETTLED NO_LONGER_FOUND", "UNLINKED"],
    ]);
  });

  it("may be undone in any order where a conflict went through two of them", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      await county.sql("TRUNCATE finding, child_link CASCADE");
      await county.rows.finding(sweep, "晓明", { kind: "ID_CONFLICT", other_child_id: childId("小铭") });
      const links = [await link("小明", "晓明"), await link("小明", "小铭")];
      expect((await findings()).map((told) => told.slice(0, 3))).toEqual([["ID_CONFLICT", "小明 小铭", "SETTLED"]]);
      expect(await linkedTo(["小铭"])).toEqual([["小明", "晓明"]]);
      for (const index of order) await unlink(links[index]?.id);
      expect((await findings()).map((told) => told.slice(0, 3))).toEqual([["ID_CONFLICT", "晓明 小铭", "OPEN"]]);
    }
  });

  it("makes a further sweep find under the child's id alone", async () => {
    await link("小明", "晓明");
    await sweeps.conclude({ drafts: [{ child: "晓明" }, { child: "小明", other: "晓明", kind: "ID_CONFLICT" }] });
    expect(await findings()).toEqual([["NOT_ENROLLED", "小明", "OPEN"]]);
  });

  describe("is refused", () => {
    const expectRefusal = async (outcome: Promise<unknown>, reason: string): Promise<void> =>
      expect(await outcome).toMatchObject({ __typename: "Refusal", reason });

    it("twice, in either direction", async () => {
      await link("小明", "晓明");
      await expectRefusal(link("小明", "晓明"), "ALREADY_DONE");
      await expectRefusal(link("晓明", "小明"), "ALREADY_DONE");
    });

    it("where it would make a chain, a cycle or a second child of one record", async () => {
      await link("小明", "晓明");
      await expectRefusal(link("小红", "晓明"), "WRONG_STATE");
      await expectRefusal(link("晓明", "小红"), "WRONG_STATE");
      await expectRefusal(link("小红", "小明"), "WRONG_STATE");
      expect(await link("小明", "小铭")).toMatchObject({ __typename: "ChildLink" });
    });

    it("of a record with itself, of what is no id, without a reason, and of what no sweep has seen", async () => {
      await expectRefusal(link("小明", "小明"), "INVALID");
      await expectRefusal(link("小明", "晓明", "  "), "INVALID");
      const ask = async (alias: string) =>
        (await county.ask(office, LINK, { child: childId("小明"), alias, reason: "同一人" })).data.outcome;
      await expectRefusal(ask("450204200804220305"), "INVALID");
      await expectRefusal(ask(childId("无人见过")), "NOT_FOUND");
    });

    it("to be undone twice, by an id that there is none of, or without a reason", async () => {
      const { id } = await link("小明", "晓明");
      await expectRefusal(unlink(id, ""), "INVALID");
      expect(await unlink(id)).toMatchObject({ __typename: "ChildLink" });
      await expectRefusal(unlink(id), "ALREADY_DONE");
      for (const none of ["none", "0190a000-0000-7000-8000-000000000000"])
        await expectRefusal(unlink(none), "NOT_FOUND");
      expect(await link("小明", "晓明")).toMatchObject({ __typename: "ChildLink" });
    });

    it.each((Object.keys(ROLE_SCOPES) as Role[]).filter((role) => role !== "office"))("to %s", async (role) => {
      for (const [query, variables] of [
        [LINK, { child: childId("小明"), alias: childId("晓明"), reason: "同一人" }],
        [UNLINK, { link: "none", reason: "更正" }],
        [LINKS, {}],
        [LINKED, { of: [{ __typename: "Child", id: childId("小明") }] }],
      ] as const) {
        expect((await county.ask(callerOf(role), query, variables)).errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
      expect(await county.sql("SELECT FROM child_link")).toEqual([]);
    });

    it("to the office of another county, which sees none", async () => {
      await link("小明", "晓明");
      const neighbour = callerOf("office", { regions: ["450205"] });
      const variables = { child: childId("小明"), alias: childId("小铭"), reason: "同一人" };
      for (const [query, given] of [
        [LINK, variables],
        [UNLINK, { link: "none", reason: "更正" }],
        [LINKS, {}],
        [LINKS, { regionCode: "450205" }],
      ] as const) {
        expect((await county.ask(neighbour, query, given)).errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
      expect(await linkedTo(["小明"], neighbour)).toEqual([[]]);
    });
  });

  it("is done once when several do it at a time, and never crosswise", async () => {
    const same = await Promise.all(Array.from({ length: 5 }, () => link("小明", "晓明")));
    expect(same.filter(({ __typename }) => __typename === "ChildLink")).toHaveLength(1);
    expect(same.filter(({ reason }) => reason === "ALREADY_DONE")).toHaveLength(4);
    await county.sql("TRUNCATE child_link CASCADE");
    const crossed = await Promise.all([link("小明", "晓明"), link("晓明", "小铭"), link("小铭", "小明")]);
    expect(crossed.filter(({ __typename }) => __typename === "ChildLink")).toHaveLength(1);
  });

  it("waits for a sweep that is being concluded, and the sweep for it", async () => {
    await county.rows.finding(sweep, "晓明", { kind: "NOT_ENROLLED" });
    await Promise.all([
      link("小明", "晓明"),
      sweeps.conclude({ drafts: [{ child: "晓明" }, { child: "小明", kind: "NAME_CONFLICT" }] }),
    ]);
    expect((await findings()).map(([kind, child, state]) => [kind, child, state])).toEqual([
      ["NAME_CONFLICT", "小明", "OPEN"],
      ["NOT_ENROLLED", "小明", "OPEN"],
    ]);
  });

  it.each([1, 3])("gives its list the latest first, %i a page", async (first) => {
    const made = [await link("小明", "晓明"), await link("小明", "小铭"), await link("小红", "小铭")];
    await county.sql("UPDATE child_link SET linked_at = linked_at - interval '1 day' WHERE alias_id = $1", [
      childId("晓明"),
    ]);
    expect(made[2]).toMatchObject({ reason: "WRONG_STATE" });
    const pages = await readPages((after) => county.ask(office, LINKS, { first, after }));
    expect(pages.flat()).toEqual([made[1].id, made[0].id]);
  });

  it("costs one statement for the records of 100 children", async () => {
    const of = Array.from({ length: 100 }, (_, index) => ({ __typename: "Child", id: childId(`child ${index}`) }));
    const statements = await statementsDuring(() => county.ask(office, LINKED, { of }));
    // The service looks for sweeps to take up meanwhile.
    expect(statements.filter((sql) => sql.includes("child_link"))).toHaveLength(1);
  });

  it("keeps its reasons sealed", async () => {
    const { id } = await link("小明", "晓明");
    await unlink(id, "黄小明另有其人");
    const [row] = await county.sql<{ line: string; reason_sealed: Buffer }>(
      "SELECT l::text AS line, l.* FROM child_link l",
    );
    for (const clear of ["黄小明", Buffer.from("黄小明").toString("hex")]) expect(row!.line).not.toContain(clear);
    expect(county.vault.open(row!.reason_sealed)).toContain("黄小明");
  });
});
