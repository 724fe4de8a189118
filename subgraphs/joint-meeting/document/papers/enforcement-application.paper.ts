import { DocumentKind } from "../document-kind";
import { added, describeChild, guardianOf, referTo } from "./case-words";
import { cite } from "./legal-articles";
import type { PaperText } from "./paper-text";

/** 强制执行申请书. */
export const enforcementApplication: PaperText = (facts) => {
  const { countyName, organName, issuedOn, statement, measure, earlier, child } = facts;
  const imposed = earlier[DocumentKind.PENALTY_DECISION] ?? earlier[DocumentKind.ORDER_NOTICE];
  const demanded = earlier[DocumentKind.DEMAND];
  const enclosed = [imposed, demanded].filter((paper) => paper !== undefined);
  return {
    addressee: `${countyName}人民法院`,
    sections: [
      { heading: "申请人", paragraphs: [organName], table: null },
      { heading: "被申请人", paragraphs: [`${guardianOf(facts)}，系${describeChild(facts)}的监护人。`], table: null },
      {
        heading: "申请事项",
        paragraphs: [`强制执行：${measure ?? `被申请人送${child.name}到${child.schoolName ?? "学校"}接受义务教育`}。`],
        table: null,
      },
      {
        heading: "事实和理由",
        paragraphs: [
          `被申请人无正当理由未送被监护人接受义务教育。${imposed === undefined ? "" : `申请人作出${referTo(imposed)}后，`}被申请人在法定期限内不申请行政复议或者提起行政诉讼，又不履行义务${demanded === undefined ? "" : `，经${referTo(demanded)}催告仍未履行`}。`,
          ...added(statement),
          `依照${cite("ENFORCEMENT", issuedOn)}，特申请贵院强制执行。`,
        ],
        table: null,
      },
    ],
    enclosures: [
      ...enclosed.map(({ title, number }) => `《${title}》（${number}）及送达回证`),
      "当事人的意见及催告情况",
    ],
  };
};
