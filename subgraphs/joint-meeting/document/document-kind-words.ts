import { DocumentKind } from "./document-kind";

interface KindWords {
  /** Title over the paper. */
  title: string;
  /** What an organ's number has for the kind, `柳南教限〔2018〕3号`. */
  word: string;
}

/** How papers of a kind are called and numbered. */
export const KIND_WORDS: Readonly<Record<DocumentKind, KindWords>> = {
  WRITTEN_REPORT: { title: "关于适龄儿童少年辍学情况的书面报告", word: "报" },
  RETURN_NOTICE: { title: "限期返校通知书", word: "限" },
  ORDER_NOTICE: { title: "责令送被监护人接受义务教育通知书", word: "责" },
  PENALTY_NOTICE: { title: "行政处罚告知书", word: "罚告" },
  PENALTY_DECISION: { title: "行政处罚决定书", word: "罚决" },
  SERVICE_RECORD: { title: "送达回证", word: "送" },
  DEMAND: { title: "履行义务催告书", word: "催" },
  ENFORCEMENT_APPLICATION: { title: "强制执行申请书", word: "执" },
  LAWSUIT_PETITION: { title: "民事起诉状", word: "诉" },
  MEETING_NOTICE: { title: "会议通知", word: "会" },
  MINUTES: { title: "会议纪要", word: "纪" },
  TALK_NOTICE: { title: "约谈通知书", word: "约" },
  RECTIFICATION_NOTICE: { title: "限期整改通知书", word: "改" },
  CIRCULAR: { title: "通报", word: "通" },
  RESPONSIBILITY_STATEMENT: { title: "控辍保学责任状", word: "状" },
};
