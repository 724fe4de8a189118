import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  approve,
  approvedTransfer,
  change,
  complete,
  enrolmentOf,
  PARTIES,
  pupil,
  rollOf,
  startChanging,
} from "../../../test/support/change-requests";
import type { CountyKeys, TestDepartment } from "../../../test/support/department";
import { importEducationRoster } from "../../../test/support/education-import";
import { SCHOOLS } from "../../../test/support/education-rows";
import type { RosterLine } from "../../../test/support/roster-folder";
import { enrolmentLine } from "../../../test/support/roster-lines";

const [TRANSFERRED, SUSPENDED, DECEASED] = [1, 2, 3];
const line = (sequence: number, school: string = SCHOOLS.first, other: RosterLine = {}): RosterLine =>
  enrolmentLine({ idNumber: pupil(sequence), name: "韦小明", birthDate: "2010-05-01" }, school, {
    年级: "3",
    ...other,
  });

describe("a roster that comes after changes were completed", () => {
  let department: TestDepartment;
  let keys: CountyKeys;

  const importRoll = (...lines: RosterLine[]) =>
    importEducationRoster({ department, keys, today: "2018-12-31" }, "学籍", lines);
  const roster = [line(TRANSFERRED), line(SUSPENDED), line(DECEASED)];

  beforeAll(async () => {
    ({ department, keys } = await startChanging());
    await importRoll(...roster);
    await change(department, PARTIES.receiving, complete(await approvedTransfer(department, TRANSFERRED)));
    for (const [mutation, sequence, more] of [
      ["requestSuspension", SUSPENDED, ', endsOn: "2019-06-30"'],
      ["reportDeath", DECEASED, ""],
    ] as const) {
      const { id } = await change(
        department,
        PARTIES.sending,
        `${mutation}(enrolmentId: "${enrolmentOf(sequence)}", on: "2018-12-10", reason: "病", paper: "证明" ${more})`,
      );
      await change(department, PARTIES.bureau, approve(id, "BUREAU"));
    }
  });
  afterAll(() => department?.close());

  const stands = async () => [
    await rollOf(department, TRANSFERRED),
    await rollOf(department, SUSPENDED),
    await rollOf(department, DECEASED),
  ];

  it("undoes none of them when it is the same file", async () => {
    const before = await stands();
    expect(before).toMatchObject([
      [
        { state: "ENROLLED", school: { id: SCHOOLS.rural } },
        { state: "TRANSFERRED_OUT", school: { id: SCHOOLS.first } },
      ],
      [{ state: "SUSPENDED" }],
      [{ state: "DECEASED" }],
    ]);
    expect(await importRoll(...roster)).toMatchObject({ read: 3, new: 0, changed: 0, same: 3 });
    expect(await stands()).toEqual(before);
  });

  it("makes no second place when it has caught up with them", async () => {
    const caughtUp = line(TRANSFERRED, SCHOOLS.rural, { 班级: "2班" });
    expect(await importRoll(caughtUp)).toMatchObject({ new: 0, changed: 1 });
    expect(await rollOf(department, TRANSFERRED)).toMatchObject([
      { state: "ENROLLED", school: { id: SCHOOLS.rural }, className: "2班" },
      { state: "TRANSFERRED_OUT", school: { id: SCHOOLS.first }, arrivalConfirmedOn: "2018-12-20" },
    ]);
  });

  it("has the child listed as between two schools when a later one has it at the school left", async () => {
    const query =
      '{ betweenSchools(regionCode: "450204") { edges { node { cause child { id } request { state } } } } }';
    expect((await department.ask(PARTIES.bureau, query)).data.betweenSchools.edges).toEqual([]);
    await importRoll(line(TRANSFERRED, SCHOOLS.first, { 年级: "4" }));
    expect((await department.ask(PARTIES.bureau, query)).data.betweenSchools.edges).toEqual([
      {
        node: {
          cause: "ROLL_DISAGREES",
          child: { id: department.personIdOf(pupil(TRANSFERRED)) },
          request: { state: "COMPLETED" },
        },
      },
    ]);
  });
});
