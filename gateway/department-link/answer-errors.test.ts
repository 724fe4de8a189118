import { expect, test } from "@jest/globals";
import { removeFailedParts } from "./answer-errors";

const answer = () => ({ _entities: [{ welfare: [{ category: "ORPHAN", endedOn: null }], disability: null }, null] });

test("a null at the place of an error is absent afterwards, every other null stays", () => {
  const data = answer();
  removeFailedParts(data, [{ message: "no database", path: ["_entities", 0, "disability"] }]);
  expect(data).toEqual({ _entities: [{ welfare: [{ category: "ORPHAN", endedOn: null }] }, null] });
  expect(Object.hasOwn(data._entities[0] as object, "disability")).toBe(false);
});

test("an error that names no place may stand behind any null: none is left to be read as 'no record'", () => {
  const data = answer();
  removeFailedParts(data, [{ message: "no database" }]);
  expect(JSON.stringify(data)).toBe('{"_entities":[{"welfare":[{"category":"ORPHAN"}]},null]}');
});
