import type { QueryPlanSelectionNode } from "@apollo/query-planner";
import { type GraphQLSchema, isAbstractType, isObjectType } from "graphql";
import type { JsonObject } from "./json";
import { mergeInto } from "./merge";

/**
 * What a fetch sends of an entity: its key and the fields that `@requires` names. Null when a part has not been
 * answered: a question that rests on a missing answer is not asked.
 */
export function representationOf(
  schema: GraphQLSchema,
  source: JsonObject,
  selections: readonly QueryPlanSelectionNode[],
): JsonObject | null {
  const result: JsonObject = Object.create(null);
  for (const selection of selections) {
    if (selection.kind === "Field") {
      const name = selection.alias ?? selection.name;
      const value = Object.hasOwn(source, name) ? source[name] : undefined;
      if (value === undefined) return null;
      const required = requiredPart(schema, value, selection.selections);
      if (required === undefined) return null;
      result[name] = required;
    } else if (selection.typeCondition !== undefined && isOfType(schema, source, selection.typeCondition)) {
      const part = representationOf(schema, source, selection.selections);
      if (part === null) return null;
      mergeInto(result, part);
    }
  }
  return result;
}

/** Undefined when something within has not been answered. */
function requiredPart(
  schema: GraphQLSchema,
  value: unknown,
  selections: readonly QueryPlanSelectionNode[] | undefined,
): unknown {
  if (selections === undefined || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => requiredPart(schema, item, selections));
    return items.includes(undefined) ? undefined : items;
  }
  return representationOf(schema, value as JsonObject, selections) ?? undefined;
}

function isOfType(schema: GraphQLSchema, object: JsonObject, typeCondition: string): boolean {
  const typename = object["__typename"];
  if (typename === typeCondition) return true;
  if (typeof typename !== "string") return false;
  const wider = schema.getType(typeCondition);
  const type = schema.getType(typename);
  return isAbstractType(wider) && isObjectType(type) && schema.isSubType(wider, type);
}
