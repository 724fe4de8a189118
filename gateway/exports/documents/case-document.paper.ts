import type { CaseDocumentAnswer } from "./case-document.query";
import { chineseDate, type OfficialPaper, type PaperPart } from "./official-paper";

/** Sets a paper that was drawn up, in the form of official papers; of what it says nothing is added or left out. */
export function caseDocumentPaper(document: CaseDocumentAnswer): OfficialPaper {
  const { number, title, voidedOn, content } = document;
  const { heading, addressee, sections, contact, copies, receiptRecipient } = content;
  return {
    name: `${title}（${number}）`,
    parts: [
      ...(voidedOn === null ? [] : [{ kind: "void", text: `本文书已于${chineseDate(voidedOn)}作废` } as const]),
      { kind: "organ", text: heading },
      { kind: "number", text: number },
      { kind: "title", text: title },
      ...(addressee === null ? [] : [{ kind: "addressee", text: `${addressee}：` } as const]),
      ...sections.flatMap(sectionParts),
      ...enclosureParts(content),
      { kind: "signature", lines: signatureLines(document) },
      ...(contact === null ? [] : [{ kind: "note", text: `（${contact}）` } as const]),
      ...(copies.length === 0 ? [] : [{ kind: "note", text: `抄送：${copies.join("，")}。` } as const]),
      ...(receiptRecipient === null ? [] : receiptParts(document, receiptRecipient)),
    ],
  };
}

type Content = CaseDocumentAnswer["content"];

function sectionParts({ heading, paragraphs, table }: Content["sections"][number]): PaperPart[] {
  return [
    ...(heading === null ? [] : [{ kind: "heading", text: heading } as const]),
    ...paragraphs.map((text) => ({ kind: "paragraph", text }) as const),
    ...(table === null
      ? []
      : [
          {
            kind: "table",
            table: {
              columns: table.headers.map((header, index) => ({ header, share: shareOf(table.headers, index) })),
              rows: table.rows,
            },
          } as const,
        ]),
  ];
}

/** What is told of something takes more room than what it is. */
const shareOf = (headers: readonly string[], index: number): number => (headers.length === 2 && index === 1 ? 2 : 1);

function enclosureParts({ enclosures }: Content): PaperPart[] {
  return enclosures.map((name, index) => {
    const number = enclosures.length === 1 ? "" : `${index + 1}．`;
    return { kind: "paragraph", text: `${index === 0 ? "附件：" : "　　　"}${number}${name}` };
  });
}

function signatureLines({ issuedOn, content: { heading, signatory } }: CaseDocumentAnswer): string[] {
  const signer = signatory === null ? [] : [`${signatory.post}：${signatory.name}`];
  return [...signer, `${heading}（盖章）`, chineseDate(issuedOn)];
}

/** 送达回执: cut off, signed where the paper is served, and kept by the organ. */
function receiptParts({ number, title }: CaseDocumentAnswer, recipient: string): PaperPart[] {
  const toSign = "　　　　　　　　年　　月　　日";
  return [
    { kind: "cut", text: "送达回执（由送达机关存档）" },
    {
      kind: "fields",
      rows: [
        ["送达文书", `《${title}》（${number}）`],
        ["受送达人", recipient],
        ["受送达人签名", toSign],
        ["送达方式", "□直接　□留置　□委托　□邮寄　□公告"],
        ["送达人（两人）签名", toSign],
        ["见证人签名", toSign],
        ["备注", ""],
      ],
    },
  ];
}
