import type { Caller } from "../../../infra/runtime/caller";
import type { AttachmentPolicy } from "../../../infra/runtime/upload/kept-attachment";
import { notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import { mayWorkCase } from "../case/case.policy";
import { findCase, type Querier } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { ACTIVITY_ATTACHMENTS } from "../activity/activity-attachments";
import { MEASURE_ATTACHMENTS } from "../oversight/measure-attachments";
import { TASK_ATTACHMENTS } from "../task/task-attachments";
import { mayReadWholeMeeting } from "../meeting/meeting.policy";
import { type MeetingRow, SELECT_MEETINGS } from "../meeting/meeting.rows";
import { AttachmentSubjectKind } from "./attachment-subject-kind";

const OF_CASE: AttachmentPolicy = {
  mayRead: async (database, { caller, subjectId }) => (await findCase(database, caller, subjectId)) !== null,
  async refusalToAdd(manager, { caller, subjectId }) {
    const found = await findCase(manager, caller, subjectId);
    if (found === null) return notFound();
    if (!mayWorkCase(caller, found)) return notYours("Your desk does not act in this case.", "贵岗位不参与办理此案。");
    const [{ state }] = await manager.query<[{ state: CaseState }]>(LOCK_CASE, [subjectId]);
    return state === CaseState.CLOSED ? wrongState("The case is closed.", "此案已结案。") : null;
  },
  record: (manager, { subjectId, fileName, caller, at, vault }) =>
    recordCaseEvent(manager, {
      caseId: subjectId,
      kind: CaseEventKind.ATTACHED,
      note: fileName,
      by: caller,
      at,
      vault,
    }),
};

/** What belongs to a meeting shows whatever it dealt with: who holds it reads and adds. */
const OF_MEETING: AttachmentPolicy = {
  mayRead: (database, { caller, subjectId }) => holdsMeeting(database, caller, subjectId),
  refusalToAdd: async (manager, { caller, subjectId }) =>
    (await holdsMeeting(manager, caller, subjectId)) ? null : notFound(),
};

async function holdsMeeting(database: Querier, caller: Caller, id: string): Promise<boolean> {
  const [meeting] = await database.query<MeetingRow[]>(SELECT_MEETINGS, [[id]]);
  return meeting !== undefined && mayReadWholeMeeting(caller, meeting);
}

/** Every kind of subject that takes attachments. */
export const ATTACHMENT_POLICIES: Readonly<Record<`${AttachmentSubjectKind}`, AttachmentPolicy>> = {
  [AttachmentSubjectKind.CASE]: OF_CASE,
  [AttachmentSubjectKind.TASK]: TASK_ATTACHMENTS,
  [AttachmentSubjectKind.MEETING]: OF_MEETING,
  [AttachmentSubjectKind.ACTIVITY]: ACTIVITY_ATTACHMENTS,
  [AttachmentSubjectKind.RECTIFICATION]: MEASURE_ATTACHMENTS,
};

/** $1 case. */
const LOCK_CASE = "SELECT state FROM child_case WHERE id = $1 FOR SHARE";
