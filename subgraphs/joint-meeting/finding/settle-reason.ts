import "reflect-metadata";
import { registerEnumType } from "type-graphql";
import { FindingKind } from "./finding-kind";

/** Why a finding was struck off (动态销号). */
export enum SettleReason {
  RETURNED = "RETURNED",
  ENROLLED = "ENROLLED",
  PLACED = "PLACED",
  ARRIVAL_CONFIRMED = "ARRIVAL_CONFIRMED",
  HANDED_OVER = "HANDED_OVER",
  OVER_AGE = "OVER_AGE",
  DECEASED = "DECEASED",
  MISREPORTED = "MISREPORTED",
  RECORD_MENDED = "RECORD_MENDED",
  SUBSIDY_GRANTED = "SUBSIDY_GRANTED",
  RECORDS_LINKED = "RECORDS_LINKED",
  NO_LONGER_FOUND = "NO_LONGER_FOUND",
}

registerEnumType(SettleReason, {
  name: "SettleReason",
  description: "Why a finding was struck off. 销号原因。",
  valuesConfig: {
    RETURNED: { description: "Back at school. 返校。" },
    ENROLLED: { description: "Enrolled. 已入学。" },
    PLACED: { description: "Placed: in class, in a special school or taught at home. 已安置。" },
    ARRIVAL_CONFIRMED: { description: "Arrival at the other school confirmed. 转学已确认。" },
    HANDED_OVER: { description: "Handed over to another county by letter. 函转。" },
    OVER_AGE: { description: "Past the age of compulsory schooling. 满龄。" },
    DECEASED: { description: "Deceased. 死亡。" },
    MISREPORTED: { description: "Was never so. 误报。" },
    RECORD_MENDED: { description: "The record has been mended. 记录已更正。" },
    SUBSIDY_GRANTED: { description: "The subsidy has been granted. 已资助。" },
    RECORDS_LINKED: {
      description:
        "The two records were linked as one child's; by the linking alone. 已关联为同一儿童（由关联自动办理）。",
    },
    NO_LONGER_FOUND: {
      description: "A later sweep found it no more; by the system alone. 复查已消除（由系统自动办理）。",
    },
  },
});

/** Reasons that an act of its own gives, and nobody by hand. */
const BY_ITSELF: readonly SettleReason[] = [SettleReason.RECORDS_LINKED, SettleReason.NO_LONGER_FOUND];

/** What the registers show by themselves: a birth date, an entry that was mended, an alarm that was none. */
const WITHOUT_PAPER: readonly SettleReason[] = [
  SettleReason.OVER_AGE,
  SettleReason.MISREPORTED,
  SettleReason.RECORD_MENDED,
];

/** Whether the office may give this reason. */
export const isGivenByHand = (reason: SettleReason): boolean => !BY_ITSELF.includes(reason);

/** Whether this reason must be shown by a paper (佐证材料). */
export const needsPaper = (reason: SettleReason): boolean => !WITHOUT_PAPER.includes(reason);

/** Reasons that tell where the child is now. */
const WHEREABOUTS: readonly SettleReason[] = [
  SettleReason.RETURNED,
  SettleReason.ENROLLED,
  SettleReason.PLACED,
  SettleReason.ARRIVAL_CONFIRMED,
];

/** Whether this reason can end a finding of this kind: a subsidy brings nobody back to school, nor a return a subsidy. */
export const endsKind = (reason: SettleReason, kind: FindingKind): boolean =>
  kind === FindingKind.SUBSIDY_GAP ? !WHEREABOUTS.includes(reason) : reason !== SettleReason.SUBSIDY_GRANTED;
