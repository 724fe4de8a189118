import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { expectWholeOrNothing, type TriedAct } from "../../../test/support/killed-act";
import { inventIdNumber } from "../../../test/support/people";
import { apply, decide, pay, refuse, SUBSIDY_PARTIES, withdraw } from "../../../test/support/subsidy-applications";
import { TableContents } from "../../../test/support/table-contents";

const PUPIL = inventIdNumber("450204", "2010-05-01", 1);
const ENROLMENT = enrolmentIdOf(`G${PUPIL}`);
const { school: applicant, bureau } = SUBSIDY_PARTIES;
const school = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first });

/** Education's service, as far as acts are done in it. */
interface Acting {
  application: string;
  contents: TableContents;
  department: TestDepartment;
}

type Outcome = { id?: string; approvedFen?: number } & Record<string, unknown>;

/** Does an act, such as `withdrawSubsidyApplication(id: …)`. @throws Error for a fault. */
async function send(
  { department }: Acting,
  caller: Caller,
  mutation: string,
  selection = "__typename",
): Promise<Outcome> {
  const { data, errors } = await department.ask(
    caller,
    `mutation { outcome: ${mutation} { ${selection} ... on Refusal { reason } } }`,
  );
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("; "));
  return data.outcome;
}

async function act(acting: Acting, caller: Caller, mutation: string): Promise<string> {
  const { reason, __typename } = await send(acting, caller, mutation);
  return String(reason ?? __typename);
}

/** Applies for the pupil's subsidy. Returns the application's id. */
async function applied(acting: Acting): Promise<string> {
  const { id } = await send(acting, applicant, apply(1), "... on SubsidyApplication { id }");
  return String(id);
}

const onApplication = (
  caller: Caller,
  name: (id: string) => string,
  before: readonly ((id: string) => string)[] = [],
): TriedAct<Acting> => ({
  plant: async (acting) => {
    const id = await applied(acting);
    for (const mutation of before) await send(acting, bureau, mutation(id));
    return () => act(acting, caller, name(id));
  },
  again: "ALREADY_DONE",
});

const approve = (id: string): string => decide(id, 1, 'amountFen: 50000, reason: "按半学期核定"');

const DROPOUT = `recordDropout(enrolmentId: "${ENROLMENT}", foundOn: "2018-11-20", reason: "厌学", whereabouts: "外出务工")`;
const PLAN = `planHomeTeaching(enrolmentId: "${ENROLMENT}", startsOn: "2018-09-01", visitsPerMonth: 2, goals: "语文", teachers: ["杨老师"])`;

async function planned(acting: Acting): Promise<string> {
  return String((await send(acting, school, PLAN, "... on HomeTeachingPlan { id }"))["id"]);
}

const ACTS: Readonly<Record<string, TriedAct<Acting>>> = {
  "application for a subsidy": {
    plant: (acting) => Promise.resolve(() => act(acting, applicant, apply(1))),
    again: "ALREADY_DONE",
  },
  "approval of a subsidy": onApplication(bureau, approve),
  "refusal of a subsidy": onApplication(bureau, (id) => refuse(id, 1)),
  "withdrawal of an application": onApplication(applicant, (id) => withdraw(id, 1)),
  "application made again": {
    plant: async (acting) => {
      await send(acting, bureau, refuse(await applied(acting), 1));
      return () => act(acting, applicant, apply(1, { paper: "脱贫户证明（补）" }));
    },
    again: "ALREADY_DONE",
  },
  "payment of a subsidy": onApplication(bureau, (id) => pay(id, 2, [50_000, 25_000, 25_000]), [approve]),
  "entry of a dropout": {
    plant: (acting) => Promise.resolve(() => act(acting, school, DROPOUT)),
    again: "ALREADY_DONE",
  },
  "entry of a return": {
    plant: async (acting) => {
      await send(acting, school, DROPOUT);
      const childId = acting.department.personIdOf(PUPIL);
      const back = `recordReturn(childId: "${childId}", foundOn: "2018-11-20", returnedOn: "2018-12-10", paper: "返校登记表")`;
      return () => act(acting, school, back);
    },
    again: "ALREADY_DONE",
  },
  "plan of teaching at home": {
    plant: (acting) => Promise.resolve(() => act(acting, school, PLAN)),
    again: "ALREADY_DONE",
  },
  "visit of teaching at home": {
    plant: async (acting) => {
      const given = `planId: "${await planned(acting)}", visitedOn: "2018-12-10", hours: 1.5, teachers: ["杨老师"]`;
      const visit = `recordHomeTeachingVisit(${given}, lesson: "识字", response: "能跟读")`;
      return () => act(acting, school, visit);
    },
    again: "ALREADY_DONE",
  },
  "end of teaching at home": {
    plant: async (acting) => {
      const end = `endHomeTeachingPlan(planId: "${await planned(acting)}", endsOn: "2018-12-20", reason: "康复返校")`;
      return () => act(acting, school, end);
    },
    again: "ALREADY_DONE",
  },
};

describe("of education, at whichever of its statements the service is killed", () => {
  let acting: Acting;

  beforeAll(async () => {
    const department = await startEducation();
    await enrol(department, [{ idNumber: PUPIL }]);
    const sql = <Row extends object>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
      department.roster.query<Row[]>(text, [...parameters]);
    const contents = await TableContents.open({ ...department, sql });
    acting = { application: "education", contents, department };
  });
  afterAll(() => acting?.department.close());

  it.each(Object.entries(ACTS))(
    "the %s is whole or not at all, and is done once by whoever repeats it",
    async (_act, tried) => {
      expect(await expectWholeOrNothing(acting, tried)).toBeGreaterThan(2);
    },
  );
});
