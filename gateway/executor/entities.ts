import { isJsonObject, type JsonObject, ownValue } from "./json";

/** Step of a plan's path that stands for every item of a list. */
const EACH = "@";

/** The objects at a plan's path, nulls left out. */
export function entitiesAt(root: JsonObject, path: readonly (string | number)[]): JsonObject[] {
  const found: JsonObject[] = [];
  walk(root, path, 0, (entity) => void found.push(entity));
  return found;
}

/** The response paths of {@link entitiesAt}, in the same order; made for errors only. */
export function entityPaths(root: JsonObject, path: readonly (string | number)[]): (string | number)[][] {
  const found: (string | number)[][] = [];
  const steps: (string | number)[] = [];
  walk(root, path, 0, () => void found.push([...steps]), steps);
  return found;
}

function walk(
  value: unknown,
  path: readonly (string | number)[],
  depth: number,
  visit: (entity: JsonObject) => void,
  steps?: (string | number)[],
): void {
  const step = path[depth];
  if (Array.isArray(value) && (step === undefined || step === EACH)) {
    value.forEach((item, index) => {
      steps?.push(index);
      walk(item, path, step === undefined ? depth : depth + 1, visit, steps);
      steps?.pop();
    });
  } else if (isJsonObject(value)) {
    if (step === undefined) {
      visit(value);
      return;
    }
    steps?.push(step);
    walk(ownValue(value, String(step)), path, depth + 1, visit, steps);
    steps?.pop();
  }
}
