import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from "graphql";
import type { JsonObject } from "./json";

/** Whether an object, by its `__typename`, is of a type; `unnamed` says what an object without one is taken for. */
export function isOfType(schema: GraphQLSchema, object: JsonObject, condition: string, unnamed = false): boolean {
  const name = object["__typename"];
  if (typeof name !== "string") return unnamed;
  if (name === condition) return true;
  const type = schema.getType(name);
  const wider = schema.getType(condition);
  return isAbstractType(wider) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wider, type);
}
