import type { Desk } from "../desk/desk";
import { DocumentKind } from "../document/document-kind";
import { organName } from "../document/organ-name";
import { type PaperContent, plain } from "../document/paper-content";
import { MeasureKind } from "./measure-enums";

interface MeasureToPaper {
  kind: MeasureKind;
  subject: Desk;
  /** Names of schools by code. */
  schools: ReadonlyMap<string, string>;
  countyCode: string;
  organ: Desk;
  meetsOn: string | null;
  dueOn: string | null;
  ground: string;
}

/** The paper (约谈通知书、限期整改通知书、通报) that a measure is ordered by; null for an inspection, which needs none. */
export function measurePaper(measure: MeasureToPaper): { kind: DocumentKind; content: PaperContent } | null {
  const { kind, subject, schools, countyCode, organ } = measure;
  if (kind === MeasureKind.INSPECTION) return null;
  const unit = organName(subject, countyCode, schools);
  return {
    kind: DOCUMENT_KINDS[kind],
    content: {
      heading: organName(organ, countyCode, schools),
      addressee: unit,
      sections: [plain(...paragraphsOf(measure))],
      enclosures: [],
      signatory: null,
      contact: null,
      copies: [],
      receipt: kind === MeasureKind.CIRCULAR ? null : { recipient: unit },
    },
  };
}

const DOCUMENT_KINDS = {
  TALK: DocumentKind.TALK_NOTICE,
  RECTIFICATION: DocumentKind.RECTIFICATION_NOTICE,
  CIRCULAR: DocumentKind.CIRCULAR,
} as const;

function paragraphsOf({ meetsOn, dueOn, ground }: MeasureToPaper): string[] {
  if (meetsOn !== null) {
    return [
      `因${ground}，决定于${dayInWords(meetsOn)}对你单位主要负责人、分管负责人进行约谈。`,
      "请携带控辍保学工作台账及相关材料，按时参加。",
    ];
  }
  if (dueOn === null) return [ground];
  return [
    `经查，你单位存在以下问题：${ground}`,
    `请于${dayInWords(dueOn)}前整改到位，并书面上报整改情况。逾期未改的，予以通报并依规追究责任。`,
  ];
}

/** 2018-12-05 → 2018年12月5日. */
function dayInWords(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}
