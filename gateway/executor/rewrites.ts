import type { FetchDataRewrite } from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { isJsonObject, type JsonObject, ownValue, setOwnValue } from "./json";
import { isOfType } from "./type-condition";

const FRAGMENT = "... on ";

/** Applies the planner's rewrites: aliases that a fetch had to use are renamed back, type names of interface objects set. */
export function applyRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
  value: unknown,
): void {
  for (const rewrite of rewrites ?? []) {
    const name = rewrite.path.at(-1);
    if (name === undefined) continue;
    visit(schema, rewrite.path, 0, value, (object) => {
      if (rewrite.kind === "ValueSetter") {
        setOwnValue(object, name, rewrite.setValueTo);
        return;
      }
      const present = ownValue(object, name);
      if (present === undefined) return;
      setOwnValue(object, rewrite.renameKeyTo, present);
      object[name] = undefined;
    });
  }
}

function visit(
  schema: GraphQLSchema,
  path: readonly string[],
  depth: number,
  value: unknown,
  apply: (object: JsonObject) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(schema, path, depth, item, apply);
    return;
  }
  if (!isJsonObject(value)) return;
  const step = path[depth];
  if (step === undefined || depth === path.length - 1) apply(value);
  else if (!step.startsWith(FRAGMENT)) visit(schema, path, depth + 1, ownValue(value, step), apply);
  else if (isOfType(schema, value, step.slice(FRAGMENT.length), true)) visit(schema, path, depth + 1, value, apply);
}
