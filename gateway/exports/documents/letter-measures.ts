/** Measures of the official letter, 信函格式 of GB/T 9704-2012 §10.1; millimetres from the page's upper left corner, unless a name says points. */

export const MM_PER_POINT = 25.4 / 72;

export const PAGE = { width: 210, height: 297 };

/** 版心. */
export const TEXT = { left: 28, top: 37, width: 156, height: 225 };
export const TEXT_RIGHT = TEXT.left + TEXT.width;
export const TEXT_BOTTOM = TEXT.top + TEXT.height;

/** 3号: a character's height, its step (28 of them fill a line, which characters of 16 points would not), the step of 22 lines. */
export const BODY = { points: 16, stepPoints: 15.75, linePoints: 28.95 };
export const CHARACTERS = 28;
/** A character of the body, and a line. */
export const CHARACTER = BODY.stepPoints * MM_PER_POINT;
export const LINE = BODY.linePoints * MM_PER_POINT;
/** 2号. */
export const TITLE = { points: 22, linePoints: 33, characters: 19 };
/** 4号, as 版记 and page numbers are set in. */
export const SMALL = { points: 14, linePoints: 22 };
export const SMALL_CHARACTER = SMALL.points * MM_PER_POINT;
export const SMALL_LINE = SMALL.linePoints * MM_PER_POINT;

/** What the standard puts between a rule and the text beside it: 7/8 of the height of a 3号 character. */
const BESIDE_RULE = (7 / 8) * BODY.points * MM_PER_POINT;
/** 行, as the standard measures distances: a 3号 character and 7/8 of its height. */
const STANDARD_LINE = (15 / 8) * BODY.points * MM_PER_POINT;

/** A red double rule (红色双线): thick over thin at the head, thin over thick at the foot, centred on the page. */
export const RULE = { left: 20, width: 170, thick: 0.9, gap: 0.35, thin: 0.35 };
const RULE_HEIGHT = RULE.thick + RULE.gap + RULE.thin;
/** The lower edge of the rule at the foot lies 20 mm over the page's. */
const FOOT_RULE_TOP = PAGE.height - 20 - RULE_HEIGHT;

/** 发文机关标志: its upper edge. */
const HEAD_TOP = 30;
const HEAD_TO_RULE = 4;

/** A bar of a rule. */
export interface Bar {
  top: number;
  height: number;
}

/** Where everything on the first page stands over its text; by the height of 发文机关标志, which a long name makes smaller. */
export interface HeadMeasures {
  headTop: number;
  headHeight: number;
  ruleTop: number;
  ruleBottom: number;
  /** Of the characters, not of the lines that they stand in. */
  numberTop: number;
  titleTop: number;
}

export function headMeasures(headPoints: number): HeadMeasures {
  const headHeight = headPoints * MM_PER_POINT;
  const ruleTop = HEAD_TOP + headHeight + HEAD_TO_RULE;
  const ruleBottom = ruleTop + RULE_HEIGHT;
  const numberTop = ruleBottom + BESIDE_RULE;
  const titleTop = numberTop + BODY.points * MM_PER_POINT + 2 * STANDARD_LINE;
  return { headTop: HEAD_TOP, headHeight, ruleTop, ruleBottom, numberTop, titleTop };
}

export const headRule = (top: number): readonly Bar[] => [
  { top, height: RULE.thick },
  { top: top + RULE.thick + RULE.gap, height: RULE.thin },
];

export const FOOT_RULE: readonly Bar[] = [
  { top: FOOT_RULE_TOP, height: RULE.thin },
  { top: FOOT_RULE_TOP + RULE.thin + RULE.gap, height: RULE.thick },
];

/** How 发文机关标志 is set: on one line, within the width of the rules. */
export interface HeadSetting {
  points: number;
  /** Width of its characters, 1 for as wide as high: a long name is set narrower before it is set smaller. */
  scale: number;
}

const HEAD = { most: 36, least: 26, narrowest: 0.66 };
/** The name ends a little before the rules do. */
const HEAD_WIDTH = 166 / MM_PER_POINT;

export function headSetting(characters: number): HeadSetting {
  const fitting = HEAD_WIDTH / Math.max(characters, 1);
  if (fitting >= HEAD.least) return { points: Math.min(HEAD.most, Math.floor(fitting * 2) / 2), scale: 1 };
  const points = Math.min(HEAD.least, Math.floor((fitting / HEAD.narrowest) * 2) / 2);
  return { points, scale: Math.floor((fitting / points) * 100) / 100 };
}

/** Page numbers stand 7 mm under the text: there the middle of their dashes lies. */
export const PAGE_NUMBER = { top: TEXT_BOTTOM + 7 - SMALL_CHARACTER / 2, height: SMALL_CHARACTER };

/** 印章: a circle. */
export const SEAL_DIAMETER = 42;
