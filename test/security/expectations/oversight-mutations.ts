import type { Role } from "../../../schema/access/roles";
import { ANY, type Expectation } from "./expectation";

const NONE = "01900000-0000-7000-8000-000000000000";
const REFUSED = "... on Refusal { reason }";

const line = (roles: readonly Role[], selection: string, marker = "NOT_FOUND"): Expectation => ({
  department: "joint-meeting",
  roles,
  purposes: ANY,
  selection: `${selection} { ${REFUSED} }`,
  marker,
});

const ORDERING: readonly Role[] = ["office", "leader", "education"];
const SIGNING: readonly Role[] = ["office", "leader", "education", "school", "township"];
const ORGANISING: readonly Role[] = ["office", "education", "school", "township"];
const act = `id: "${NONE}", version: 1, note: "已办"`;
const ordering = (field: string, more = ""): Expectation => line(ORDERING, `${field}(${act}${more})`);
/** Who pairs children must also be one that works cases. */
const pairing = (selection: string): Expectation => ({ ...line(ORGANISING, selection), purposes: ["CASE"] });

/** Mutations of oversight, statements of responsibility and activities. */
export const OVERSIGHT_MUTATIONS: Readonly<Record<string, Expectation>> = {
  orderMeasures: line(ORDERING, `orderMeasures(kind: CIRCULAR, subjects: [], ground: "通报")`, "INVALID"),
  holdMeasure: ordering("holdMeasure"),
  acceptRectification: ordering("acceptRectification"),
  returnRectification: ordering("returnRectification", ', dueOn: "2019-03-01"'),
  cancelMeasure: ordering("cancelMeasure"),
  reportRectification: line(["school"], `reportRectification(${act})`),
  drawUpStatements: line(ORDERING, `drawUpStatements(schoolYear: "2015-2016")`, "INVALID"),
  signStatement: line(SIGNING, `signStatement(id: "${NONE}", side: SIGNATORY)`),
  planActivity: line(ORGANISING, `planActivity(kind: OTHER, title: "", plannedOn: "2019-03-01")`, "INVALID"),
  reportActivity: line(
    ORGANISING,
    `reportActivity(id: "${NONE}", version: 1, heldOn: "2018-12-20", participants: 1, report: "已开展")`,
  ),
  cancelActivity: line(ORGANISING, `cancelActivity(id: "${NONE}", version: 1, reason: "暴雨")`),
  pairChild: pairing(
    `pairChild(activityId: "${NONE}", childId: "none", teacher: "覃老师", teacherPost: "教师", since: "2018-12-20")`,
  ),
  endPairing: pairing(`endPairing(activityId: "${NONE}", pairingId: "${NONE}", endedOn: "2018-12-20")`),
};
