import { describe, expect, it } from "@jest/globals";
import { DEMO_ROSTERS } from "../run-county";
import { planCase, planYear } from "./case-plan";
import { readLedger } from "./year-rosters";

const child = {
  idNumber: "450204200502250808",
  foundOn: "2018-05-11",
  reason: "厌学",
  whereabouts: "在家",
  responsiblePerson: "杨霞熙",
};

describe("the plan of a child's case", () => {
  it("goes by working days from the find to the return, and stops there", () => {
    const planned = planCase({ child: { ...child, returnedOn: "2018-05-21" }, staysOut: null });
    expect(planned.map(({ day, act }) => `${day} ${act}`)).toEqual([
      "2018-05-11 FIND",
      "2018-05-14 STEP",
      "2018-05-14 ASK",
      "2018-05-15 VISIT",
      "2018-05-16 VISIT",
      "2018-05-17 STEP",
      "2018-05-21 COME_BACK",
    ]);
  });

  it("goes on to law for the first of those who stay out, one way or the other", () => {
    const last = (staysOut: number) => planCase({ child: { ...child, returnedOn: null }, staysOut }).at(-1);
    expect([last(0), last(1), last(4)]).toMatchObject([
      { kind: "DEMAND" },
      { kind: "LAWSUIT" },
      { kind: "ORDER_NOTICE" },
    ]);
  });

  it("has each child of the ledger found once, and 59 of the 75 back", () => {
    const acts = planYear(readLedger(DEMO_ROSTERS)).map(({ event }) => event.act);
    expect(acts.filter((act) => act === "FIND")).toHaveLength(75);
    expect(acts.filter((act) => act === "COME_BACK")).toHaveLength(59);
  });

  it("is in the order of days", () => {
    const days = planYear(readLedger(DEMO_ROSTERS)).map(({ event }) => event.day);
    expect(days).toEqual(days.toSorted());
  });
});
