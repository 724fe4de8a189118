import { isCalendarDate } from "./date";
import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A valid 公民身份号码: 17 digits and a check character (digit or `X`). */
export type CitizenId = string & { readonly __brand: "CitizenId" };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = "10X98765432";

/**
 * Reads a 公民身份号码 by GB 11643-1999: 18 characters, a birth date that exists, check character by ISO 7064 MOD 11-2.
 * A small `x` is accepted. The address code is not looked up: it is the region of first registration and may be retired.
 * @throws ScalarFault FIFTEEN_DIGITS for first-generation numbers, FORMAT, BIRTH_DATE or CHECK_DIGIT otherwise.
 */
export function parseCitizenId(text: string): CitizenId {
  const id = text.trim().toUpperCase();
  if (/^\d{15}$/.test(id)) {
    throw new ScalarFault(
      "FIFTEEN_DIGITS",
      "A 15-digit ID number was withdrawn in 2013; give the 18-digit one. 15位身份证号已于2013年停用，请提供18位号码。",
    );
  }
  if (!/^\d{17}[\dX]$/.test(id)) {
    throw new ScalarFault(
      "FORMAT",
      "An ID number has 17 digits and a digit or X. 公民身份号码应为17位数字加1位校验码。",
    );
  }
  if (!isCalendarDate(citizenIdBirthDate(id as CitizenId))) {
    throw new ScalarFault("BIRTH_DATE", "The ID number holds no valid birth date. 公民身份号码中的出生日期不存在。");
  }
  if (id[17] !== checkCharacter(id)) {
    throw new ScalarFault("CHECK_DIGIT", "The check digit of the ID number is wrong. 公民身份号码校验码错误。");
  }
  return id as CitizenId;
}

/** The check character that GB 11643 asks for after the first 17 digits. */
export function checkCharacter(first17: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += Number(first17[index]) * (WEIGHTS[index] as number);
  return CHECK_CHARACTERS[sum % 11] as string;
}

/** Birth date `YYYY-MM-DD` written in the number. */
export function citizenIdBirthDate(id: CitizenId): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

/** Sex written in the number: the 17th digit is odd for men. */
export function citizenIdSex(id: CitizenId): "MALE" | "FEMALE" {
  return Number(id[16]) % 2 === 1 ? "MALE" : "FEMALE";
}

export const CitizenIdScalar = defineTextScalar({
  name: "CitizenId",
  description:
    "ID number of a citizen: 18 characters with check digit, GB 11643-1999. 公民身份号码：18位，含校验码，GB 11643-1999。",
  parse: parseCitizenId,
});
