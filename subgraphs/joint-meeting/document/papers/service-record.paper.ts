import { guardianOf } from "./case-words";
import { chineseDate } from "./chinese-date";
import type { PaperText } from "./paper-text";

/** 送达回证: one paper served, to be filled in by hand where it is served. */
export const serviceRecord: PaperText = (facts) => {
  const { served, statement, caseNumber } = facts;
  if (served === null) throw new Error("a record of service of nothing");
  return {
    addressee: null,
    sections: [
      {
        heading: null,
        paragraphs: [],
        table: {
          headers: ["项目", "内容"],
          rows: [
            ["案号", caseNumber],
            ["受送达人", guardianOf(facts)],
            ["送达文书名称", served.title],
            ["文号", served.number],
            ["文书日期", chineseDate(served.issuedOn)],
            ["送达地点", ""],
            ["送达方式", "□直接送达　□留置送达　□委托送达　□邮寄送达　□公告送达"],
            ["受送达人签名或盖章", "　　　　　　　　　　年　　月　　日　　时"],
            ["代收人签名及与受送达人关系", ""],
            ["见证人签名", ""],
            ["送达人签名（两人以上）", ""],
            ["备注", statement ?? ""],
          ],
        },
      },
    ],
  };
};
