import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { enrol, recordDropouts, SCHOOLS } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { registerHouseholds } from "../../../test/support/public-security-rows";
import { PersuasionState } from "../../education/dropout-record/persuasion-state";

const FIGURES = "figures { outAtStart found returned outAtEnd }";
const REPORT = `
  fragment Report on PersuasionReport {
    week startsOn endsOn dueOn standing daysLate issuedOn issuedBy issuedPost region { code } ${FIGURES}
    byTownship { township { code } ${FIGURES} } bySchool { school { id } ${FIGURES} }
    entries(first: $first, after: $after) {
      edges { node { child { id } foundOn returnedOn school { id } township { code } } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const READ = `query ($regionCode: RegionCode!, $week: IsoWeek!, $first: Int!, $after: String) {
  persuasionReport(regionCode: $regionCode, week: $week) { ...Report }
} ${REPORT}`;
const ISSUE = `mutation ($week: IsoWeek!, $first: Int!, $after: String) {
  issuePersuasionReport(week: $week) { __typename ... on Refusal { reason } ...Report }
} ${REPORT}`;
const WEEKS = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear, $lateOnly: Boolean!, $first: Int!, $after: String) {
  persuasionReports(regionCode: $regionCode, schoolYear: $schoolYear, lateOnly: $lateOnly, first: $first, after: $after) {
    edges { node { week startsOn dueOn standing daysLate issuedOn } } pageInfo { hasNextPage endCursor }
  }
}`;

const office = callerOf("office", { purpose: "REPORT" });
/** Monday 31 December 2018 is the county's day; the week before it is over. */
const LAST_WEEK = "2018-W52";

const pupil = (sequence: number): string => inventIdNumber("450204", "2009-05-01", sequence);
const [OUT, BACK, FOUND, RURAL, UNKNOWN, LONG_BACK] = [1, 3, 5, 7, 9, 11].map(pupil) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const spell = (idNumber: string, foundOn: string, returnedOn: string | null = null) => ({
  idNumber,
  row: {
    foundOn,
    returnedOn,
    persuasionState: returnedOn === null ? PersuasionState.PERSUADING : PersuasionState.RETURNED,
  },
});

