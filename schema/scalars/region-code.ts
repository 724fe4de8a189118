import { findRegion, type RegionLevel } from "../regions/regions";
import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A region code that exists: 2 digits 省, 4 地市, 6 县 (GB/T 2260) or 9 乡镇 (GB/T 10114). */
export type RegionCode = string & { readonly __brand: "RegionCode" };

/**
 * Reads a 行政区划代码.
 * @param level when given, the code must be of this level.
 * @throws ScalarFault FORMAT, UNKNOWN_CODE or WRONG_LEVEL.
 */
export function parseRegionCode(text: string, level?: RegionLevel): RegionCode {
  const code = text.trim();
  if (!/^(\d{2}|\d{4}|\d{6}|\d{9})$/.test(code)) {
    throw new ScalarFault("FORMAT", "A region code has 2, 4, 6 or 9 digits. 区划代码应为2、4、6或9位数字。");
  }
  const region = findRegion(code);
  if (region === null) {
    throw new ScalarFault("UNKNOWN_CODE", "No such region code in GB/T 2260. 区划代码不在GB/T 2260目录中。");
  }
  if (level !== undefined && region.level !== level) {
    throw new ScalarFault(
      "WRONG_LEVEL",
      `The region code must be that of a ${level}. 区划代码级别不符（应为${LEVEL_TITLES[level]}）。`,
    );
  }
  return code as RegionCode;
}

const LEVEL_TITLES: Record<RegionLevel, string> = {
  province: "省级",
  prefecture: "地级",
  county: "县级",
  township: "乡级",
};

export const RegionCodeScalar = defineTextScalar({
  name: "RegionCode",
  description:
    "Code of a province, prefecture, county (GB/T 2260) or township (9 digits). 行政区划代码：省、地、县（GB/T 2260）或乡镇（9位）。",
  parse: (text) => parseRegionCode(text),
});
