import type { Scope } from "../../../schema/access/scopes";
import { TaskAnswer } from "./task-answer";
import { TaskKind } from "./task-kind";
import type { PartField } from "./task-part";

const A = TaskAnswer;

/** Whose desk may be asked: a department by name, any school or any township. */
type DeskClass =
  | "education"
  | "public-security"
  | "civil-affairs"
  | "disabled-persons"
  | "poverty-relief"
  | "health"
  | "justice"
  | "human-resources"
  | "school"
  | "township";

interface TaskKindEntry {
  /** Who may be asked; null for anybody. */
  desks: readonly DeskClass[] | null;
  answers: readonly TaskAnswer[];
  /** What of the case the task opens to its desk, and nothing more. */
  opens: readonly PartField[];
  /** Register whose kind of record the answer is: others need its scope to read what was asked and answered. */
  register: Scope | null;
}

/**
 * What each kind of task is: whom it may be put to, what it opens of the case, what may be answered, who else reads the
 * answer. A department that keeps a register may look up its own records of the child; so no kind opens a word of another's.
 */
export const TASK_KINDS: Readonly<Record<TaskKind, TaskKindEntry>> = checked({
  [TaskKind.FIND_WHEREABOUTS]: {
    desks: ["public-security"],
    answers: [A.FOUND, A.NOT_FOUND],
    opens: [
      "childName",
      "birthDate",
      "sex",
      "schoolName",
      "guardianName",
      "whereabouts",
      "spellSince",
      "householdTownship",
    ],
    register: null,
  },
  [TaskKind.ASSESS_RELIEF]: {
    desks: ["civil-affairs"],
    answers: [A.ENTITLED, A.NOT_ENTITLED],
    opens: ["childName", "birthDate", "guardianName", "householdTownship"],
    register: "welfare:read",
  },
  [TaskKind.ASSESS_DISABILITY]: {
    desks: ["disabled-persons", "health"],
    answers: [A.ASSESSED, A.NOT_DISABLED],
    opens: ["childName", "birthDate", "sex", "guardianName", "householdTownship"],
    register: "disability:read",
  },
  [TaskKind.CHECK_HOUSEHOLD]: {
    desks: ["poverty-relief"],
    answers: [A.IN_REGISTER, A.NOT_IN_REGISTER],
    opens: ["childName", "guardianName", "householdTownship"],
    register: "poverty:read",
  },
  [TaskKind.VISIT]: {
    desks: ["school", "township"],
    answers: [A.VISITED, A.NOT_FOUND],
    opens: [
      "childName",
      "sex",
      "schoolName",
      "grade",
      "className",
      "guardianName",
      "whereabouts",
      "spellSince",
      "householdTownship",
    ],
    register: null,
  },
  [TaskKind.SERVE_NOTICE]: {
    desks: ["township"],
    answers: [A.SERVED, A.NOT_SERVED],
    opens: ["childName", "guardianName", "householdTownship", "documentNumber"],
    register: null,
  },
  [TaskKind.LEGAL_AID]: {
    desks: ["justice"],
    answers: [A.GIVEN, A.NOT_ENTITLED],
    opens: ["childName", "birthDate", "guardianName", "householdTownship"],
    register: null,
  },
  [TaskKind.CHILD_LABOUR]: {
    desks: ["human-resources"],
    answers: [A.LABOUR_FOUND, A.NO_LABOUR],
    opens: ["childName", "birthDate", "sex", "whereabouts"],
    register: null,
  },
  [TaskKind.HEALTH_CHECK]: {
    desks: ["health"],
    answers: [A.ASSESSED],
    opens: ["childName", "birthDate", "sex", "guardianName"],
    // There is no register of health in the county; what a doctor says is as delicate as a disability.
    register: "disability:read",
  },
  [TaskKind.PLACE]: {
    desks: ["education"],
    answers: [A.PLACED, A.NOT_PLACED],
    opens: ["childName", "birthDate", "sex", "schoolName", "grade", "className", "guardianName", "householdTownship"],
    register: null,
  },
  // A meeting's decision says in its own words what is to be done; whoever needs more is asked by a case.
  [TaskKind.DECISION]: { desks: null, answers: [A.DONE], opens: [], register: null },
});

/**
 * The table itself, once it is sound: each kind has somebody to be asked and something to answer, and each answer a kind.
 * @throws Error at the start of the service, naming what is wrong.
 */
export function checked(table: Readonly<Record<TaskKind, TaskKindEntry>>): Readonly<Record<TaskKind, TaskKindEntry>> {
  for (const kind of Object.values(TaskKind)) {
    const { desks, answers, opens } = table[kind];
    if (desks?.length === 0) throw new Error(`${kind} has nobody to be asked`);
    if (answers.length === 0) throw new Error(`${kind} has no answer`);
    if (new Set(opens).size < opens.length) throw new Error(`${kind} opens something twice`);
  }
  const given = new Set(Object.values(table).flatMap(({ answers }) => answers));
  const idle = Object.values(TaskAnswer).find((answer) => !given.has(answer));
  if (idle !== undefined) throw new Error(`${idle} answers nothing`);
  return table;
}

/** Whether a kind of task may be put to a desk, such as `school:2145020401`. */
export function mayBeAsked(kind: TaskKind, desk: string): boolean {
  const { desks } = TASK_KINDS[kind];
  const [deskClass = ""] = desk.split(":");
  return desks === null || (desks as readonly string[]).includes(deskClass);
}
