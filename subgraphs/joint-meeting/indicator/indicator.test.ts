import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { SCHOOLS } from "../../../test/support/education-rows";
import { LEADER, MeasuredCounty, person, RURAL } from "../../../test/support/measured-county";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId } from "../../../test/support/sweep-rows";

describe("the indicators", () => {
  let measured: MeasuredCounty;

  beforeAll(async () => {
    measured = await MeasuredCounty.start();
  });
  afterAll(() => measured?.close());

  it("are all there for the county, with their targets of the day, whether they are met, and from what they come", async () => {
    const all = await measured.read("COUNTY", {
      kinds: [
        "CONSOLIDATION_RATE",
        "DROPOUT_RATE_PRIMARY",
        "DROPOUT_RATE_JUNIOR",
        "DISABLED_ENROLMENT_RATE",
        "PERSUASION_RATE",
        "SECOND_DROPOUT_RATE",
      ],
    });
    const common = { level: "COUNTY", code: "450204", name: "柳南区" };
    const ofRolls = { ...common, asOf: "2018-12-31", sweepId: null };
    const ofSweep = { ...common, asOf: "2018-12-30", sweepId: measured.sweepId };
    const none = { target: null, targetDirection: null, targetSource: null, meetsTarget: null };
    expect(all).toEqual([
      {
        kind: "CONSOLIDATION_RATE",
        ...ofRolls,
        numerator: 0,
        denominator: 0,
        rate: null,
        target: 0.97,
        targetDirection: "AT_LEAST",
        targetSource: expect.stringContaining("柳州市教育局下达"),
        meetsTarget: null,
      },
      {
        kind: "DROPOUT_RATE_PRIMARY",
        ...ofRolls,
        numerator: 1,
        denominator: 3,
        rate: 1 / 3,
        target: 0.006,
        targetDirection: "AT_MOST",
        targetSource: expect.stringContaining("国家控制线"),
        meetsTarget: false,
      },
      expect.objectContaining({ kind: "DROPOUT_RATE_JUNIOR", numerator: 1, denominator: 2, rate: 0.5, target: 0.018 }),
      { kind: "DISABLED_ENROLMENT_RATE", ...ofSweep, numerator: 2, denominator: 3, rate: 2 / 3, ...none },
      { kind: "PERSUASION_RATE", ...ofSweep, numerator: 2, denominator: 4, rate: 0.5, ...none },
      { kind: "SECOND_DROPOUT_RATE", ...ofSweep, numerator: 1, denominator: 3, rate: 1 / 3, ...none },
    ]);
  });

  it("have the dropout rates that education has", async () => {
    const query = `{ dropoutRate(regionCode: "450204", schoolYear: "2018-2019") { stage dropouts enrolledAtStart } }`;
    const { data } = await measured.county.departments.education.ask(LEADER, query);
    const kinds = ["DROPOUT_RATE_PRIMARY", "DROPOUT_RATE_JUNIOR"];
    expect(await measured.lines("COUNTY", { kinds })).toEqual(
      data.dropoutRate.map(({ stage, dropouts, enrolledAtStart }: Record<string, unknown>) => [
        `DROPOUT_RATE_${String(stage)}`,
        "450204",
        dropouts,
        enrolledAtStart,
      ]),
    );
  });

  it("have the punctuality of the monthly reports that education has", async () => {
    const query = `{ monthlyReportPunctuality(regionCode: "450204", from: "2018-09", to: "2018-12") {
      due onTime bySchool { school { id } due onTime } } }`;
    const { data } = await measured.county.departments.education.ask(LEADER, query);
    const { due, onTime, bySchool } = data.monthlyReportPunctuality;
    expect(await measured.lines("COUNTY", { kinds: ["REPORTS_ON_TIME"] })).toEqual([
      ["REPORTS_ON_TIME", "450204", onTime, due],
    ]);
    expect(await measured.lines("SCHOOL", { kinds: ["REPORTS_ON_TIME"] })).toEqual(
      bySchool
        .filter((line: { due: number }) => line.due > 0)
        .map((line: { school: { id: string }; due: number; onTime: number }) => [
          "REPORTS_ON_TIME",
          line.school.id,
          line.onTime,
          line.due,
        ])
        .toSorted(),
    );
    expect(await measured.lines("GRADE", { kinds: ["REPORTS_ON_TIME"] })).toEqual([]);
  });

  it("are told by township, school and grade, each with its name", async () => {
    const kinds = ["DROPOUT_RATE_PRIMARY", "DISABLED_ENROLMENT_RATE", "PERSUASION_RATE"];
    expect(await measured.lines("TOWNSHIP", { kinds })).toEqual([
      ["DROPOUT_RATE_PRIMARY", "450204001", 1, 2],
      ["DROPOUT_RATE_PRIMARY", RURAL, 0, 1],
      ["DISABLED_ENROLMENT_RATE", "450204001", 1, 1],
      ["DISABLED_ENROLMENT_RATE", RURAL, 1, 2],
      ["PERSUASION_RATE", "450204001", 2, 3],
    ]);
    expect(await measured.lines("SCHOOL", { kinds })).toEqual([
      ["DROPOUT_RATE_PRIMARY", SCHOOLS.first, 1, 2],
      ["DROPOUT_RATE_PRIMARY", SCHOOLS.rural, 0, 1],
      ["DISABLED_ENROLMENT_RATE", SCHOOLS.first, 1, 1],
      ["DISABLED_ENROLMENT_RATE", SCHOOLS.rural, 1, 1],
      ["PERSUASION_RATE", SCHOOLS.first, 2, 3],
    ]);
    const grades = await measured.read("GRADE", { kinds, schoolId: SCHOOLS.rural });
    expect(
      grades.map(({ kind, code, name, numerator, denominator }) => [kind, code, name, numerator, denominator]),
    ).toEqual([
      ["DROPOUT_RATE_PRIMARY", `${SCHOOLS.rural}-3`, "第03小学三年级", 0, 1],
      ["DISABLED_ENROLMENT_RATE", `${SCHOOLS.rural}-4`, "第03小学四年级", 1, 1],
    ]);
  });

  it("show as many children behind each number as it counts, of every level", async () => {
    for (const level of ["COUNTY", "TOWNSHIP", "SCHOOL", "GRADE"])
      for (const { kind, code, numerator, denominator } of await measured.read(level)) {
        if (kind === "REPORTS_ON_TIME") continue;
        const unit = { kind, level, code };
        expect([unit, (await measured.childrenOf({ ...unit, part: "NUMERATOR" })).length]).toEqual([unit, numerator]);
        expect([unit, new Set(await measured.childrenOf({ ...unit, part: "DENOMINATOR" })).size]).toEqual([
          unit,
          denominator,
        ]);
      }
    const primary = { kind: "DROPOUT_RATE_PRIMARY", level: "COUNTY", code: "450204", part: "NUMERATOR" };
    expect(await measured.childrenOf(primary)).toEqual([measured.county.personIdOf(person(3))]);
    const again = { ...primary, kind: "SECOND_DROPOUT_RATE" };
    expect(await measured.childrenOf(again)).toEqual([childId("back and out again")]);
  });

  it("of a sweep are not known before the first, while the rolls have theirs", async () => {
    const [persuasion, primary] = await measured.read("COUNTY", {
      schoolYear: "2017-2018",
      kinds: ["PERSUASION_RATE", "DROPOUT_RATE_PRIMARY"],
    });
    expect(persuasion).toMatchObject({
      numerator: null,
      denominator: null,
      rate: null,
      meetsTarget: null,
      sweepId: null,
    });
    expect(primary).toMatchObject({ numerator: 0, denominator: 3, rate: 0, meetsTarget: true });
    expect(
      await measured.childrenOf({
        schoolYear: "2017-2018",
        kind: "PERSUASION_RATE",
        level: "COUNTY",
        code: "450204",
        part: "NUMERATOR",
      }),
    ).toEqual([]);
  });

  it("count everything of a sweep in three statements: the sweep, its facts, the targets of its day and of today", async () => {
    const kinds = ["DISABLED_ENROLMENT_RATE", "PERSUASION_RATE", "SECOND_DROPOUT_RATE"];
    expect(await statementsDuring(() => measured.ask("TOWNSHIP", { kinds }))).toHaveLength(3);
  });

  it("give no figure while education is away, and name it", async () => {
    await measured.county.departments.education.stop();
    const { data, errors } = await measured.ask("COUNTY", { kinds: ["DROPOUT_RATE_PRIMARY"] });
    const swept = await measured.lines("COUNTY", { kinds: ["PERSUASION_RATE"] });
    await measured.county.departments.education.startAgain();
    expect(data.indicators).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", details: { department: "education" } } }]);
    expect(swept).toEqual([["PERSUASION_RATE", "450204", 2, 4]]);
  });
});
