import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import {
  agree,
  approve,
  approvedTransfer,
  change,
  complete,
  enrolmentOf,
  PARTIES,
  proveArrival,
  pupil,
  requestTransfer,
  startChanging,
  withReason,
} from "../../../test/support/change-requests";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS } from "../../../test/support/education-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentState } from "../enrolment/enrolment-state";

const { sending, receiving, stranger, bureau } = PARTIES;
const [IN_TRANSFER, COMPLETED, REFUSED, WITHDRAWN, LAPSED, SENT_AWAY, PROVEN, OF_ROSTER, CAME_AGAIN, TWICE_GONE] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
];

describe("the list of children between two schools", () => {
  let department: TestDepartment;

  const QUERY = `query ($regionCode: RegionCode = "450204", $first: Int, $after: String) {
    betweenSchools(regionCode: $regionCode, first: $first, after: $after) {
      edges { cursor node { cause since child { id } request { id state toSchoolName } enrolment { id school { id } } } } pageInfo { hasNextPage endCursor } } }`;

  const list = async (caller: Caller = bureau, first = 1000): Promise<string[]> => {
    const found: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data, errors } = await department.ask(caller, QUERY, { first, after });
      expect(errors).toEqual([]);
      for (const { node } of data.betweenSchools.edges) {
        const sequence = everybody.find((one) => department.personIdOf(pupil(one)) === node.child.id);
        found.push(`${sequence} ${node.cause}`);
      }
      ({ endCursor: after, hasNextPage: more } = data.betweenSchools.pageInfo);
    }
    return found.toSorted((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10));
  };
  const everybody = [
    IN_TRANSFER,
    COMPLETED,
    REFUSED,
    WITHDRAWN,
    LAPSED,
    SENT_AWAY,
    PROVEN,
    OF_ROSTER,
    CAME_AGAIN,
    TWICE_GONE,
  ];

  const sendAway = async (sequence: number): Promise<void> => {
    const paper = 'paper: "忻教函〔2018〕9号", paperOn: "2018-12-10"';
    const { id } = await change(
      department,
      sending,
      `recordTransferOut(enrolmentId: "${enrolmentOf(sequence)}", toCounty: "451321", toSchool: "城关小学", reason: "回原籍", ${paper})`,
    );
    await change(department, sending, agree(id));
    await change(department, bureau, approve(id, "SENDING_BUREAU"));
    await change(department, bureau, `approveChange(id: "${id}", as: RECEIVING_BUREAU, ${paper})`);
    await change(department, sending, complete(id));
  };

  beforeAll(async () => {
    ({ department } = await startChanging());
    const gone = { state: EnrolmentState.TRANSFERRED_OUT, stateDate: "2018-07-01" };
    const again = (sequence: number, row: object) => ({
      idNumber: pupil(sequence),
      studentNumber: `L4502042018000000${sequence}`,
      row,
    });
    await enrol(department, [
      ...[IN_TRANSFER, COMPLETED, REFUSED, WITHDRAWN, LAPSED, SENT_AWAY, PROVEN].map((one) => ({
        idNumber: pupil(one),
      })),
      ...[OF_ROSTER, CAME_AGAIN, TWICE_GONE].map((one) => ({ idNumber: pupil(one), row: gone })),
      again(CAME_AGAIN, { schoolId: SCHOOLS.second }),
      again(TWICE_GONE, { ...gone, stateDate: "2018-11-01", schoolId: SCHOOLS.second }),
    ]);
    const [, , refused, withdrawn, lapsed] = [
      await change(department, receiving, requestTransfer(IN_TRANSFER)),
      await change(department, receiving, complete(await approvedTransfer(department, COMPLETED))),
      await change(department, receiving, requestTransfer(REFUSED)),
      await change(department, receiving, requestTransfer(WITHDRAWN)),
      await change(department, receiving, requestTransfer(LAPSED)),
    ];
    await change(department, sending, withReason("refuseChange", refused.id));
    await change(department, receiving, withReason("withdrawChange", withdrawn.id));
    await department.asOwner(`UPDATE change_request SET due_on = '2018-12-01' WHERE id = '${lapsed.id}'`);
    await change(department, bureau, withReason("lapseChange", lapsed.id));
    for (const sequence of [SENT_AWAY, PROVEN]) await sendAway(sequence);
    await proveArrival(department, PROVEN, "2018-12-20");
  });
  afterAll(() => department?.close());

  const ALL = [
    `${IN_TRANSFER} IN_TRANSFER`,
    `${LAPSED} IN_TRANSFER`,
    `${SENT_AWAY} ARRIVAL_NOT_PROVEN`,
    `${OF_ROSTER} ARRIVAL_NOT_PROVEN`,
    `${TWICE_GONE} ARRIVAL_NOT_PROVEN`,
  ];

  it.each([1, 2, 1000])(
    "has everybody whose transfer is not settled or whose arrival is not proven, each once, %i a page",
    async (first) => {
      expect(await list(bureau, first)).toEqual(ALL);
    },
  );

  it("is seen by either school, and by no other", async () => {
    expect(await list(receiving)).toEqual(ALL.slice(0, 2));
    expect(await list(sending)).toEqual(ALL.slice(0, 4));
    expect(await list(stranger)).toEqual(ALL.slice(4));
    expect(await list(PARTIES.ruralTownship)).toEqual(ALL.slice(0, 2));
  });

  it("says to which school a child was sent, and where it was", async () => {
    const { data } = await department.ask(bureau, QUERY);
    const away = data.betweenSchools.edges.find(
      ({ node }: { node: { child: { id: string } } }) => node.child.id === department.personIdOf(pupil(SENT_AWAY)),
    );
    expect(away.node).toMatchObject({
      since: "2018-12-20",
      request: { state: "COMPLETED", toSchoolName: "城关小学" },
      enrolment: { id: enrolmentOf(SENT_AWAY), school: { id: SCHOOLS.first } },
    });
  });

  it("costs one statement a page, and a fixed number for what hangs on its rows", async () => {
    const statements = await statementsDuring(() => department.ask(bureau, QUERY));
    // Schools are asked for at two places: of the enrolments, and of the requests.
    expect(statements.map((sql) => /FROM "(\w+)"/.exec(sql)?.[1] ?? "between").toSorted()).toEqual([
      "between",
      "change_request",
      "enrolment",
      "school",
      "school",
    ]);
  });

  it("is refused outside the territory, without scope or purpose, and for cursors that are none", async () => {
    for (const caller of [
      callerOf("auditor"),
      callerOf("civil-affairs"),
      callerOf("office", { purpose: null }),
      callerOf("office", { regions: ["450205"] }),
    ])
      expect((await department.ask(caller, QUERY)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    for (const page of [{ first: 0 }, { first: 1001 }, { after: "x" }])
      expect((await department.ask(bureau, QUERY, page)).errors[0]?.extensions.code).toBe("BAD_INPUT");
  });
});
