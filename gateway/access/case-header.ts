import { isUuid } from "../../infra/runtime/uuid";
import { Refusal } from "../errors/refusal";

/** Header in which a caller names the case, or the opening, that it works on under purpose CASE (调阅依据). */
export const CASE_HEADER = "x-case";

/** The id in the header, null when none is given. @throws Refusal BAD_INPUT for what is no id, two ids among it. */
export function readCaseId(header: string | undefined): string | null {
  const text = header?.trim() ?? "";
  if (text === "") return null;
  if (isUuid(text)) return text.toLowerCase();
  throw new Refusal("BAD_INPUT", `${CASE_HEADER} takes the id of one case or opening. 须为一个案件或调阅编号。`, {
    status: 400,
  });
}
