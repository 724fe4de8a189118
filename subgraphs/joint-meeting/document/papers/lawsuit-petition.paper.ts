import { added, describeChild, describePupil, guardianOf } from "./case-words";
import { chineseDate } from "./chinese-date";
import { cite } from "./legal-articles";
import type { PaperText } from "./paper-text";

/** 民事起诉状: the township asks the court to have the guardian do its duty. */
export const lawsuitPetition: PaperText = (facts) => {
  const { countyName, organName, issuedOn, spellSince, statement, measure, earlier, child } = facts;
  const papers = Object.values(earlier).map(({ title, number }) => `《${title}》（${number}）`);
  return {
    addressee: `${countyName}人民法院`,
    sections: [
      { heading: "原告", paragraphs: [organName], table: null },
      { heading: "被告", paragraphs: [`${guardianOf(facts)}，系${describeChild(facts)}的监护人。`], table: null },
      {
        heading: "诉讼请求",
        paragraphs: [
          `判令被告${measure ?? `依法履行监护职责，送${child.name}到${child.schoolName ?? "学校"}接受并完成义务教育`}。`,
        ],
        table: null,
      },
      {
        heading: "事实与理由",
        paragraphs: [
          `${child.name}系${describePupil(facts)}，自${chineseDate(spellSince)}起未到校接受义务教育。${papers.length === 0 ? "经多次劝返、催告" : `经${papers.join("、")}通知和责令`}，被告至今未送其返校。`,
          ...added(statement),
          `被告的行为违反了${cite("SUIT", issuedOn)}的规定，侵害了未成年人受教育的权利。为维护未成年人合法权益，特提起诉讼，请依法裁判。`,
        ],
        table: null,
      },
    ],
    enclosures: ["起诉状副本", "证据材料"],
  };
};
