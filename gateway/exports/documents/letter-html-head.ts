import { escapeHtml } from "./escape-html";
import {
  type Bar,
  BODY,
  FOOT_RULE,
  headMeasures,
  headRule,
  headSetting,
  LINE,
  MM_PER_POINT,
  PAGE,
  RULE,
  SEAL_DIAMETER,
  TEXT,
  TEXT_RIGHT,
} from "./letter-measures";
import type { LetterPaper } from "./letter-paper";
import type { SignaturePlan } from "./letter-signature";
import { widthOf } from "./letter-text";

/** Height of a character over its base line. */
const ABOVE_BASE = 0.86;
const BODY_SIZE = BODY.points * MM_PER_POINT;

/** Everything that has its place on the first page: drawn, since a page's policy allows no styles of single elements. */
export function headSvg({ head, mark, number }: LetterPaper): string {
  const { points, scale } = headSetting(widthOf(head));
  const { headTop, headHeight, ruleTop, numberTop } = headMeasures(points);
  const narrow =
    scale === 1 ? "" : ` textLength="${mm(widthOf(head) * headHeight * scale)}" lengthAdjust="spacingAndGlyphs"`;
  const base = headTop + headHeight * ABOVE_BASE;
  const numberBase = numberTop + BODY_SIZE * ABOVE_BASE;
  const name = `<text class="red title" x="${PAGE.width / 2}" y="${mm(base)}" font-size="${mm(headHeight)}" text-anchor="middle"${narrow}>${escapeHtml(head)}</text>`;
  const marked =
    mark === null
      ? ""
      : `<text class="first" x="${TEXT.left}" y="${mm(numberBase)}" font-size="${mm(BODY_SIZE)}">${escapeHtml(mark)}</text>`;
  const numbered =
    number === null
      ? ""
      : `<text x="${TEXT_RIGHT}" y="${mm(numberBase)}" font-size="${mm(BODY_SIZE)}" text-anchor="end">${escapeHtml(number)}</text>`;
  const bars = [...headRule(ruleTop), ...FOOT_RULE].map(barOf).join("");
  return `<svg class="head" viewBox="0 0 ${PAGE.width} ${PAGE.height}">${name}${bars}${marked}${numbered}</svg>`;
}

const barOf = ({ top, height }: Bar): string =>
  `<rect class="red" x="${RULE.left}" y="${mm(top)}" width="${RULE.width}" height="${mm(height)}"/>`;

/** Names and date over their seals. */
export function signatureSvg({ issuers, date }: LetterPaper, plan: SignaturePlan): string {
  const height = (plan.nameLines + 1) * LINE;
  const seals = plan.organs.map(({ centre }, index) => sealOf(issuers[index]?.seal ?? null, centre, plan.sealTop));
  const names = plan.organs.flatMap(({ centre, lines }) =>
    lines.map((line, index) => (line === "" ? "" : textAt(line, centre, index))),
  );
  const dated = textAt(date, plan.dateCentre, plan.nameLines);
  const box = `width="${TEXT.width}mm" height="${mm(height)}mm" viewBox="0 0 ${TEXT.width} ${mm(height)}"`;
  return `<svg ${box}>${seals.join("")}${names.join("")}${dated}</svg>`;
}

function sealOf(seal: Buffer | "PLACE" | null, centre: number, top: number): string {
  if (seal === null) return "";
  if (seal === "PLACE") {
    const radius = SEAL_DIAMETER / 2;
    return `<circle cx="${mm(centre)}" cy="${mm(top + radius)}" r="${radius}" fill="none" stroke="#a6a6a6" stroke-width="0.2" stroke-dasharray="1 0.8"/>`;
  }
  const place = `x="${mm(centre - SEAL_DIAMETER / 2)}" y="${mm(top)}" width="${SEAL_DIAMETER}" height="${SEAL_DIAMETER}"`;
  return `<image ${place} href="data:image/png;base64,${seal.toString("base64")}"/>`;
}

const textAt = (text: string, centre: number, line: number): string =>
  `<text x="${mm(centre)}" y="${mm(line * LINE + BASE)}" font-size="${mm(BODY_SIZE)}" text-anchor="middle" xml:space="preserve">${escapeHtml(text)}</text>`;

/** Of a line of the body. */
const BASE = LINE / 2 + BODY_SIZE * (ABOVE_BASE - 0.5);

const mm = (millimetres: number): string => String(Math.round(millimetres * 1000) / 1000);
