import { describe, expect, it } from "@jest/globals";
import {
  certificate,
  enrolment,
  household,
  localChild,
  poorHousehold,
  residence,
  RULES,
  SECOND_SCHOOL,
} from "../../../test/support/child-views";
import type { CertificateView, ChildView, PovertyReliefView, ResidenceView } from "./child-view";
import { examine } from "./examine";
import { viewOnDay } from "./view-on-day";

const kindsOf = (view: ChildView): string[] => examine(view, RULES).findings.map(({ kind }) => kind);

/** A child of another county's 户籍, on no roll, with these stays here: the day of the sweep is 2018-12-31. */
const guest = (...residences: ResidenceView[]): ChildView => localChild({ household: null, residences });

const ELSEWHERE = { code: "450205001" };
const FIRST = { registeredOn: "2016-07-14", township: { code: "450204001" } };
const SECOND = { registeredOn: "2017-08-18", township: { code: "450204002" } };

describe("where a child lives on the day", () => {
  it.each<[string, ResidenceView[], string | null]>([
    [
      "at the older of two stays, which nobody cancelled when the newer was",
      [residence({ ...SECOND, cancelledOn: "2018-09-22" }), residence(FIRST)],
      "450204001",
    ],
    [
      "at the stay that was cancelled after the day, for a newer one registered after it",
      [residence({ ...SECOND, registeredOn: "2019-01-05" }), residence({ ...FIRST, cancelledOn: "2019-01-05" })],
      "450204001",
    ],
    ["at the newer of two stays in force", [residence(FIRST), residence(SECOND)], "450204002"],
    ["at the newer of two stays in force, in whatever order", [residence(SECOND), residence(FIRST)], "450204002"],
    [
      "nowhere here when both have ended",
      [residence({ ...SECOND, cancelledOn: "2018-12-31" }), residence({ ...FIRST, cancelledOn: "2018-01-01" })],
      null,
    ],
    [
      "nowhere here when one has ended and the other is to begin",
      [residence({ ...SECOND, registeredOn: "2019-01-01" }), residence({ ...FIRST, cancelledOn: "2018-12-31" })],
      null,
    ],
    ["not here by a stay in another county", [residence({ ...SECOND, township: ELSEWHERE })], null],
    [
      "here by the older stay, the newer in force in another county",
      [residence({ ...SECOND, township: ELSEWHERE }), residence(FIRST)],
      "450204001",
    ],
  ])("%s", (_what, residences, township) => {
    const child = guest(...residences);
    expect(viewOnDay(child, RULES).residenceHere?.township.code ?? null).toBe(township);
    expect(examine(child, RULES).facts).toMatchObject({ registeredHere: township !== null, townshipCode: township });
    expect(kindsOf(child)).toEqual(township === null ? [] : ["NOT_ENROLLED"]);
  });

  it("tells its home by the stay that counts, the newest where none is in force", () => {
    const homeOf = (...residences: ResidenceView[]) => examine(guest(...residences), RULES).facts.homeCountyCode;
    const [older, newer] = [
      { ...FIRST, homeCounty: { code: "451321" } },
      { ...SECOND, homeCounty: { code: "451302" } },
    ];
    const over = { cancelledOn: "2018-10-01" };
    expect(homeOf(residence({ ...newer, ...over }), residence(older))).toBe("451321");
    expect(homeOf(residence({ ...older, ...over }), residence({ ...newer, ...over }))).toBe("451302");
  });

  it("is known to 公安 by a stay that is to begin", () => {
    const child = localChild({
      identity: null,
      household: null,
      residences: [residence({ registeredOn: "2019-01-01" })],
      enrolments: [enrolment()],
    });
    expect(kindsOf(child)).toEqual([]);
  });

  it("leaves an empty entry to a child whose stay in force is in another county", () => {
    const child = localChild({
      household: household({ state: "EMPTY_ENTRY" }),
      residences: [residence({ township: ELSEWHERE })],
    });
    expect(kindsOf(child)).toEqual(["EMPTY_HOUSEHOLD_ENTRY"]);
  });
});

