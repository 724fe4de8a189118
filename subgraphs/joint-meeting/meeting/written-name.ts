import { hideNumbers } from "../../../infra/runtime/hide-numbers";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid } from "../../../infra/runtime/refusals";

const MAXIMUM_LENGTH = 100;

/** A place, or an official's name and post: it stands in clear, and needs no number of anybody. */
export function readName(given: string): string | Refusal {
  const name = given.trim();
  if (name === "" || name.length > MAXIMUM_LENGTH || name.includes("\0"))
    return invalid(
      `Place and names have 1 to ${MAXIMUM_LENGTH} characters.`,
      `地点、姓名职务须为1至${MAXIMUM_LENGTH}字。`,
    );
  if (hideNumbers(name) !== name) return invalid("No ID number or phone belongs here.", "此处不得填写证件号码或电话。");
  return name;
}