describe("weekly reports of persuasion", () => {
  let county: CountyInProcess;

  beforeAll(async () => {
    county = await startCountyInProcess();
    const { education, "public-security": publicSecurity } = county.departments;
    await enrol(education, [
      ...[OUT, BACK, FOUND, LONG_BACK].map((idNumber) => ({ idNumber })),
      { idNumber: RURAL, row: { schoolId: SCHOOLS.rural } },
    ]);
    await registerHouseholds(publicSecurity, [{ idNumber: UNKNOWN, row: { townshipCode: "450204002" } }]);
    await recordDropouts(education, [
      spell(LONG_BACK, "2018-05-11", "2018-09-01"),
      spell(OUT, "2018-05-11"),
      spell(BACK, "2018-05-12", "2018-12-26"),
      spell(RURAL, "2018-10-10", "2018-12-31"),
      spell(FOUND, "2018-12-27"),
      spell(UNKNOWN, "2018-12-28"),
    ]);
  });
  afterAll(() => county?.close());
  beforeEach(() => {
    county.requests.length = 0;
  });

  const read = async (
    week = LAST_WEEK,
    { regionCode = "450204", caller = office, first = 100, after = null as string | null } = {},
  ) => {
    const { data, errors } = await county.jointMeeting.ask(caller, READ, { regionCode, week, first, after });
    return { report: data?.persuasionReport ?? null, errors };
  };
  const issue = async (week = LAST_WEEK, caller: Caller = office) => {
    const { data, errors } = await county.jointMeeting.ask(caller, ISSUE, { week, first: 100, after: null });
    return { outcome: data?.issuePersuasionReport ?? null, errors };
  };
  const weeks = async (variables: object = {}, caller: Caller = office) => {
    const { data, errors } = await county.jointMeeting.ask(caller, WEEKS, {
      regionCode: "450204",
      schoolYear: null,
      lateOnly: false,
      first: 1000,
      after: null,
      ...variables,
    });
    return {
      nodes: data?.persuasionReports?.edges.map(({ node }: { node: object }) => node) ?? null,
      errors,
      page: data?.persuasionReports?.pageInfo,
    };
  };
  const idOf = (idNumber: string) => county.personIdOf(idNumber);

  it("are drawn up from the ledger as it stood at the week's end, with the children", async () => {
    const { report, errors } = await read();
    expect(errors).toEqual([]);
    expect(report).toEqual({
      week: LAST_WEEK,
      startsOn: "2018-12-24",
      endsOn: "2018-12-30",
      dueOn: "2018-12-31",
      standing: "NOT_DUE",
      daysLate: 0,
      issuedOn: null,
      issuedBy: null,
      issuedPost: null,
      region: { code: "450204" },
      figures: { outAtStart: 3, found: 2, returned: 1, outAtEnd: 4 },
      byTownship: [
        { township: { code: "450204001" }, figures: { outAtStart: 2, found: 1, returned: 1, outAtEnd: 2 } },
        { township: { code: "450204002" }, figures: { outAtStart: 0, found: 1, returned: 0, outAtEnd: 1 } },
        { township: { code: "450204100" }, figures: { outAtStart: 1, found: 0, returned: 0, outAtEnd: 1 } },
      ],
      bySchool: [
        { school: { id: SCHOOLS.first }, figures: { outAtStart: 2, found: 1, returned: 1, outAtEnd: 2 } },
        { school: { id: SCHOOLS.rural }, figures: { outAtStart: 1, found: 0, returned: 0, outAtEnd: 1 } },
        { school: null, figures: { outAtStart: 0, found: 1, returned: 0, outAtEnd: 1 } },
      ],
      entries: {
        edges: [
          [OUT, "2018-05-11", null, SCHOOLS.first, "450204001"],
          [BACK, "2018-05-12", "2018-12-26", SCHOOLS.first, "450204001"],
          [RURAL, "2018-10-10", null, SCHOOLS.rural, "450204100"],
          [FOUND, "2018-12-27", null, SCHOOLS.first, "450204001"],
          [UNKNOWN, "2018-12-28", null, null, "450204002"],
        ].map(([idNumber, foundOn, returnedOn, school, township]) => ({
          node: {
            child: { id: idOf(idNumber as string) },
            foundOn,
            returnedOn,
            school: school === null ? null : { id: school },
            township: { code: township },
          },
        })),
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      },
    });
    expect(county.requests).toMatchObject([{ actor: "joint-meeting", purpose: "REPORT", operation: "PersuasionWeek" }]);
  });

  it("page their children", async () => {
    const first = (await read(LAST_WEEK, { first: 3 })).report.entries;
    expect([first.edges.length, first.pageInfo.hasNextPage]).toEqual([3, true]);
    const second = (await read(LAST_WEEK, { first: 3, after: first.pageInfo.endCursor })).report.entries;
    expect(second.edges.map(({ node }: { node: { child: { id: string } } }) => node.child.id)).toEqual([
      idOf(FOUND),
      idOf(UNKNOWN),
    ]);
  });

  it("count the week that runs up to today", async () => {
    const { report } = await read("2019-W01");
    expect(report.figures).toEqual({ outAtStart: 4, found: 0, returned: 1, outAtEnd: 3 });
    expect(report.standing).toBe("NOT_DUE");
  });

  it("of a township have its children alone", async () => {
    const { report } = await read(LAST_WEEK, { regionCode: "450204100" });
    expect(report).toMatchObject({ region: { code: "450204100" }, figures: { outAtStart: 1, outAtEnd: 1 } });
    expect(report.byTownship).toHaveLength(1);
  });

  it("are not drawn up of a week to come", async () => {
    expect((await read("2019-W02")).errors).toMatchObject([{ extensions: { code: "BAD_INPUT" } }]);
  });

  it("are not issued before the week is over", async () => {
    for (const week of ["2019-W01", "2099-W01"])
      expect((await issue(week)).outcome).toEqual({ __typename: "Refusal", reason: "WRONG_STATE" });
  });

  it("are neither due nor issued for a week before the first rule", async () => {
    expect((await issue("1990-W01")).outcome).toEqual({ __typename: "Refusal", reason: "INVALID" });
    expect((await read("1990-W01")).errors[0]?.extensions.code).toBe("BAD_INPUT");
    expect((await weeks({ schoolYear: "1990-1991" })).nodes).toEqual([]);
  });

  it("are issued once, also by two at a time, and stay as they are whatever becomes of the ledger", async () => {
    const outcomes = (await Promise.all([issue(), issue()])).map(({ outcome }) => outcome);
    const issued = outcomes.find(({ __typename }) => __typename === "PersuasionReport");
    expect(outcomes).toContainEqual({ __typename: "Refusal", reason: "ALREADY_DONE" });
    expect(issued).toMatchObject({
      standing: "ON_TIME",
      issuedOn: "2018-12-31",
      issuedBy: "test-office",
      issuedPost: "测试岗位",
      figures: { outAtStart: 3, found: 2, returned: 1, outAtEnd: 4 },
    });
    const late = inventIdNumber("450204", "2009-05-01", 21);
    await recordDropouts(county.departments.education, [spell(late, "2018-12-25")]);
    county.requests.length = 0;
    const { report } = await read();
    expect({ __typename: "PersuasionReport", ...report }).toEqual(issued);
    expect(county.requests).toEqual([]);
    expect((await read(LAST_WEEK, { regionCode: "450204100" })).report.figures).toMatchObject({ outAtStart: 1 });
    // The next week begins with what the ledger has by now.
    expect((await read("2019-W01")).report.figures.outAtStart).toBe(5);
  });

  it("are listed by week, the latest first, with what is missing or was late", async () => {
    await issue("2018-W40");
    const { nodes, errors } = await weeks();
    expect(errors).toEqual([]);
    expect(nodes).toHaveLength(18);
    expect(nodes[0]).toMatchObject({ week: "2019-W01", standing: "NOT_DUE", dueOn: "2019-01-07" });
    expect(nodes.at(-1)).toEqual({
      week: "2018-W36",
      startsOn: "2018-09-03",
      dueOn: "2018-09-10",
      standing: "OVERDUE",
      daysLate: 112,
      issuedOn: null,
    });
    expect(nodes.find(({ week }: { week: string }) => week === "2018-W40")).toMatchObject({
      standing: "LATE",
      daysLate: 84,
      issuedOn: "2018-12-31",
    });
    const late = await weeks({ lateOnly: true });
    expect(late.nodes.map(({ week }: { week: string }) => week)).not.toContain("2018-W52");
    expect(late.nodes).toHaveLength(16);
    expect((await weeks({ schoolYear: "2019-2020" })).nodes).toEqual([]);
    const first = await weeks({ first: 2 });
    expect(first.page).toMatchObject({ hasNextPage: true });
    expect((await weeks({ first: 2, after: first.page.endCursor })).nodes[0].week).toBe("2018-W51");
  });

  it("are not drawn up while a department is away", async () => {
    await county.departments["public-security"].stop();
    const { report, errors } = await read("2018-W51");
    expect(report).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", details: { department: "public-security" } } }]);
    expect((await issue("2018-W51")).errors[0]?.extensions.code).toBe("UNAVAILABLE");
    await county.departments["public-security"].startAgain();
  });

  it("are the office's to issue and education's to read, of their own county", async () => {
    expect((await read(LAST_WEEK, { caller: callerOf("education") })).errors).toEqual([]);
    expect((await issue("2018-W50", callerOf("education"))).errors[0]?.extensions.code).toBe("FORBIDDEN");
    const strangers = [
      callerOf("school"),
      callerOf("township"),
      callerOf("leader"),
      callerOf("civil-affairs"),
      callerOf("office", { purpose: "LETTER" }),
    ];
    for (const caller of [...strangers, callerOf("office", { regions: ["450205"] })]) {
      expect((await read(LAST_WEEK, { caller })).errors[0]?.extensions.code).toBe("FORBIDDEN");
      expect((await weeks({}, caller)).errors[0]?.extensions.code).toBe("FORBIDDEN");
      expect((await issue("2018-W50", caller)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });
});
