import { parseCitizenId } from "./citizen-id";
import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A 学籍号: `G` and an ID number, or a provisional number of `L` or `J` for a child without one. */
export type StudentNumber = string & { readonly __brand: "StudentNumber" };

/**
 * Reads a 学籍号. `G` numbers carry the child's ID number; `L` (临时) and `J` numbers a provisional one of 8 to 18 digits
 * and letters, since counties number provisionally in forms of their own.
 * @throws ScalarFault FORMAT, or the fault of the ID number in a `G` number.
 */
export function parseStudentNumber(text: string): StudentNumber {
  const number = text.trim().toUpperCase();
  if (/^[LJ][\dA-Z]{8,18}$/.test(number)) return number as StudentNumber;
  if (!/^G.{18}$/.test(number)) {
    throw new ScalarFault(
      "FORMAT",
      "A student number is G and an ID number, or L or J and 8 to 18 characters. 学籍号应为G加公民身份号码，或L、J加8至18位字符。",
    );
  }
  parseCitizenId(number.slice(1));
  return number as StudentNumber;
}

export const StudentNumberScalar = defineTextScalar({
  name: "StudentNumber",
  description:
    "National student number: G and an ID number, or provisionally L or J and 8 to 18 characters. 全国学籍号：G加公民身份号码；临时号为L或J加8至18位。",
  parse: parseStudentNumber,
});