describe("a child that went to another school of the county", () => {
  /** As the transfer of 2018-12-20 leaves it: the place left, and the row of the 学籍号 at the new school. */
  const left = enrolment({
    id: "left",
    state: "TRANSFERRED_OUT",
    stateDate: "2018-12-20",
    arrivalConfirmedOn: "2018-12-20",
  });
  const now = enrolment({ id: "e1", school: SECOND_SCHOOL, stateDate: "2018-12-20" });
  const on = (asOf: string, enrolments = [now, left]) => {
    const child = localChild({ enrolments });
    const active = viewOnDay(child, { ...RULES, asOf }).active.map(({ id }) => id);
    return [active, examine(child, { ...RULES, asOf }).findings.map(({ kind }) => kind)];
  };

  it.each([
    ["2018-12-19", "left"],
    ["2018-12-20", "e1"],
    ["2018-12-31", "e1"],
  ])("is on one roll as of %s: %s", (asOf, place) => {
    expect(on(asOf)).toEqual([[place], []]);
    expect(on(asOf, [left, now])).toEqual([[place], []]);
  });

  it("is still on two rolls where no place was left on the day on which it came back to one", () => {
    const resumed = enrolment({ id: "e2", school: SECOND_SCHOOL, stateDate: "2018-12-21" });
    expect(on("2018-12-19", [resumed, left])).toEqual([["e2", "left"], ["DOUBLE_ENROLMENT"]]);
    const kept = enrolment({ id: "e3", school: SECOND_SCHOOL });
    expect(on("2018-12-19", [kept, left])).toEqual([["e3", "left"], ["DOUBLE_ENROLMENT"]]);
  });
});

describe("the certificate on the day", () => {
  it.each<[string, CertificateView[], string, string]>([
    [
      "is the one valid before it was issued anew",
      [certificate({ issuedOn: "2019-01-10" }), certificate({ issuedOn: "2016-07-14", expiresOn: "2019-01-20" })],
      "DISABLED_NOT_PLACED",
      "2016-07-14",
    ],
    [
      "is the older one where the newer has expired",
      [certificate({ issuedOn: "2017-01-01", expiresOn: "2018-01-01" }), certificate({ issuedOn: "2015-01-01" })],
      "DISABLED_NOT_PLACED",
      "2015-01-01",
    ],
    [
      "is the newest of those valid",
      [certificate({ issuedOn: "2015-01-01" }), certificate({ issuedOn: "2017-01-01", expiresOn: "2018-12-31" })],
      "DISABLED_NOT_PLACED",
      "2017-01-01",
    ],
    [
      "is the newest where all have expired",
      [
        certificate({ issuedOn: "2012-01-01", expiresOn: "2018-12-30" }),
        certificate({ issuedOn: "2015-01-01", expiresOn: "2018-01-01" }),
      ],
      "NOT_ENROLLED",
      "2015-01-01",
    ],
  ])("%s", (_what, disabilityCertificates, kind, issuedOn) => {
    const child = localChild({ disabilityCertificates });
    expect(kindsOf(child)).toEqual([kind]);
    expect(viewOnDay(child, RULES).disability).toMatchObject({ issuedOn });
    expect(examine(child, RULES).facts.disabled).toBe(kind === "DISABLED_NOT_PLACED");
  });

  it("is none before the first was issued", () => {
    const child = localChild({ disabilityCertificates: [certificate({ issuedOn: "2019-01-01" })] });
    expect(viewOnDay(child, RULES).disability).toBeNull();
  });
});

describe("a poor household on the day", () => {
  const lifted = poorHousehold({ category: "REGISTERED_POOR", identifiedOn: "2014-01-01", liftedOn: "2016-12-31" });

  it.each<[string, PovertyReliefView[], boolean]>([
    ["helped", [poorHousehold()], true],
    ["lifted the day after", [poorHousehold({ liftedOn: "2019-01-01" })], true],
    ["lifted on the day", [poorHousehold({ liftedOn: "2018-12-31" })], false],
    ["identified on the day", [poorHousehold({ identifiedOn: "2018-12-31" })], true],
    ["identified later", [poorHousehold({ identifiedOn: "2019-01-01" })], false],
    ["lifted, and another helped", [lifted, poorHousehold()], true],
    [
      "identified later, and another lifted after the day",
      [poorHousehold({ identifiedOn: "2019-01-01" }), { ...lifted, liftedOn: "2019-01-01" }],
      true,
    ],
    ["identified later, and another lifted", [poorHousehold({ identifiedOn: "2019-01-01" }), lifted], false],
  ])("%s, makes the unsettled whereabouts of its child urgent or not", (_what, povertyReliefs, isPoor) => {
    const gone = enrolment({ state: "TRANSFERRED_OUT", stateDate: "2018-07-10" });
    const { facts, findings } = examine(localChild({ enrolments: [gone], povertyReliefs }), RULES);
    expect(facts.poorHousehold).toBe(isPoor);
    expect(findings[0]?.severity).toBe(isPoor ? "HIGH" : "MEDIUM");
  });
});
