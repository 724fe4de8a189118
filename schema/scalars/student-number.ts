import { parseCitizenId } from "./citizen-id";
import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A 学籍号: `G` and an ID number, or `L` / `J` and 18 characters for a child without one. */
export type StudentNumber = string & { readonly __brand: "StudentNumber" };

/**
 * Reads a 学籍号. `G` numbers carry the child's ID number, `L` (临时) and `J` numbers a provisional one of 18 characters.
 * @throws ScalarFault FORMAT, or the fault of the ID number in a `G` number.
 */
export function parseStudentNumber(text: string): StudentNumber {
  const number = text.trim().toUpperCase();
  if (/^[LJ][\dA-Z]{18}$/.test(number)) return number as StudentNumber;
  if (!/^G.{18}$/.test(number)) {
    throw new ScalarFault(
      "FORMAT",
      "A student number is G, L or J followed by 18 characters. 学籍号应为G、L或J加18位字符。",
    );
  }
  parseCitizenId(number.slice(1));
  return number as StudentNumber;
}

export const StudentNumberScalar = defineTextScalar({
  name: "StudentNumber",
  description: "National student number: G, L or J and 18 characters. 全国学籍号：G、L或J加18位。",
  parse: parseStudentNumber,
});
