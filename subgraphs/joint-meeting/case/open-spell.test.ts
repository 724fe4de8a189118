import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { plantCase } from "../../../test/support/case-rows";
import { type CaseworkCounty, openCaseworkCounty } from "../../../test/support/casework-county";
import { childId } from "../../../test/support/sweep-rows";
import type { PersonId } from "../../../schema/person-id";
import { CASE_COLUMNS, type CaseRow } from "./case.rows";
import { openSpell, StillOpen } from "./open-case";
import type { OpeningPlace } from "./opening-place";

const PLACE: OpeningPlace = {
  childId: childId("甲") as PersonId,
  schoolId: "2145020401",
  grade: 4,
  className: "1班",
  townshipCode: "450204001",
  homeCountyCode: "450204",
  education: [],
  isKnown: true,
};

describe("a relapse", () => {
  let county: CaseworkCounty;
  let previous: CaseRow;

  const open = (place: OpeningPlace = PLACE, since = "2018-12-20") => {
    const { database, vault } = county;
    const act = {
      by: "system" as const,
      on: "2018-12-31",
      at: new Date("2018-12-31T04:00:00Z"),
      vault,
      confirmBy: "2019-01-04",
    };
    return database.transaction((manager) => openSpell(manager, { previous, since, place }, act));
  };

  beforeAll(async () => {
    county = await openCaseworkCounty();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE child_case, case_number, deadline, inbox_entry CASCADE");
    await plantCase(county.sql, "甲", {
      state: "CLOSED",
      spell_since: "2018-05-11",
      outcome_on: "2018-10-08",
      cause: "WORKING",
      lead: "education",
      assistants: ["township:450204001"],
    });
    const [row] = await county.database.query<CaseRow[]>(`SELECT ${CASE_COLUMNS} FROM child_case c`);
    previous = row as CaseRow;
  });

  it("opens the child's next spell, with what was known and who led before", async () => {
    expect(await open()).toMatchObject({
      origin: "RELAPSE",
      spellNumber: 2,
      spellSince: "2018-12-20",
      previousCaseId: previous.id,
      cause: "WORKING",
      lead: "education",
      assistants: ["township:450204001"],
      grade: 4,
      openedBy: null,
      openedOn: "2018-12-31",
      state: "OPEN",
    });
    const events = await county.sql("SELECT kind, actor FROM case_event");
    expect(events).toEqual([{ kind: "OPENED", actor: null }]);
  });

  it("is led by the new school of a child who has changed it", async () => {
    expect(await open({ ...PLACE, schoolId: "2145020403" })).toMatchObject({ lead: "school:2145020403" });
  });

  it("opens one spell, however often and at whatever time it is told", async () => {
    const done = await Promise.all([open(), open(), open({ ...PLACE }, "2018-12-21")]);
    expect(done.filter((each) => each instanceof StillOpen)).toHaveLength(2);
    expect(await county.sql("SELECT FROM child_case")).toHaveLength(2);
  });

  it("is none within the time of the case before", async () => {
    expect(await open(PLACE, "2018-10-07")).toMatchObject({ reason: "ALREADY_DONE" });
  });
});
