import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import {
  apply,
  decide,
  enrolmentOf,
  pay,
  pupil,
  SUBSIDY_PARTIES,
  subsidyAct,
} from "../../../test/support/subsidy-applications";

const { school, bureau } = SUBSIDY_PARTIES;

describe("a payment", () => {
  let department: TestDepartment;
  let child = 0;

  const act = (caller: Caller, mutation: string) => subsidyAct(department, caller, mutation);
  /** A child of its own for each test. */
  const next = async (): Promise<number> => {
    child += 1;
    await enrol(department, [{ idNumber: pupil(child) }]);
    return child;
  };
  const approvedFor = async (): Promise<string> => {
    const { id } = await act(school, apply(await next()));
    await act(bureau, decide(id, 1));
    return id;
  };
  const paidFor = async (): Promise<number> => {
    await act(bureau, pay(await approvedFor(), 2, [25_000, 12_500, 12_500]));
    return child;
  };
  const list = (sequence: number, item: string) =>
    department.roster.query(
      `INSERT INTO subsidy (enrolment_id, term, item, amount_fen, row_digest, imported_at)
       VALUES ($1, '2018-2019-1', $2, 25000, '', now())`,
      [enrolmentOf(sequence), item],
    );
  const received = async (sequence: number) => {
    const { data, errors } = await department.ask(
      callerOf("education", { purpose: "SUBSIDY" }),
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { subsidies { term item amountFen }
         subsidyGap { grounds received missing } } } }`,
      {
        of: [
          {
            __typename: "Child",
            id: department.personIdOf(pupil(sequence)),
            welfare: [{ category: "ORPHAN", endedOn: null }],
            disability: null,
            povertyRelief: null,
          },
        ],
      },
    );
    expect(errors).toEqual([]);
    return data._entities[0];
  };
  beforeAll(async () => {
    department = await startEducation();
  });
  afterAll(() => department?.close());

  it("counts as received as soon as it is recorded, and not before", async () => {
    await approvedFor();
    expect(await received(child)).toEqual({
      subsidies: [],
      subsidyGap: { grounds: ["ORPHAN"], received: false, missing: true },
    });
    expect(await received(await paidFor())).toEqual({
      subsidies: [{ term: "2018-2019-1", item: "家庭经济困难学生生活补助", amountFen: 25_000 }],
      subsidyGap: { grounds: ["ORPHAN"], received: true, missing: false },
    });
  });

  it("counts once when the roster lists it too, in whatever words, and beside another subsidy of the roster", async () => {
    const sequence = await paidFor();
    await list(sequence, "营养膳食补助");
    expect((await received(sequence)).subsidies).toHaveLength(2);
    await list(sequence, "生活补助");
    expect((await received(sequence)).subsidies.map(({ item }: { item: string }) => item).toSorted()).toEqual([
      "生活补助",
      "营养膳食补助",
    ]);
    expect(await act(school, apply(sequence))).toMatchObject({ why: "ALREADY_DONE" });
  });

  it("is not asked for again of a child whom the roster has as paid; another subsidy is no hindrance", async () => {
    const [listed, fed] = [await next(), await next()];
    await list(listed, "家庭经济困难学生生活补助");
    await list(fed, "营养膳食补助");
    expect(await act(school, apply(listed))).toMatchObject({
      why: "ALREADY_DONE",
      message: expect.stringContaining("2018-2019-1"),
    });
    expect(await act(school, apply(fed))).toMatchObject({ state: "APPLIED" });
  });

  it("goes with the child who changes schools", async () => {
    const sequence = await paidFor();
    await department.roster.query("UPDATE enrolment SET school_id = $2 WHERE id = $1", [
      enrolmentOf(sequence),
      SCHOOLS.rural,
    ]);
    const ask = (caller: typeof school) =>
      department.ask(
        caller,
        "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { subsidyApplications { state } } } }",
        { of: [{ __typename: "Child", id: department.personIdOf(pupil(sequence)) }] },
      );
    expect((await ask(SUBSIDY_PARTIES.ruralSchool)).data._entities[0].subsidyApplications).toEqual([{ state: "PAID" }]);
    expect((await ask(school)).data._entities[0].subsidyApplications).toEqual([]);
  });
});
