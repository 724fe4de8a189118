import { describe, expect, test } from "@jest/globals";
import { GraphQLError } from "graphql";
import { CitizenIdScalar } from ".";
import { checkCharacter, citizenIdBirthDate, citizenIdSex, parseCitizenId } from "./citizen-id";
import { isCalendarDate } from "./date";
import { parseDisabilityCertificateNumber } from "./disability-certificate-number";
import { parseRegionCode } from "./region-code";
import type { ScalarFault } from "./scalar-fault";
import { parseSchoolCode } from "./school-code";
import { parseSchoolYear, schoolYearStartOf } from "./school-year";
import { parseStudentNumber } from "./student-number";

/** An invented person, born 2005-02-25. */
const BOY = withCheckDigit("45020420050225081");

describe("CitizenId", () => {
  test("accepts a number whose check digit fits, and tells birth date and sex", () => {
    const id = parseCitizenId(BOY);
    expect(citizenIdBirthDate(id)).toBe("2005-02-25");
    expect(citizenIdSex(id)).toBe("MALE");
  });

  test("writes a small x as X", () => {
    const endingInX = numberEndingInX();
    expect(parseCitizenId(endingInX.toLowerCase())).toBe(endingInX);
  });

  test("refuses every other check character", () => {
    const wrong = [..."0123456789X"].filter((character) => character !== BOY[17]);
    expect(wrong.map((character) => reasonOf(() => parseCitizenId(BOY.slice(0, 17) + character)))).toEqual(
      wrong.map(() => "CHECK_DIGIT"),
    );
  });

  test.each([
    ["450204050225081", "FIFTEEN_DIGITS"],
    ["", "FORMAT"],
    ["4.50204E+17", "FORMAT"],
    [withCheckDigit("45020420050230081"), "BIRTH_DATE"],
  ])("refuses %j with reason %s", (text, reason) => {
    expect(reasonOf(() => parseCitizenId(text))).toBe(reason);
  });

  test("never repeats the number in its message", () => {
    const wrong = BOY.slice(0, 17) + (BOY[17] === "0" ? "1" : "0");
    expect(() => CitizenIdScalar.parseValue(wrong)).toThrow(GraphQLError);
    expect(() => CitizenIdScalar.parseValue(wrong)).not.toThrow(wrong);
  });
});

describe("RegionCode", () => {
  test("accepts codes of all four levels", () => {
    for (const code of ["45", "4502", "450204", "450204001"]) expect(parseRegionCode(code)).toBe(code);
  });

  test("refuses a code that is in no directory, or of another level", () => {
    expect(reasonOf(() => parseRegionCode("450299"))).toBe("UNKNOWN_CODE");
    expect(reasonOf(() => parseRegionCode("450204", "township"))).toBe("WRONG_LEVEL");
    expect(reasonOf(() => parseRegionCode("45020"))).toBe("FORMAT");
  });
});

describe("numbers of records", () => {
  test("a G student number must hold a valid ID number, an L number need not", () => {
    expect(parseStudentNumber(`g${BOY}`)).toBe(`G${BOY}`);
    expect(parseStudentNumber("L450204200502250000")).toBe("L450204200502250000");
    expect(parseStudentNumber("J2018090001")).toBe("J2018090001");
    expect(reasonOf(() => parseStudentNumber("L123"))).toBe("FORMAT");
    expect(reasonOf(() => parseStudentNumber("G450204200502250000"))).toBe("CHECK_DIGIT");
    expect(reasonOf(() => parseStudentNumber("X1"))).toBe("FORMAT");
  });

  test("a disability certificate number holds ID number, category and grade", () => {
    expect(parseDisabilityCertificateNumber(`${BOY}44`)).toBe(`${BOY}44`);
    expect(parseDisabilityCertificateNumber(`${BOY}44B1`)).toBe(`${BOY}44B1`);
    expect(reasonOf(() => parseDisabilityCertificateNumber(`${BOY}94`))).toBe("FORMAT");
    expect(reasonOf(() => parseDisabilityCertificateNumber(BOY))).toBe("FORMAT");
  });

  test("a school code has ten digits", () => {
    expect(parseSchoolCode(" 2145020401 ")).toBe("2145020401");
    expect(reasonOf(() => parseSchoolCode("214502040"))).toBe("FORMAT");
  });
});

describe("SchoolYear", () => {
  test("spans two successive years", () => {
    expect(parseSchoolYear("2018-2019")).toBe("2018-2019");
    expect(reasonOf(() => parseSchoolYear("2018-2020"))).toBe("YEARS_APART");
    expect(reasonOf(() => parseSchoolYear("2018"))).toBe("FORMAT");
    expect(reasonOf(() => parseSchoolYear("0000-0001"))).toBe("FORMAT");
  });

  test("turns over on 1 September", () => {
    expect(schoolYearStartOf("2018-08-31")).toBe(2017);
    expect(schoolYearStartOf("2018-09-01")).toBe(2018);
  });
});

test("a calendar date is one that exists", () => {
  const dates = ["2020-02-29", "2000-02-29", "2018-12-31"];
  const others = ["2019-02-29", "1900-02-29", "2018-04-31", "2018-13-01", "2018-00-10", "2018-01-00", "2019-2-3", ""];
  expect(dates.map(isCalendarDate)).toEqual(dates.map(() => true));
  expect(others.map(isCalendarDate)).toEqual(others.map(() => false));
});

function withCheckDigit(first17: string): string {
  return first17 + checkCharacter(first17);
}

function numberEndingInX(): string {
  for (let serial = 100; serial < 1000; serial += 1) {
    const id = withCheckDigit(`45020420050225${serial}`);
    if (id.endsWith("X")) return id;
  }
  throw new Error("no serial gives an X");
}

function reasonOf(action: () => unknown): string {
  try {
    action();
  } catch (fault) {
    return (fault as ScalarFault).reason;
  }
  return "ACCEPTED";
}
