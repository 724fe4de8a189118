import type { QueryPlanSelectionNode } from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { isJsonObject, type JsonObject, ownValue } from "./json";
import { mergeInto } from "./merge";
import { isOfType } from "./type-condition";

/** What a department is told of an entity, or why it cannot be asked: the response names of what is absent. */
export type Representation = { representation: JsonObject } | { absent: readonly string[] } | { isOther: true };

/**
 * Reads what a fetch requires of an entity. Something absent, at any depth, makes the entity one that the fetch cannot
 * be made for: a department must never compute from a part that another one failed to give (`null` is "no record").
 */
export function readRepresentation(
  schema: GraphQLSchema,
  entity: JsonObject,
  requires: readonly QueryPlanSelectionNode[],
): Representation {
  const absent: string[] = [];
  const representation = select(schema, entity, requires, absent);
  if (absent.length > 0) return { absent };
  return representation["__typename"] ? { representation } : { isOther: true };
}

function select(
  schema: GraphQLSchema,
  source: JsonObject,
  selections: readonly QueryPlanSelectionNode[],
  absent: string[],
): JsonObject {
  const result = Object.create(null) as JsonObject;
  for (const selection of selections) {
    if (selection.kind === "Field") {
      const name = selection.alias ?? selection.name;
      const value = ownValue(source, name);
      if (value === undefined) absent.push(name);
      else
        result[name] =
          selection.selections === undefined ? value : selectValue(schema, value, selection.selections, absent);
    } else if (selection.typeCondition !== undefined && isOfType(schema, source, selection.typeCondition)) {
      mergeInto(result, select(schema, source, selection.selections, absent));
    }
  }
  return result;
}

function selectValue(
  schema: GraphQLSchema,
  value: unknown,
  selections: readonly QueryPlanSelectionNode[],
  absent: string[],
): unknown {
  if (Array.isArray(value)) return value.map((item) => selectValue(schema, item, selections, absent));
  return isJsonObject(value) ? select(schema, value, selections, absent) : value;
}
