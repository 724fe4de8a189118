import { EnrolmentState } from "../../subgraphs/education/enrolment/enrolment-state";
import { PersuasionState } from "../../subgraphs/education/dropout-record/persuasion-state";
import { HouseholdState } from "../../subgraphs/public-security/household/household-state";
import type { CountyInProcess } from "./county-in-process";
import { enrol, recordDropouts, SCHOOLS } from "./education-rows";
import { inventIdNumber } from "./people";
import { enterPoorHouseholds } from "./poverty-relief-rows";
import { registerHouseholds, registerResidences } from "./public-security-rows";

/** On this day the ledger holds the remarkable children only. */
export const DAY = "2018-11-30";
/** On this day it holds a thousand more, and goes on on a second page. */
export const CROWDED_DAY = "2018-12-31";
/** 太阳村镇, with a school that one of the children was in. */
export const TOWNSHIP = "450204100";

/** 柳南区 itself, and 兴宾区, 忻城县, 柳城县, 桂平市. */
const [LIUNAN, XINGBIN, XINCHENG, LIUCHENG, GUIPING] = ["450204", "451302", "451321", "450222", "450881"] as const;

const child = (county: string, sequence: number): string => inventIdNumber(county, "2009-05-01", sequence);

const ordinary = child(LIUNAN, 1);
const numberOfElsewhere = child(XINGBIN, 2);
const numberOfHere = child(LIUNAN, 3);
const unknownToAll = child(XINGBIN, 4);
const foundTwice = child(LIUNAN, 5);
const backAfterTheDay = child(LIUNAN, 6);
const backBeforeTheDay = child(GUIPING, 7);
const liftedBeforeTheDay = child(LIUCHENG, 8);
const liftedAfterTheDay = child(LIUCHENG, 9);
const movedAway = child(LIUNAN, 10);
const foundAgainAfterTheDay = child(LIUNAN, 11);

/** 1,000 children found on one day after {@link DAY}; the last 300 are on no register. */
const CROWD = Array.from({ length: 1000 }, (_, sequence) => inventIdNumber(LIUNAN, "2007-05-01", sequence));

const spell = (idNumber: string, foundOn: string, returnedOn: string | null = null) => ({
  idNumber,
  row: {
    foundOn,
    returnedOn,
    persuasionState: returnedOn === null ? PersuasionState.PERSUADING : PersuasionState.RETURNED,
  },
});

const graduate = (sequence: number, state = EnrolmentState.GRADUATED) => ({
  idNumber: inventIdNumber(LIUNAN, "2003-05-09", sequence),
  row: {
    birthDate: "2003-05-09",
    entryMonth: "2009-09-01",
    schoolId: SCHOOLS.second,
    grade: 9,
    state,
    stateDate: "2018-06-30",
  },
});

/** Plants eleven children out of school, each remarkable to whoever counts, a crowd, and a cohort of four. */
export async function plantDropouts({ departments }: CountyInProcess): Promise<void> {
  const { education, "public-security": publicSecurity, "poverty-relief": povertyRelief } = departments;
  await recordDropouts(education, [
    spell(foundTwice, "2018-03-01", "2018-04-02"),
    spell(ordinary, "2018-05-01"),
    spell(numberOfElsewhere, "2018-05-02"),
    spell(numberOfHere, "2018-05-03"),
    spell(unknownToAll, "2018-05-04"),
    spell(backAfterTheDay, "2018-05-06", "2018-12-15"),
    spell(backBeforeTheDay, "2018-05-07", "2018-09-01"),
    spell(liftedBeforeTheDay, "2018-05-08"),
    spell(liftedAfterTheDay, "2018-05-09"),
    spell(movedAway, "2018-05-10"),
    spell(foundAgainAfterTheDay, "2018-05-11", "2018-06-01"),
    spell(foundTwice, "2018-10-10"),
    ...CROWD.map((idNumber) => spell(idNumber, "2018-12-01")),
    spell(foundAgainAfterTheDay, "2018-12-03"),
  ]);
  await enrol(education, [
    { idNumber: ordinary, row: { schoolId: SCHOOLS.rural } },
    ...[1, 3, 5].map((sequence) => graduate(sequence)),
    graduate(7, EnrolmentState.DROPPED_OUT),
  ]);
  const residents = [ordinary, numberOfElsewhere, foundTwice, backAfterTheDay, foundAgainAfterTheDay];
  await registerHouseholds(publicSecurity, [
    ...[...residents, ...CROWD.slice(0, 700)].map((idNumber) => ({ idNumber })),
    { idNumber: movedAway, row: { state: HouseholdState.CANCELLED_MOVED } },
  ]);
  const homes = [
    [numberOfHere, XINCHENG],
    [backBeforeTheDay, GUIPING],
    [liftedBeforeTheDay, LIUCHENG],
    [liftedAfterTheDay, LIUCHENG],
    [movedAway, GUIPING],
    // The register of 户籍 tells, not the form at the rented flat.
    [ordinary, XINCHENG],
  ] as const;
  await registerResidences(
    publicSecurity,
    homes.map(([idNumber, homeCountyCode]) => ({ idNumber, row: { homeCountyCode } })),
  );
  await enterPoorHouseholds(povertyRelief, [
    ...[numberOfElsewhere, numberOfHere, backBeforeTheDay].map((idNumber) => ({ idNumber })),
    { idNumber: liftedBeforeTheDay, row: { liftedOn: "2018-06-30" } },
    { idNumber: liftedAfterTheDay, row: { liftedOn: "2018-12-20" } },
    // The newer record hides the older one from whoever asks for one alone.
    { idNumber: liftedAfterTheDay, row: { householdNumber: "P450204000002", identifiedOn: "2019-01-15" } },
  ]);
}
