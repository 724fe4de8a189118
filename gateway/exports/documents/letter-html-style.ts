import { CELL } from "./letter-list";
import { BODY, PAGE, PAGE_NUMBER, SMALL, TEXT, TITLE } from "./letter-measures";

const SONG = `"SimSun-ExtB", "Noto Serif CJK SC", serif`;
const TITLE_FAMILY = `"方正小标宋简体", "方正小标宋_GBK", FZXiaoBiaoSong-B05S, 小标宋体, 华文中宋, STZhongsong, 宋体, SimSun, ${SONG}`;

/** Fonts by name: nothing is fetched, and where one is missing the next stands in. Latin letters and digits alone are those of Times. */
export const LETTER_STYLE = `
@font-face { font-family: Latin; src: local("Times New Roman"), local("TimesNewRomanPSMT"), local("Liberation Serif"); unicode-range: U+20-7E; }
@page { size: A4; margin: 0; }
* { box-sizing: border-box; margin: 0; }
body { font: ${BODY.points}pt/${BODY.linePoints}pt Latin, "仿宋_GB2312", 仿宋, FangSong, STFangsong, ${SONG}; color: #000; }
.page { position: relative; width: ${PAGE.width}mm; height: ${PAGE.height}mm; overflow: hidden; background: #fff; break-after: page; }
.page:last-child { break-after: auto; }
@media screen { body { background: #999; } .page { margin: 8mm auto; box-shadow: 0 0 2mm #444; } }
.head { position: absolute; left: 0; top: 0; width: ${PAGE.width}mm; height: ${PAGE.height}mm; }
.text { position: absolute; left: ${TEXT.left}mm; top: ${TEXT.top}mm; width: ${TEXT.width}mm; }
.text svg { display: block; overflow: visible; }
.red { fill: #c00000; }
.title { font-family: Latin, ${TITLE_FAMILY}; }
h1 { font: ${TITLE.points}pt/${TITLE.linePoints}pt Latin, ${TITLE_FAMILY}; font-weight: normal; text-align: center; }
h1 span { display: block; white-space: nowrap; }
.line { height: ${BODY.linePoints}pt; white-space: nowrap; letter-spacing: ${BODY.stepPoints - BODY.points}pt; }
.full { text-align: justify; text-align-last: justify; }
.begins { padding-left: ${2 * BODY.stepPoints}pt; }
.ghost { visibility: hidden; user-select: none; }
.first { font-family: Latin, 黑体, SimHei, "Noto Sans CJK SC", sans-serif; }
.second { font-family: Latin, "楷体_GB2312", 楷体, KaiTi, STKaiti, ${SONG}; }
.number { position: absolute; top: ${PAGE_NUMBER.top}mm; left: ${TEXT.left}mm; width: ${TEXT.width}mm; padding: 0 ${SMALL.points}pt; font: ${SMALL.points}pt/${SMALL.points}pt 宋体, SimSun, ${SONG}; }
.odd { text-align: right; }
.closing { position: absolute; bottom: ${PAGE.height - TEXT.top - TEXT.height}mm; left: ${TEXT.left}mm; width: ${TEXT.width}mm; padding: 0 ${SMALL.points}pt; font-size: ${SMALL.points}pt; line-height: ${SMALL.linePoints}pt; white-space: nowrap; }
table { width: ${TEXT.width}mm; table-layout: fixed; border-collapse: collapse; font-size: ${CELL.points}pt; line-height: ${CELL.linePoints}pt; }
th, td { border: 0.5pt solid #000; padding: ${CELL.paddingPoints}pt 0; text-align: center; vertical-align: middle; font-weight: normal; white-space: nowrap; overflow: hidden; }
td.left { text-align: left; padding-left: ${CELL.paddingMm}mm; }
th { font-family: Latin, 黑体, SimHei, "Noto Sans CJK SC", sans-serif; }
`;
