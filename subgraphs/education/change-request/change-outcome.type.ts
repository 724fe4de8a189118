import "reflect-metadata";
import { createUnionType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { ChangeRequest } from "./change-request.type";

/** The change as it stands after an act, or why nothing was done. */
function outcomeOf(mutation: string, english: string, chinese: string) {
  return createUnionType({
    name: `${mutation}Outcome`,
    description: `${english}, or why not. ${chinese}；或未予办理的原因。`,
    types: () => [ChangeRequest, Refusal] as const,
  });
}

export const RequestTransferOutcome = outcomeOf("RequestTransfer", "The transfer asked for", "县内转学申请");
export const RequestTransferInOutcome = outcomeOf("RequestTransferIn", "The transfer asked for", "跨县转入申请");
export const RecordTransferOutOutcome = outcomeOf("RecordTransferOut", "The transfer recorded", "跨县转出登记");
export const RequestSuspensionOutcome = outcomeOf("RequestSuspension", "The leave asked for", "休学申请");
export const RequestResumptionOutcome = outcomeOf("RequestResumption", "The return asked for", "复学申请");
export const ReportDeathOutcome = outcomeOf("ReportDeath", "The death reported", "死亡申报");
export const AgreeToChangeOutcome = outcomeOf("AgreeToChange", "The change agreed to", "转出学校已同意的异动");
export const ApproveChangeOutcome = outcomeOf("ApproveChange", "The change approved", "已核准的异动");
export const CompleteTransferOutcome = outcomeOf("CompleteTransfer", "The transfer completed", "已办结的转学");
export const RefuseChangeOutcome = outcomeOf("RefuseChange", "The change refused", "已退回的异动");
export const WithdrawChangeOutcome = outcomeOf("WithdrawChange", "The change withdrawn", "已撤回的异动");
export const LapseChangeOutcome = outcomeOf("LapseChange", "The change stopped", "已中止的异动");
export const ReopenChangeOutcome = outcomeOf("ReopenChange", "The change taken up again", "重新启动的异动");
