import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { act, drawUp, entrant, NOTICE, POSTS } from "../../../test/support/admission-notices";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { readPages } from "../../../test/support/pages";
import { statementsDuring } from "../../../test/support/query-counter";

const PAGE = "edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
const NOTICES = `
  query ($regionCode: RegionCode = "450204", $state: AdmissionNoticeState, $first: Int, $after: String) {
    admissionNotices(regionCode: $regionCode, schoolYear: "2018-2019", state: $state, first: $first, after: $after) { ${PAGE} } }`;
const UNREGISTERED = `
  query ($regionCode: RegionCode = "450204", $asOf: Date, $first: Int, $after: String) {
    unregisteredEntrants(regionCode: $regionCode, schoolYear: "2018-2019", asOf: $asOf, first: $first, after: $after) { ${PAGE} } }`;

const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => entrant(from + index));

describe("listings of notices", () => {
  let department: TestDepartment;
  /** Ids in the order of their numbers. */
  let town: string[];
  let rural: string[];
  let unassigned: string[];

  const list = async (query: string, variables: object = {}, caller: Caller = POSTS.bureau) =>
    (await readPages((after) => department.ask(caller, query, { first: 1000, ...variables, after }))).flat();
  const draw = async (children: string[], schoolId: string | null): Promise<string[]> =>
    (await drawUp(department, children, { schoolId })).children.map(
      ({ notice }: { notice: { id: string } }) => notice.id,
    );

  beforeAll(async () => {
    department = await startEducation({ today: "2018-09-10" });
    town = await draw(range(1, 12), SCHOOLS.first);
    rural = await draw(range(21, 4), SCHOOLS.rural);
    unassigned = await draw(range(31, 3), null);
    // The first has registered late, the second is matched, the third is served.
    const on = (id: string | undefined, rest: string) => `noticeId: "${id}", ${rest}`;
    await act(
      department,
      POSTS.school,
      `registerEntrant(${on(town[0], `schoolId: "${SCHOOLS.first}", registeredOn: "2018-09-10"`)})`,
    );
    await enrol(department, [{ idNumber: entrant(2), row: { grade: 1, entryMonth: "2018-09-01" } }]);
    await act(
      department,
      POSTS.town,
      `serveAdmissionNotice(${on(town[2], 'servedOn: "2018-09-10", method: LEFT, servedBy: "甲"')})`,
    );
  });
  afterAll(() => department?.close());

  it.each([1, 7, 1000])(
    "give every notice of the county once and in the order of the numbers, %i a page",
    async (first) => {
      expect(await list(NOTICES, { first })).toEqual([...town, ...rural, ...unassigned]);
    },
  );

  it("hold to one state", async () => {
    expect(await list(NOTICES, { state: "REGISTERED" })).toEqual(town.slice(0, 2));
    expect(await list(NOTICES, { state: "SERVED" })).toEqual([town[2]]);
    expect(await list(NOTICES, { state: "DRAWN_UP" })).toEqual([...town.slice(3), ...rural, ...unassigned]);
  });

  it("give a township what it is to serve, a school what is assigned to it, the county all", async () => {
    expect(await list(NOTICES, {}, POSTS.town)).toEqual(town);
    expect(await list(NOTICES, {}, POSTS.rural)).toEqual(rural);
    expect(await list(NOTICES, {}, POSTS.school)).toEqual(town);
    expect(await list(NOTICES, {}, POSTS.otherSchool)).toEqual([]);
    expect(await list(NOTICES, { regionCode: "450204100" }, POSTS.office)).toEqual(rural);
    expect(await list(NOTICES, { regionCode: "450205" }, callerOf("education", { regions: ["450205"] }))).toEqual([]);
  });

  it("name who had not registered by a day, once the week is over", async () => {
    expect(await list(UNREGISTERED, { asOf: "2018-09-08" })).toEqual([]);
    expect(await list(UNREGISTERED, { asOf: "2018-09-09" })).toEqual([
      town[0],
      ...town.slice(2),
      ...rural,
      ...unassigned,
    ]);
    expect(await list(UNREGISTERED)).toEqual([...town.slice(2), ...rural, ...unassigned]);
    expect(await list(UNREGISTERED, {}, POSTS.rural)).toEqual(rural);
  });

  it("are refused outside the territory, without scope or purpose, and for cursors that are none", async () => {
    for (const query of [NOTICES, UNREGISTERED]) {
      const outside = await department.ask(POSTS.town, query, { regionCode: "450204100" });
      expect(outside.errors[0]).toMatchObject({
        message: expect.stringContaining("450204100"),
        extensions: { code: "FORBIDDEN" },
      });
      for (const caller of [callerOf("civil-affairs"), callerOf("auditor"), callerOf("office", { purpose: null })])
        expect((await department.ask(caller, query)).errors[0]?.extensions.code).toBe("FORBIDDEN");
      for (const page of [{ first: 0 }, { first: 1001 }, { after: "x" }])
        expect((await department.ask(POSTS.bureau, query, page)).errors[0]?.extensions.code).toBe("BAD_INPUT");
    }
  });

  it("cost one statement a page, and one a table for what hangs on its rows", async () => {
    const query = `{ admissionNotices(regionCode: "450204", schoolYear: "2018-2019") { edges { node { ${NOTICE} } } } }`;
    const statements = await statementsDuring(async () => {
      expect((await department.ask(POSTS.bureau, query)).errors).toEqual([]);
    });
    expect(statements.map((sql) => /FROM "(\w+)"/.exec(sql)?.[1]).toSorted()).toEqual([
      "admission_act",
      "admission_notice_standing",
      "home_visit",
      "school",
    ]);
  });
});
