import { FindingKind } from "../../finding/finding-kind";
import { rollEvidence } from "../evidence";
import { schoolOf } from "../owner";
import type { Rule } from "../rule";
import type { ViewOnDay } from "../view-on-day";

/** 转出未确认: off the roll by transfer, and no school has confirmed the arrival (就学取证). */
export const transferredOutUnconfirmed: Rule = (view) => {
  const { latest } = view;
  if (latest === null || !hasTransferredOut(view) || latest.arrivalConfirmedOn !== null) return null;
  const roll = rollEvidence(latest, view);
  return {
    kind: FindingKind.TRANSFERRED_OUT_UNCONFIRMED,
    owner: schoolOf(latest, view),
    evidence: [roll, { ...roll, record: "就学取证", statement: "无转入学校的就学证明", asOf: view.rules.asOf }],
    since: latest.stateDate,
  };
};

/** Whether the child left the roll by transfer, and is at the school where it went as soon as that has confirmed it. */
export function hasTransferredOut({ active, latest }: ViewOnDay): boolean {
  return active.length === 0 && latest?.state === "TRANSFERRED_OUT";
}
