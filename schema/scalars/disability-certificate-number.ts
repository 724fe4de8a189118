import { parseCitizenId } from "./citizen-id";
import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A 残疾人证号: ID number, category digit, grade digit, and a re-issue suffix where there is one. */
export type DisabilityCertificateNumber = string & { readonly __brand: "DisabilityCertificateNumber" };

/**
 * Reads a 残疾人证号 (第二代残疾人证): the 18 characters of the ID number, one digit of category 1–7, one of grade 1–4,
 * optionally `B` and a digit for a re-issued certificate.
 * @throws ScalarFault FORMAT, or the fault of the ID number inside.
 */
export function parseDisabilityCertificateNumber(text: string): DisabilityCertificateNumber {
  const number = text.trim().toUpperCase();
  if (!/^\d{17}[\dX][1-7][1-4](B\d)?$/.test(number)) {
    throw new ScalarFault(
      "FORMAT",
      "A disability certificate number is an ID number, category 1–7 and grade 1–4. 残疾人证号应为公民身份号码加类别（1–7）和等级（1–4）。",
    );
  }
  parseCitizenId(number.slice(0, 18));
  return number as DisabilityCertificateNumber;
}

export const DisabilityCertificateNumberScalar = defineTextScalar({
  name: "DisabilityCertificateNumber",
  description:
    "Number of a disability certificate: ID number, category, grade. 残疾人证号：公民身份号码加残疾类别和等级。",
  parse: parseDisabilityCertificateNumber,
});
