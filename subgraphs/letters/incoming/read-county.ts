import { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid } from "../../../infra/runtime/refusals";
import { resolveCounty } from "../../../schema/regions/county-succession";
import { findRegion } from "../../../schema/regions/regions";

/** The county to which a code leads on a day; a retired code leads to its successor. */
export function readCounty(given: string, on: string): string | Refusal {
  const { code } = resolveCounty(given.trim(), on);
  if (findRegion(code)?.level === "county") return code;
  return invalid("There is no county of that code.", "没有该县级区划代码。");
}
