import type { Caller } from "../../../infra/runtime/caller";
import { toRegion } from "../../../infra/runtime/region.type";
import { mayReadCase } from "../case/case.policy";
import { toDeskType } from "../desk/desk.type";
import { standingOf } from "../report-due/report-standing";
import { mayFollowChild, mayReadAnswer, mayReadPart, mayReadQuestion } from "./disclosure.policy";
import type { PartField, TaskPartFields, TaskPartSnapshot } from "./task-part";
import type { TaskPart } from "./task-part.type";
import type { TaskEventRow } from "./task-history";
import type { TaskRow } from "./task.rows";
import type { Task } from "./task.type";
import { TaskEventKind } from "./task-event-kind";
import type { TaskEvent } from "./task-event.type";
import type { TaskKind } from "./task-kind";
import { TASK_KINDS } from "./task-kind-table";
import { TaskState, UNFINISHED } from "./task-state";

/** The task of a row that the caller may read, with what of it the caller may read. Days are YYYY-MM-DD. */
export function toTask(row: TaskRow, caller: Caller, today: string): Task {
  const isQuestionOpen = mayReadQuestion(caller, row);
  const isAnswerOpen = mayReadAnswer(caller, row);
  const mayReadReason = row.state === TaskState.RETURNED ? isAnswerOpen : isQuestionOpen;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    version: row.version,
    desk: toDeskType(row.desk),
    asker: toDeskType(row.askerDesk),
    caseNumber: row.caseNumber,
    caseId: row.ofCase !== null && mayReadCase(caller, row.ofCase) ? row.caseId : null,
    meetingId: row.meetingId,
    itemId: row.itemId,
    child: row.childId !== null && mayFollowChild(caller, row) ? { id: row.childId } : null,
    dueOn: row.dueOn,
    overdueDays: UNFINISHED.includes(row.state) ? standingOf(row.dueOn, null, today).daysLate : 0,
    possibleAnswers: TASK_KINDS[row.kind].answers,
    answer: isAnswerOpen ? row.answer : null,
    attachmentIds: isAnswerOpen ? row.attachmentIds : null,
    askedOn: row.askedOn,
    askedAt: row.askedAt,
    askedBy: row.askedBy,
    askedPost: row.askedPost,
    acceptedOn: row.acceptedOn,
    acceptedBy: row.acceptedBy,
    acceptedPost: row.acceptedPost,
    closedOn: row.closedOn,
    closedBy: row.closedBy,
    closedPost: row.closedPost,
    textSealed: isQuestionOpen ? row.askedSealed : null,
    answerSealed: isAnswerOpen ? row.answerSealed : null,
    reasonSealed: mayReadReason ? row.reasonSealed : null,
    partSealed: mayReadPart(caller, row) ? row.partSealed : null,
    isQuestionOpen,
    isAnswerOpen,
  };
}

/** Steps whose note is the desk's word; those of the others are the asker's. */
const WORDS_OF_DESK: readonly TaskEventKind[] = [TaskEventKind.RETURNED, TaskEventKind.ANSWERED];

/** A step of the history of a task that the caller may read. */
export function toTaskEvent(row: TaskEventRow, { isQuestionOpen, isAnswerOpen }: Task): TaskEvent {
  const isOpen = WORDS_OF_DESK.includes(row.kind) ? isAnswerOpen : isQuestionOpen;
  const { id, kind, at, actor, post, department, dueOn, noteSealed } = row;
  return { id: String(id), kind, at, actor, post, department, dueOn, noteSealed: isOpen ? noteSealed : null };
}

/** What a kind opens of a snapshot; whatever else one might hold stays closed. */
export function toTaskPart(snapshot: TaskPartSnapshot, kind: TaskKind): TaskPart {
  const { opens } = TASK_KINDS[kind];
  const open = <Field extends PartField>(field: Field): TaskPartFields[Field] | null =>
    opens.includes(field) ? (snapshot[field] ?? null) : null;
  const township = open("householdTownship");
  return {
    childName: open("childName"),
    birthDate: open("birthDate"),
    sex: open("sex"),
    schoolName: open("schoolName"),
    grade: open("grade"),
    className: open("className"),
    guardianName: open("guardianName"),
    whereabouts: open("whereabouts"),
    spellSince: open("spellSince"),
    householdTownship: township === null ? null : toRegion(township),
    documentNumber: open("documentNumber"),
  };
}
