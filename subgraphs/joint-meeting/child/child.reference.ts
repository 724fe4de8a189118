import { childReference as referenceOf } from "../../../infra/runtime/child-reference";
import type { Child } from "./child.type";

/** The child of a representation, with what the gateway brought along for `@requires`; null for anything but a person id. */
export function childReference(representation: Record<string, unknown>): Child | null {
  const child = referenceOf(representation["id"]);
  return child && { ...(representation as Partial<Child>), ...child };
}
