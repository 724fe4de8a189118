import { checkCharacter, type CitizenId } from "../../schema/scalars/citizen-id";

/**
 * A valid ID number of an invented person.
 * @param birthDate YYYY-MM-DD.
 * @param sequence 0 to 999, odd for men.
 */
export function inventIdNumber(countyCode: string, birthDate: string, sequence: number): CitizenId {
  const first17 = `${countyCode}${birthDate.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`;
  return `${first17}${checkCharacter(first17)}` as CitizenId;
}
