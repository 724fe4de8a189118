import { notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { AttachmentPolicy } from "../../../infra/runtime/upload/kept-attachment";
import { MeasureState } from "./measure-enums";
import { overseesCounty } from "../region/oversees-county.policy";
import { isSubject } from "./measure.policy";
import { findMeasure } from "./measure.rows";

/** Who reads and adds the papers of a measure: whoever reads it; the unit that answers, and whoever ordered it. */
export const MEASURE_ATTACHMENTS: AttachmentPolicy = {
  mayRead: async (database, { caller, subjectId }) => (await findMeasure(database, caller, subjectId)) !== null,
  async refusalToAdd(manager, { caller, countyCode, subjectId }) {
    const measure = await findMeasure(manager, caller, subjectId, true);
    if (measure === null) return notFound();
    if (!isSubject(caller, measure) && !overseesCounty(caller, countyCode))
      return notYours("The unit itself or whoever ordered it does this.", "须由被整改单位或下达单位办理。");
    return measure.state === MeasureState.CANCELLED
      ? wrongState("The measure was taken back.", "该措施已撤销。")
      : null;
  },
};
