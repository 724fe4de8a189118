import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { MeasuredCounty } from "../../../test/support/measured-county";
import { REGULAR } from "../../../test/support/meeting-county";

const CONVENE = `mutation ($on: Date!, $place: String!, $chair: String!, $quarter: Quarter) {
  conveneMeeting(kind: REGULAR, quarter: $quarter, on: $on, place: $place, chair: $chair) { ... on Meeting { id version } }
}`;
const DRAW_UP = `mutation ($meetingId: ID!, $version: Int!) {
  drawUpAgenda(meetingId: $meetingId, version: $version) {
    __typename
    ... on Meeting { items { kind state subjects { edges { node { id note desk { code } } } } } }
    ... on Refusal { message }
  }
}`;

/** An agenda reads indicators and reports as the office does, through the gateway. */
describe("an agenda that reads the departments", () => {
  let measured: MeasuredCounty;
  const office = callerOf("office", { purpose: "MEETING" });

  beforeAll(async () => {
    measured = await MeasuredCounty.start();
  });
  afterAll(() => measured?.close());

  it("has the indicators that miss their targets, and the reports that are late or missing, by school", async () => {
    const { jointMeeting } = measured.county;
    const { data } = await jointMeeting.ask(office, CONVENE, REGULAR);
    const { id, version } = data.conveneMeeting;
    const drawn = await jointMeeting.ask(office, DRAW_UP, { meetingId: id, version });
    expect(drawn.errors).toEqual([]);
    const items = drawn.data.drawUpAgenda.items as {
      kind: string;
      subjects: { edges: { node: { id: string; note: string; desk: { code: string } | null } }[] };
    }[];
    const behind = (kind: string) => items.find((item) => item.kind === kind)?.subjects.edges.map(({ node }) => node);
    expect(behind("MISSED_TARGETS")).toEqual([
      { id: "DROPOUT_RATE_PRIMARY", desk: null, note: "33.33%，目标不高于0.60%（截至2018-12-31）" },
      { id: "DROPOUT_RATE_JUNIOR", desk: null, note: "50.00%，目标不高于1.80%（截至2018-12-31）" },
    ]);
    const reports = behind("LATE_REPORTS") ?? [];
    expect(reports).toContainEqual({
      id: "WEEKLY 2018-W51 OVERDUE",
      note: "2018-W51劝返周报逾期7天未办",
      desk: { code: "office" },
    });
    const monthly = reports.filter((report) => report.id.startsWith("MONTHLY"));
    for (const { id: key, desk } of monthly) expect(desk).toEqual({ code: `school:${key.split(" ")[1]}` });
    const { due, onTime } = (
      await jointMeeting.ask(
        office,
        `{ indicators(regionCode: "450204", schoolYear: "2018-2019", level: COUNTY, kinds: [REPORTS_ON_TIME]) { due: denominator onTime: numerator } }`,
      )
    ).data.indicators[0];
    expect(monthly.length > 0).toBe(onTime < due);
    expect(behind("OUTAGES")).toBeUndefined();
  });
});
