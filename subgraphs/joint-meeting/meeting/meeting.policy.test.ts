import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { MeetingCounty } from "../../../test/support/meeting-county";
import type { Desk } from "../desk/desk";
import { MEETING_IN_SCOPE, mayReadMeeting, mayReadWholeMeeting, meetingScope } from "./meeting.policy";

const COUNTY = "450204";
const INVITED = [
  ["education"],
  ["public-security", "health"],
  ["civil-affairs", "school:2145020401"],
  ["township:450204001", "township:450204100"],
  ["justice", "human-resources", "disabled-persons", "poverty-relief"],
] as Desk[][];

describe("who may read a meeting", () => {
  let held: MeetingCounty;
  const ids: string[] = [];

  beforeAll(async () => {
    held = await MeetingCounty.start();
    for (const [index, members] of INVITED.entries()) {
      const { id } = await held.convene({
        kind: "SPECIAL",
        quarter: null,
        reason: "专题",
        place: `会议室${index}`,
        members,
      });
      ids.push(id);
    }
  });
  afterAll(() => held?.close());

  it("is the same for a list as for one meeting, whoever asks", async () => {
    const region = fc.constantFrom("", "45", "4502", "450204", "450205", "450204001", "450205001", "%");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...(Object.keys(ROLE_SCOPES) as Role[])), { maxLength: 3 }),
        fc.uniqueArray(region, { maxLength: 3 }),
        fc.option(fc.constantFrom("2145020401", "2145020499", "")),
        async (roles, regions, school) => {
          const caller = { ...callerOf("office", { regions, school }), roles };
          const rows = await held.database.query<{ id: string }[]>(
            `SELECT m.id FROM meeting m WHERE ${MEETING_IN_SCOPE}`,
            meetingScope(caller, COUNTY),
          );
          const allowed = ids.filter((_id, index) =>
            mayReadMeeting(caller, { regionCode: COUNTY, desks: INVITED[index]! }),
          );
          expect(rows.map(({ id }) => id).toSorted()).toEqual(allowed.toSorted());
        },
      ),
    );
  });

  const seen = async (caller: ReturnType<typeof callerOf>): Promise<number[] | string> => {
    const query = `{ meetings(regionCode: "450204") { edges { node { id } } } }`;
    const { data, errors } = await held.county.ask(caller, query);
    if (errors.length > 0) return String(errors[0]?.extensions.code);
    return data.meetings.edges.map(({ node }: { node: { id: string } }) => ids.indexOf(node.id)).toSorted();
  };

  it("is office and leader for all, a member for those it is invited to, and nobody else", async () => {
    const school = { school: "2145020401", regions: ["450204001"] };
    expect(await seen(callerOf("office"))).toEqual([0, 1, 2, 3, 4]);
    expect(await seen(callerOf("leader", { purpose: null }))).toEqual([0, 1, 2, 3, 4]);
    expect(await seen(callerOf("education"))).toEqual([0]);
    expect(await seen(callerOf("health"))).toEqual([1]);
    expect(await seen(callerOf("school", school))).toEqual([2]);
    expect(await seen(callerOf("township", { regions: ["450204100"] }))).toEqual([3]);
    expect(await seen(callerOf("township", { regions: ["450204002"] }))).toEqual([]);
    expect(await seen(callerOf("auditor"))).toBe("FORBIDDEN");
    expect(await seen(callerOf("office", { regions: ["450205"] }))).toBe("FORBIDDEN");
  });

  it("lets office and leader of the county see the whole, and nobody else", () => {
    for (const role of Object.keys(ROLE_SCOPES) as Role[])
      expect([role, mayReadWholeMeeting(callerOf(role), { regionCode: COUNTY })]).toEqual([
        role,
        role === "office" || role === "leader",
      ]);
  });
});
