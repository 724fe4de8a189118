import { isJsonObject, type JsonObject, setOwnValue, ownValue } from "./json";

/** Merges what a fetch brought into what is there: objects key by key, lists of equal length item by item. */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const name of Object.keys(source)) {
    const value = source[name];
    if (value === undefined) continue;
    const present = ownValue(target, name);
    if (isJsonObject(value) && isJsonObject(present)) mergeInto(present, value);
    else if (Array.isArray(value) && Array.isArray(present) && value.length === present.length)
      mergeLists(present, value);
    else setOwnValue(target, name, value);
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  source.forEach((value, index) => {
    const present = target[index];
    if (isJsonObject(value) && isJsonObject(present)) mergeInto(present, value);
    else target[index] = value;
  });
}
