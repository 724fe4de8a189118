import { notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { AttachmentPolicy } from "../../../infra/runtime/upload/kept-attachment";
import { ActivityState } from "./activity-enums";
import { mayWorkActivity } from "./activity.policy";
import { findActivity } from "./activity.rows";

/** Who reads and adds the evidence of an activity (活动佐证): whoever reads it, and its organiser. */
export const ACTIVITY_ATTACHMENTS: AttachmentPolicy = {
  mayRead: async (database, { caller, subjectId }) => (await findActivity(database, caller, subjectId)) !== null,
  async refusalToAdd(manager, { caller, subjectId }) {
    const activity = await findActivity(manager, caller, subjectId, true);
    if (activity === null) return notFound();
    if (!mayWorkActivity(caller, activity)) return notYours("Its organiser does this.", "须由组织单位办理。");
    return activity.state === ActivityState.CANCELLED
      ? wrongState("The activity was called off.", "该活动已取消。")
      : null;
  },
};
