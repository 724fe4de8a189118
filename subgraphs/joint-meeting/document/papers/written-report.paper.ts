import { plain } from "../paper-content";
import { added, causeWords, describeChild, describePupil, whereaboutsWords } from "./case-words";
import { chineseDate } from "./chinese-date";
import { cite } from "./legal-articles";
import type { PaperText } from "./paper-text";

/** 书面报告: persuaded in vain, the school tells the bureau and the township. */
export const writtenReport: PaperText = (facts) => {
  const { issuedOn, spellSince, visits, statement, educationName, townshipName, child } = facts;
  const guardian = child.guardian === null ? "" : `监护人${child.guardian.name}。`;
  const persuaded =
    visits.length === 0
      ? "尚无入户劝返记录。"
      : `已于${visits.map(chineseDate).join("、")}入户劝返${visits.length}次，至今未返校。`;
  return {
    addressee: [educationName, townshipName].filter((name) => name !== null).join("、"),
    sections: [
      plain(`根据${cite("SCHOOL_REPORT", issuedOn)}，现将一名学生辍学及劝返情况书面报告如下。`),
      {
        heading: "一、学生基本情况",
        paragraphs: [
          `${describeChild(facts)}，${describePupil(facts)}，自${chineseDate(spellSince)}起未到校就读。${guardian}`,
          `辍学原因：${causeWords(facts)}。目前去向：${whereaboutsWords(facts)}。`,
        ],
        table: null,
      },
      { heading: "二、劝返情况", paragraphs: [persuaded, ...added(statement)], table: null },
      {
        heading: "三、提请事项",
        paragraphs: ["学校劝返无效，提请依法采取措施，督促其监护人送其返校接受义务教育。特此报告。"],
        table: null,
      },
    ],
  };
};
