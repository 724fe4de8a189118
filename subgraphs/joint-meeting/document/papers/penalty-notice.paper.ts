import { DocumentKind } from "../document-kind";
import { plain } from "../paper-content";
import { added, describeChild, guardianOf, referTo } from "./case-words";
import { cite } from "./legal-articles";
import { basisOf, measureOf } from "./penalty-words";
import type { PaperText } from "./paper-text";

/** 行政处罚告知书. */
export const penaltyNotice: PaperText = (facts) => {
  const { issuedOn, statement, earlier, hearingDays } = facts;
  const guardian = guardianOf(facts);
  const order = earlier[DocumentKind.ORDER_NOTICE];
  return {
    addressee: guardian,
    sections: [
      plain(
        `经查，你（们）无正当理由未送被监护人${describeChild(facts)}接受义务教育${order === undefined ? "" : `，经${referTo(order)}责令限期改正，逾期未改正`}。`,
        ...added(statement),
        `上述行为违反了${cite("GUARDIAN_DUTY", issuedOn)}的规定。依照${basisOf(facts)}，本机关拟对你（们）作出如下行政处罚：${measureOf(facts)}。`,
        `依照${cite("PENALTY_NOTICE", issuedOn)}，你（们）有权进行陈述、申辩；符合听证条件的，有权要求听证。请在收到本告知书之日起${hearingDays}个工作日内提出，逾期未提出的，视为放弃上述权利。`,
      ),
    ],
    receipt: { recipient: guardian },
  };
};
