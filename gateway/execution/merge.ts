import { isJsonObject, type JsonObject } from "./json";

/** Merges an answer into what is known of an object, in place: objects and lists of equal length merge by their parts. */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const [key, value] of Object.entries(source)) {
    if (value === undefined) continue;
    setOwn(target, key, merged(Object.hasOwn(target, key) ? target[key] : undefined, value));
  }
}

/** Sets a property of the object itself, also under the alias `__proto__`. */
function setOwn(target: JsonObject, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}

function merged(known: unknown, value: unknown): unknown {
  if (isJsonObject(known) && isJsonObject(value)) {
    mergeInto(known, value);
    return known;
  }
  if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) {
    return known.map((item, index) => merged(item, value[index]));
  }
  return value;
}
