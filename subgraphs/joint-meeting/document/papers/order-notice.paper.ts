import { DocumentKind } from "../document-kind";
import { plain } from "../paper-content";
import { added, describeChild, describePupil, guardianOf, referTo, termOf } from "./case-words";
import { chineseDate } from "./chinese-date";
import { cite } from "./legal-articles";
import type { PaperText } from "./paper-text";

/** 责令送被监护人接受义务教育通知书. */
export const orderNotice: PaperText = (facts) => {
  const { issuedOn, spellSince, statement, child, earlier } = facts;
  const guardian = guardianOf(facts);
  const notice = earlier[DocumentKind.RETURN_NOTICE];
  const before = notice === undefined ? "经多次劝返" : `经${referTo(notice)}通知限期返校`;
  return {
    addressee: guardian,
    sections: [
      plain(
        `经查，你（们）的被监护人${describeChild(facts)}，系${describePupil(facts)}，自${chineseDate(spellSince)}起未到校接受义务教育，${before}，至今未返校。`,
        ...added(statement),
        `你（们）的行为违反了${cite("GUARDIAN_DUTY", issuedOn)}的规定。依照${cite("ORDER", issuedOn)}，现对你（们）予以批评教育，并责令于${termOf(facts)}前改正，送${child.name}到${child.schoolName ?? "学校"}接受义务教育。`,
        "逾期不改正的，将依法采取进一步措施。",
        `如不服本决定，可以依照${cite("REMEDIES", issuedOn)}，自收到本通知书之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。`,
      ),
    ],
    receipt: { recipient: guardian },
  };
};
