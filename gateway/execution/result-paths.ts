import { isJsonObject, type JsonObject } from "./json";

/** A place in the response; in a plan, `@` stands for every item of a list. */
export type ResponsePath = readonly (string | number)[];

/** An object that a fetch is about, and where in the response it stands. */
export interface Target {
  object: JsonObject;
  path: (string | number)[];
}

/** The objects that a plan's path leads to from the given ones; nulls and what was not answered lead nowhere. */
export function targetsAt(targets: readonly Target[], planPath: ResponsePath): Target[] {
  return planPath
    .reduce<Step[]>((steps, part) => steps.flatMap((step) => follow(step, part)), [...targets].map(toStep))
    .flatMap(settle);
}

interface Step {
  value: unknown;
  path: (string | number)[];
}

const toStep = ({ object, path }: Target): Step => ({ value: object, path });

function follow({ value, path }: Step, part: string | number): Step[] {
  if (part === "@") return items(value, path);
  if (Array.isArray(value)) return items(value, path).flatMap((step) => follow(step, part));
  if (!isJsonObject(value) || !Object.hasOwn(value, part)) return [];
  return [{ value: value[part], path: [...path, part] }];
}

function items(value: unknown, path: (string | number)[]): Step[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown, index) => ({ value: item, path: [...path, index] }));
}

/** A path may end on a list: its items are meant. */
function settle({ value, path }: Step): Target[] {
  if (Array.isArray(value)) return items(value, path).flatMap(settle);
  return isJsonObject(value) ? [{ object: value, path }] : [];
}
