import { DocumentKind } from "../document-kind";
import { plain } from "../paper-content";
import { added, describeChild, guardianOf, referTo, termOf } from "./case-words";
import { cite } from "./legal-articles";
import type { PaperText } from "./paper-text";

/** 履行义务催告书: of what was imposed last, the penalty or the order. */
export const demand: PaperText = (facts) => {
  const { issuedOn, statement, measure, earlier, child } = facts;
  const guardian = guardianOf(facts);
  const imposed = earlier[DocumentKind.PENALTY_DECISION] ?? earlier[DocumentKind.ORDER_NOTICE];
  const by = imposed === undefined ? "本机关依法作出的决定" : `本机关${referTo(imposed)}`;
  return {
    addressee: guardian,
    sections: [
      plain(
        `你（们）未履行${by}所确定的义务，被监护人${describeChild(facts)}至今未到校接受义务教育。`,
        ...added(statement),
        `依照${cite("DEMAND", issuedOn)}，现催告你（们）于${termOf(facts)}前自行履行下列义务：${measure ?? `送${child.name}到${child.schoolName ?? "学校"}接受义务教育`}。`,
        "你（们）收到本催告书后有权进行陈述和申辩。逾期仍未履行的，本机关将依法申请人民法院强制执行。",
      ),
    ],
    receipt: { recipient: guardian },
  };
};
