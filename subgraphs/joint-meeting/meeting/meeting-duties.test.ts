import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { MeetingCounty } from "../../../test/support/meeting-county";
import { meetingDuties } from "./meeting-duties";

describe("the duty to convene a meeting a quarter", () => {
  let held: MeetingCounty;

  beforeAll(async () => {
    held = await MeetingCounty.start();
  });
  afterAll(() => held?.close());
  beforeEach(() => held.clear());

  const remind = (day: string) =>
    held.database.transaction((manager) =>
      meetingDuties(manager, { countyCode: "450204", day, at: new Date(`${day}T04:00:00Z`) }),
    );
  // The county's own round may tell of its quarter, which is another one.
  const told = () =>
    held.county.sql(
      "SELECT desk, due_on, created_on FROM inbox_entry WHERE kind = 'MEETING_DUE' AND due_on > '2018-12-31' ORDER BY created_on, desk",
    );

  it("is told of to office and leader on the 20th of the quarter's last month, or as soon as possible after it, once", async () => {
    for (const day of ["2019-01-20", "2019-03-19"]) await remind(day);
    expect(await told()).toEqual([]);
    for (const day of ["2019-03-21", "2019-03-22", "2019-03-31"]) await remind(day);
    expect(await told()).toEqual(
      ["leader", "office"].map((desk) => ({ desk, due_on: "2019-03-31", created_on: "2019-03-21" })),
    );
    await remind("2019-06-20");
    expect(await told()).toHaveLength(4);
  });

  it("is kept by a regular meeting, not by a special one or one that was cancelled", async () => {
    const meeting = await held.convene({ quarter: "2019-Q1", on: "2019-03-22" });
    await remind("2019-03-20");
    expect(await told()).toEqual([]);
    await held.on(meeting, "cancelMeeting", { reason: "改期" });
    await held.convene({ kind: "SPECIAL", quarter: null, reason: "专题" });
    await remind("2019-03-20");
    expect(await told()).toHaveLength(2);
  });
});
