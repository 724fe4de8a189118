import { plain } from "../paper-content";
import { added, describeChild, describePupil, guardianOf, termOf } from "./case-words";
import { chineseDate } from "./chinese-date";
import { cite } from "./legal-articles";
import type { PaperText } from "./paper-text";

/** 限期返校通知书. */
export const returnNotice: PaperText = (facts) => {
  const { issuedOn, spellSince, statement, child } = facts;
  const guardian = guardianOf(facts);
  return {
    addressee: guardian,
    sections: [
      plain(
        `你（们）的被监护人${describeChild(facts)}，系${describePupil(facts)}，自${chineseDate(spellSince)}起未到校接受义务教育。`,
        `${cite("GUARDIAN_DUTY", issuedOn)}规定，父母或者其他法定监护人应当依法保证适龄儿童、少年按时入学接受并完成义务教育。`,
        ...added(statement),
        `请你（们）于${termOf(facts)}前送${child.name}返回${child.schoolName ?? "学校"}就读，并将返校情况告知学校。确因疾病等原因不能返校的，请于该日前向学校提交证明材料，依法办理休学等手续。`,
        `逾期无正当理由仍未送其返校的，将依照${cite("ORDER", issuedOn)}的规定责令限期改正。`,
        "特此通知。",
      ),
    ],
    receipt: { recipient: guardian },
  };
};
