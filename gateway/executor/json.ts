/** Marks an entity that a department, in a whole answer, says it does not have; it may hide it. */
export const ABSENT = Symbol("absent");

/** An object that came as JSON, or is going to be. */
export type JsonObject = Record<string, unknown> & { [ABSENT]?: true };

/** Whether a value is a JSON object, not a list or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property of the object itself: a response name may be `constructor`, which every object inherits. */
export function ownValue(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets a property of the object itself, also one named `__proto__`. */
export function setOwnValue(object: JsonObject, name: string, value: unknown): void {
  if (name in object && !Object.hasOwn(object, name)) {
    Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
  } else {
    object[name] = value;
  }
}

/** An empty object that inherits nothing, yet is as fast as one of a class. */
export const BareObject = function BareObject() {} as unknown as new () => JsonObject;
BareObject.prototype = Object.create(null) as object;
