import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { SCHOOLS } from "../../../test/support/education-rows";
import { AT_FIRST_SCHOOL, LEADER, MeasuredCounty, RURAL, RURAL_TOWNSHIP } from "../../../test/support/measured-county";
import { childId } from "../../../test/support/sweep-rows";

describe("who sees which indicators", () => {
  let measured: MeasuredCounty;

  beforeAll(async () => {
    measured = await MeasuredCounty.start();
  });
  afterAll(() => measured?.close());

  it("a school sees its own alone", async () => {
    const kinds = ["DROPOUT_RATE_PRIMARY", "DISABLED_ENROLMENT_RATE"];
    expect(await measured.lines("SCHOOL", { kinds }, AT_FIRST_SCHOOL)).toEqual([
      ["DROPOUT_RATE_PRIMARY", SCHOOLS.first, 1, 2],
      ["DISABLED_ENROLMENT_RATE", SCHOOLS.first, 1, 1],
    ]);
    expect(
      (await measured.read("GRADE", { kinds }, AT_FIRST_SCHOOL)).every(({ code }) =>
        String(code).startsWith(SCHOOLS.first),
      ),
    ).toBe(true);
    for (const [level, variables] of [
      ["COUNTY", {}],
      ["TOWNSHIP", {}],
      ["SCHOOL", { schoolId: SCHOOLS.second }],
      ["SCHOOL", { regionCode: RURAL }],
    ] as const)
      expect((await measured.ask(level, variables, AT_FIRST_SCHOOL)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("a township sees what lies in it, and children of no other", async () => {
    const kinds = ["DROPOUT_RATE_PRIMARY", "DISABLED_ENROLMENT_RATE"];
    expect(await measured.lines("TOWNSHIP", { kinds }, RURAL_TOWNSHIP)).toEqual([
      ["DROPOUT_RATE_PRIMARY", RURAL, 0, 1],
      ["DISABLED_ENROLMENT_RATE", RURAL, 1, 2],
    ]);
    expect(await measured.lines("SCHOOL", { kinds }, RURAL_TOWNSHIP)).toEqual([
      ["DROPOUT_RATE_PRIMARY", SCHOOLS.rural, 0, 1],
      ["DISABLED_ENROLMENT_RATE", SCHOOLS.rural, 1, 1],
    ]);
    expect((await measured.ask("COUNTY", {}, RURAL_TOWNSHIP)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    const disabled = { kind: "DISABLED_ENROLMENT_RATE", part: "DENOMINATOR" };
    expect(
      (await measured.childrenOf({ ...disabled, level: "TOWNSHIP", code: RURAL }, RURAL_TOWNSHIP)).toSorted(),
    ).toEqual([childId("put off"), childId("taught at home")].toSorted());
    for (const unit of [
      { ...disabled, level: "TOWNSHIP", code: "450204001" },
      { ...disabled, level: "SCHOOL", code: SCHOOLS.first },
      { kind: "DROPOUT_RATE_PRIMARY", part: "DENOMINATOR", level: "GRADE", code: `${SCHOOLS.first}-3` },
    ])
      expect(await measured.childrenOf(unit, RURAL_TOWNSHIP)).toEqual([]);
  });

  it("nobody sees children of a unit that there is not", async () => {
    for (const [level, code] of [
      ["COUNTY", "450205"],
      ["TOWNSHIP", "450204"],
      ["SCHOOL", "none"],
      ["SCHOOL", `${SCHOOLS.first}-3`],
      ["GRADE", SCHOOLS.first],
      ["GRADE", `${SCHOOLS.first}-x`],
    ])
      expect(await measured.childrenOf({ kind: "PERSUASION_RATE", part: "DENOMINATOR", level, code })).toEqual([]);
  });

  it("nobody gets children of reports, a school's figures by township, or on with the cursor of another list", async () => {
    const children = (variables: Record<string, unknown>) =>
      measured.askChildren({ level: "COUNTY", code: "450204", part: "NUMERATOR", ...variables });
    const cursor = Buffer.from('["a","b"]').toString("base64url");
    for (const { errors } of [
      await children({ kind: "REPORTS_ON_TIME" }),
      await children({ kind: "PERSUASION_RATE", after: cursor }),
      await children({ kind: "DROPOUT_RATE_PRIMARY", after: cursor }),
      await measured.ask("TOWNSHIP", { schoolId: SCHOOLS.first }),
    ])
      expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
  });

  it("figures are closed to other departments and counties, children to readers of figures", async () => {
    for (const caller of [callerOf("civil-affairs"), callerOf("leader", { regions: ["450205"] })])
      expect((await measured.ask("COUNTY", {}, caller)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    const unit = { kind: "PERSUASION_RATE", level: "COUNTY", code: "450204", part: "NUMERATOR" };
    for (const caller of [
      LEADER,
      AT_FIRST_SCHOOL,
      callerOf("auditor"),
      callerOf("office", { purpose: null }),
      RURAL_TOWNSHIP,
    ])
      expect((await measured.askChildren(unit, caller)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
