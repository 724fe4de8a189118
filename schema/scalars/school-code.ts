import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A 学校标识码 of ten digits. */
export type SchoolCode = string & { readonly __brand: "SchoolCode" };

/** Reads a 学校标识码. @throws ScalarFault FORMAT. */
export function parseSchoolCode(text: string): SchoolCode {
  const code = text.trim();
  if (!/^\d{10}$/.test(code)) {
    throw new ScalarFault("FORMAT", "A school code has ten digits. 学校标识码应为10位数字。");
  }
  return code as SchoolCode;
}

export const SchoolCodeScalar = defineTextScalar({
  name: "SchoolCode",
  description: "Code of a school, ten digits. 学校标识码，10位数字。",
  parse: parseSchoolCode,
});
