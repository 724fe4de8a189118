import { DocumentKind } from "../document-kind";
import { plain } from "../paper-content";
import { added, describeChild, guardianOf, referTo } from "./case-words";
import { cite } from "./legal-articles";
import { basisOf, measureOf } from "./penalty-words";
import type { PaperText } from "./paper-text";

/** 行政处罚决定书. */
export const penaltyDecision: PaperText = (facts) => {
  const { issuedOn, statement, earlier } = facts;
  const guardian = guardianOf(facts);
  const notice = earlier[DocumentKind.PENALTY_NOTICE];
  return {
    addressee: guardian,
    sections: [
      plain(
        `经查，你（们）无正当理由未送被监护人${describeChild(facts)}接受义务教育，经责令限期改正，逾期未改正。`,
        ...added(statement),
        ...(notice === undefined
          ? []
          : [`本机关已以${referTo(notice)}告知你（们）拟作出的处罚及陈述、申辩、要求听证的权利。`]),
        `上述行为违反了${cite("GUARDIAN_DUTY", issuedOn)}的规定。依照${basisOf(facts)}和${cite("PENALTY_DECISION", issuedOn)}，本机关决定对你（们）作出如下行政处罚：${measureOf(facts)}。`,
        `如不服本决定，可以依照${cite("REMEDIES", issuedOn)}，自收到本决定书之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。逾期不申请行政复议、不提起行政诉讼又不履行的，本机关将依法申请人民法院强制执行。`,
      ),
    ],
    receipt: { recipient: guardian },
  };
};
