import { beforeAll, describe, expect, it } from "@jest/globals";
import { fullParagraphs, LETTER, SEAL, titleOf } from "../../../test/support/letter-answers";
import { anchorsOf, type LetterMeasures, measureDocx, measurePrint } from "../../../test/support/letter-measures";
import { readZip } from "../../../test/support/read-zip";
import { printByWriter, type WriterPrint } from "../../../test/support/writer-print";
import { renderLetterDocx } from "./letter-docx";
import { letterPaper } from "./letter.paper";

const MM_PER_POINT = 25.4 / 72;
const NAMES = {
  one: ["柳州市柳南区教育局"],
  long: ["临夏回族自治州积石山保安族东乡族撒拉族自治县教育局"],
  three: ["柳州市柳南区教育局", "柳州市柳南区公安局", "柳州市柳南区民政局"],
};
type Name = keyof typeof NAMES;

/**
 * GB/T 9704-2012 §10.1 by the letters' docx, always; and by their ink where LibreOffice Writer is installed. All of them go
 * beyond the first page, so that the seals stand on another one than the red head.
 */
describe("a letter, measured", () => {
  const letters = new Map<Name, { docx: Buffer; prints: WriterPrint[]; measures: LetterMeasures[] }>();
  beforeAll(async () => {
    const documents = await Promise.all(
      Object.values(NAMES).map((names) => {
        const issuers = names.map((organName) => ({ organName, seal: SEAL }));
        const paragraphs = [...fullParagraphs(14), "特此函达。"];
        return renderLetterDocx(letterPaper({ ...LETTER, issuers, paragraphs }, titleOf));
      }),
    );
    const prints = printByWriter(documents);
    Object.keys(NAMES).forEach((name, index) => {
      const docx = documents[index]!;
      const printed = prints.slice(index, index + 1);
      letters.set(name as Name, {
        docx,
        prints: printed,
        measures: [measureDocx(docx), ...printed.map(measurePrint)],
      });
    });
  });

  const found = (name: Name) => letters.get(name)!;
  const bodyOf = (name: Name): string => readZip(found(name).docx).get("word/document.xml") ?? "";

  it.each(["one", "long"] as const)(
    "(%s) has its red name 30 mm from the top, in the middle, within the rules",
    (name) => {
      for (const { by, head } of found(name).measures) {
        expectNear(head.top, 30, by === "docx" ? 0.01 : 0.5);
        expectNear((head.left + head.right) / 2, 105, 0.5);
        expect(head.right - head.left).toBeLessThanOrEqual(170.01);
      }
    },
  );

  it.each(["one", "long"] as const)(
    "(%s) has red double rules of 170 mm, 4 mm under the name and 20 mm from the foot",
    (name) => {
      for (const { by, head, bars } of found(name).measures) {
        const tolerance = by === "docx" ? 0.01 : 0.2;
        const [thick, thin, footThin, footThick] = bars as [Bar, Bar, Bar, Bar];
        for (const { left, right } of bars) {
          expectNear(left, 20, tolerance);
          expectNear(right, 190, tolerance);
        }
        expect(bars).toHaveLength(4);
        expectNear(thick.top - head.bottom, 4, by === "docx" ? 0.01 : 1);
        expectNear(footThick.bottom, 297 - 20, tolerance);
        expect(heightOf(thick)).toBeGreaterThan(1.9 * heightOf(thin));
        expect(heightOf(footThick)).toBeGreaterThan(1.9 * heightOf(footThin));
      }
    },
  );

  it.each(["one", "long"] as const)(
    "(%s) has its number 7/8 of a character under the rule, at the text's right edge",
    (name) => {
      for (const { by, bars, number } of found(name).measures) {
        expectNear(number.top - bars[1]!.bottom, (7 / 8) * 16 * MM_PER_POINT, by === "docx" ? 0.01 : 0.5);
        expectNear(number.right, 184, by === "docx" ? 0.01 : 0.8);
      }
    },
  );

  it("begins its title two lines under the number", () => {
    const anchored = anchorsOf(found("one").docx).find(({ name }) => name === "发文字号")!;
    const before = Number(/<w:spacing w:before="(\d+)" w:line="660"/.exec(bodyOf("one"))?.[1]) / 20;
    const titleTop = 37 + (before + 0.8 * 33 - 0.86 * 22) * MM_PER_POINT;
    const numberBottom = anchored.top + 16 * MM_PER_POINT;
    expectNear(titleTop - numberBottom, 2 * 30 * MM_PER_POINT, 0.05);
  });

  it("has its text in 156 × 225 mm, 37 mm from the top and 28 mm from the left", () => {
    const [top, right, bottom, left] = ["top", "right", "bottom", "left"].map((side) => {
      return (Number(new RegExp(`<w:pgMar[^>]*w:${side}="(\\d+)"`).exec(bodyOf("one"))?.[1]) / 1440) * 25.4;
    }) as [number, number, number, number];
    expectNear(top, 37, 0.02);
    expectNear(left, 28, 0.02);
    expectNear(210 - left - right, 156, 0.03);
    expectNear(297 - top - bottom, 225, 0.03);
  });

  it("has 22 lines of 28 characters on a full page", () => {
    const line = /<w:spacing w:line="(\d+)" w:lineRule="exact"\/><w:ind w:firstLine="630"/.exec(bodyOf("one"))?.[1];
    const step = /<w:spacing w:val="(-?\d+)"\/><w:sz w:val="32"\/>/.exec(bodyOf("one"))?.[1];
    expect(Math.floor(225 / ((Number(line) / 20) * MM_PER_POINT))).toBe(22);
    expect(Math.floor(156 / ((16 + Number(step) / 20) * MM_PER_POINT))).toBe(28);
    for (const { lines } of found("one").prints) {
      for (const page of [2, 3]) {
        expect(lines(page)).toHaveLength(22 + 1);
        // Of a paragraph's five lines the first one has two characters less.
        expect(
          new Set(
            lines(page)
              .slice(0, -1)
              .map(({ length }) => length),
          ),
        ).toEqual(new Set([26, 28]));
      }
    }
  });

  it("has no page number on the first page, and on the others one outside, 7 mm under the text", () => {
    const files = readZip(found("one").docx);
    const footers = [...files].filter(([name]) => /word\/footer\d*\.xml/.test(name)).map(([, xml]) => xml);
    expect(footers.filter((xml) => xml.includes("PAGE"))).toHaveLength(2);
    expect(bodyOf("one")).toContain("<w:titlePg/>");
    expect(files.get("word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
    for (const { lines, words } of found("one").prints) {
      expect(lines(1).at(-1)).not.toContain("—");
      for (const page of [2, 3]) {
        expect(lines(page).at(-1)).toBe(`—${page}—`);
        const dashes = words(page).filter(({ text }) => text.includes("—"));
        expectNear((dashes[0]!.top + dashes[0]!.bottom) / 2, 37 + 225 + 7, 1);
        const fromEdge = page % 2 === 0 ? dashes[0]!.left - 28 : 184 - dashes.at(-1)!.right;
        expectNear(fromEdge, 14 * MM_PER_POINT, 0.5);
      }
    }
  });

  it.each(["one", "three"] as const)(
    "(%s) bears a seal of 42 mm an organ, none touching another, the last one over the date",
    (name) => {
      for (const { seals } of found(name).measures) {
        expect(seals).toHaveLength(NAMES[name].length);
        for (const [index, { left, right }] of seals.entries()) {
          expectNear(right - left, 42, 0.3);
          expect(left).toBeGreaterThanOrEqual(index === 0 ? 28 : seals[index - 1]!.right + 0.5);
          expect(right).toBeLessThanOrEqual(184);
        }
        // 2018年12月31日 is seven characters wide, and ends four before the text does.
        const last = seals.at(-1)!;
        expectNear((last.left + last.right) / 2, 184 - (4 + 3.5) * 15.75 * MM_PER_POINT, 0.3);
      }
    },
  );

  it.each(["one", "three"] as const)("(%s) is sealed over names and date, within a line of the text", (name) => {
    for (const print of found(name).prints) {
      const words = print.words(print.pages);
      const [seal] = measurePrint(print).seals;
      const month = words.find(({ text }) => text === "月")!;
      expect(month.top).toBeGreaterThan((seal!.top + seal!.bottom) / 2);
      expect(month.bottom).toBeLessThan(seal!.bottom);
      const closing = words.find(({ text }) => text.includes("特此函达"))!;
      expectNear(seal!.top - closing.bottom, 5, 5.3);
    }
    const [seal] = anchorsOf(found(name).docx).filter((anchor) => anchor.name === "印章");
    expect(seal!.top).toBeLessThan(-9);
    expect(seal!.top).toBeGreaterThan(-2 * 28.95 * MM_PER_POINT);
  });

  it("names whom copies go to in the last lines of the last page", () => {
    const block = anchorsOf(found("one").docx).find(({ name }) => name === "版记")!;
    expectNear(block.bottom, 37 + 225, 0.01);
    for (const { pages, words } of found("one").prints) {
      const copies = words(pages).find(({ text }) => text.startsWith("抄送"))!;
      expectNear(copies.left, 28 + 14 * MM_PER_POINT, 0.5);
      expectNear(copies.bottom, 37 + 225, 3);
    }
  });
});

type Bar = LetterMeasures["bars"][number];
const heightOf = ({ top, bottom }: Bar): number => bottom - top;

function expectNear(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
}
