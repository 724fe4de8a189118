import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { PersonId } from "../../../schema/person-id";
import { standingOf } from "../report-due/report-standing";
import type { PersuasionLine } from "./persuasion-page";
import { type Spell, toSpell } from "./spell";
import { figuresBy, spellsOfWeek, weeklyFigures } from "./weekly-figures";

const WEEK = { startsOn: "2018-12-24", endsOn: "2018-12-30" };
const spell = (foundOn: string, returnedOn: string | null = null, parts: Partial<Spell> = {}): Spell => ({
  childId: "a" as PersonId,
  foundOn,
  returnedOn,
  schoolId: null,
  townshipCode: null,
  ...parts,
});

describe("the figures of a week", () => {
  it.each<[string, Spell, number[]]>([
    ["out all the week", spell("2018-05-11"), [1, 0, 0, 1]],
    ["found on Monday", spell("2018-12-24"), [0, 1, 0, 1]],
    ["found on Sunday", spell("2018-12-30"), [0, 1, 0, 1]],
    ["found the Monday after", spell("2018-12-31"), [0, 0, 0, 0]],
    ["back the Sunday before", spell("2018-05-11", "2018-12-23"), [0, 0, 0, 0]],
    ["back on Monday", spell("2018-05-11", "2018-12-24"), [1, 0, 1, 0]],
    ["back on Sunday", spell("2018-05-11", "2018-12-30"), [1, 0, 1, 0]],
    ["back the Monday after", spell("2018-05-11", "2018-12-31"), [1, 0, 0, 1]],
    ["found and back within it", spell("2018-12-25", "2018-12-28"), [0, 1, 1, 0]],
  ])("count a child %s", (_what, one, [outAtStart, found, returned, outAtEnd]) => {
    expect(weeklyFigures([one], WEEK)).toEqual({ outAtStart, found, returned, outAtEnd });
  });

  it("always add up, and are those of the spells that the report lists", () => {
    const day = fc.date({ min: new Date("2018-12-10"), max: new Date("2019-01-10"), noInvalidDate: true });
    const anySpell = fc.tuple(day, fc.option(day, { nil: null })).map(([one, other]) => {
      const [foundOn = "", returnedOn = null] = [one, ...(other === null ? [] : [other])]
        .map((date) => date.toISOString().slice(0, 10))
        .sort();
      return spell(foundOn, returnedOn);
    });
    fc.assert(
      fc.property(fc.array(anySpell), (spells) => {
        const figures = weeklyFigures(spells, WEEK);
        expect(figures.outAtEnd).toBe(figures.outAtStart + figures.found - figures.returned);
        const listed = spellsOfWeek(spells, WEEK);
        expect(weeklyFigures(listed, WEEK)).toEqual(figures);
        expect(listed).toHaveLength(figures.outAtStart + figures.found);
      }),
    );
  });

  it("stand by group, those of no group last", () => {
    const [one, other, none] = [
      spell("2018-12-24", null, { schoolId: "2" }),
      spell("2018-12-24", null, { schoolId: "1" }),
      spell("2018-05-11"),
    ];
    const groups = figuresBy([none, one, other, one], ({ schoolId }) => schoolId, WEEK);
    expect(groups.map(([code, { found, outAtEnd }]) => [code, found, outAtEnd])).toEqual([
      ["1", 1, 1],
      ["2", 2, 2],
      [null, 0, 1],
    ]);
  });
});

describe("a line of the ledger", () => {
  const place = (code: string) => ({ township: { code } });
  const school = (id: string) => ({ id, ...place(`township of ${id}`) });
  const enrolment = (id: string, parts: object = {}) => ({
    state: "ENROLLED",
    stateDate: null,
    entryMonth: "2016-09-01",
    school: school(id),
    ...parts,
  });
  const placeOf = (parts: Partial<PersuasionLine["child"]>) => {
    const child = { id: "a", enrolments: [], residences: [], household: null, ...parts };
    const line = { child, foundOn: "2018-05-11", returnedOn: null };
    const { schoolId, townshipCode } = toSpell(line, { countyCode: "450204", asOf: "2018-12-30" });
    return [schoolId, townshipCode];
  };

  it("belongs to the school where the child is on the roll, else to the last one", () => {
    const gone = enrolment("gone", { state: "TRANSFERRED_OUT", stateDate: "2018-11-01" });
    const dropped = enrolment("dropped", { state: "DROPPED_OUT", stateDate: "2018-05-20" });
    const later = enrolment("later", { entryMonth: "2019-02-01" });
    expect(placeOf({ enrolments: [gone, enrolment("now")] })).toEqual(["now", "township of now"]);
    expect(placeOf({ enrolments: [later, dropped, gone] })).toEqual(["gone", "township of gone"]);
  });

  it("belongs to the school of the day, before the child went to another or left", () => {
    const left = enrolment("left", { state: "TRANSFERRED_OUT", stateDate: "2019-01-05" });
    const next = enrolment("next", { stateDate: "2019-01-05" });
    expect(placeOf({ enrolments: [next, left] })[0]).toBe("left");
    const gone = enrolment("gone", { state: "TRANSFERRED_OUT", stateDate: "2018-11-01" });
    expect(placeOf({ enrolments: [gone, enrolment("leaving", { ...left, school: school("leaving") })] })[0]).toBe(
      "leaving",
    );
  });

  it("else to where the child lives or has its 户籍", () => {
    const residence = { ...place("450204002"), registeredOn: "2016-01-01", cancelledOn: null };
    const household = { ...place("450204001"), state: "NORMAL" };
    expect(placeOf({ residences: [residence], household })).toEqual([null, "450204002"]);
    const ended = { ...residence, cancelledOn: "2018-12-30" };
    expect(placeOf({ residences: [ended], household })).toEqual([null, "450204001"]);
    const later = { ...residence, ...place("450204003"), registeredOn: "2018-12-31" };
    expect(placeOf({ residences: [later, { ...ended, cancelledOn: "2018-12-31" }], household })).toEqual([
      null,
      "450204002",
    ]);
    expect(placeOf({ residences: [later], household })).toEqual([null, "450204001"]);
    expect(placeOf({ household: { ...household, state: "CANCELLED_MOVED" } })).toEqual([null, null]);
  });
});

it.each([
  [null, "2018-12-31", "NOT_DUE", 0],
  [null, "2019-01-02", "OVERDUE", 2],
  ["2018-12-31", "2019-02-01", "ON_TIME", 0],
  ["2019-01-01", "2019-02-01", "LATE", 1],
])("what was due on 31 December and done on %s is on %s %s", (doneOn, today, standing, daysLate) => {
  expect(standingOf("2018-12-31", doneOn, today)).toEqual({ standing, daysLate });
});
