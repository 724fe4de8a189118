import { departmentTitle } from "../../../schema/departments";
import { findCountyName, findFullCountyName } from "../../../schema/regions/county-succession";
import { findRegion } from "../../../schema/regions/regions";

const MUNICIPALITIES: readonly string[] = ["11", "12", "31", "50"];
const MINISTRY = "100000";

/**
 * Full name of the education bureau of a county, or of the authority above it (`450200`, `450000`, `100000`), where the
 * directory has no entry.
 */
export function bureauNameOf(code: string): string {
  const county = findFullCountyName(code);
  if (county !== null) return `${county}教育局`;
  if (code === MINISTRY) return "教育部";
  const prefecture = code.endsWith("0000") ? null : findRegion(code.slice(0, 4));
  if (prefecture !== null && code.endsWith("00")) return `${prefecture.name}教育局`;
  const province = findRegion(code.slice(0, 2))?.name ?? code;
  return province + (MUNICIPALITIES.includes(code.slice(0, 2)) ? "教育委员会" : "教育厅");
}

/** Name of a county's education bureau as letters mention it within a prefecture: 兴宾区教育局. */
export function shortBureauNameOf(countyCode: string): string {
  const county = findCountyName(countyCode);
  return county === null ? bureauNameOf(countyCode) : `${county}教育局`;
}

/** Full name of a department of a county as it heads a letter: 柳州市柳南区公安局. */
export function organNameOf(countyCode: string, organ: string): string {
  return (findFullCountyName(countyCode) ?? countyCode) + departmentTitle(organ);
}

/** One character that stands for a department in the numbers of its papers (发文机关代字). */
const ORGAN_CHARACTERS: Readonly<Record<string, string>> = {
  education: "教",
  "public-security": "公",
  "civil-affairs": "民",
  "disabled-persons": "残",
  "poverty-relief": "扶",
  health: "卫",
  justice: "司",
  "human-resources": "人社",
};

/** The word before a department's numbers (机关代字) by default: 柳南教. */
export function organWordOf(countyCode: string, organ: string): string {
  const name = findCountyName(countyCode) ?? countyCode;
  return stemOf(name) + (ORGAN_CHARACTERS[organ] ?? departmentTitle(organ).slice(0, 1));
}

/** 柳南区 → 柳南, 三江侗族自治县 → 三江; 横县 stays, since one character alone is no name. */
function stemOf(name: string): string {
  const bare = name.replace(AUTONOMOUS, "").replace(/(?:自治县|新区|[区县市旗])$/u, "");
  return bare.length > 1 ? bare : name;
}

/** The peoples after whom autonomous counties are named, by one or several of them. */
const PEOPLES =
  "各|壮|瑶|苗|侗|仫佬|毛南|彝|水|仡佬|回|满|蒙古|朝鲜|达斡尔|鄂温克|鄂伦春|畲|土家|黎|羌|藏|布依|傣|哈尼|拉祜|佤|布朗|白|傈僳|" +
  "独龙|怒|纳西|普米|裕固|哈萨克|东乡|保安|撒拉|土|塔吉克|柯尔克孜|锡伯|维吾尔";
const AUTONOMOUS = new RegExp(`(?:(?:${PEOPLES})族)+自治[县旗]$`, "u");
