import type { AnswerError } from "./department-answer";

/** Entities to ask a department for, each named once. */
export interface DistinctRepresentations {
  /** JSON list of the distinct representations. */
  json: string;
  /** How many were asked for, and are distinct. */
  asked: number;
  distinct: number;
  /** For each asked one the index of its like among the distinct. */
  indexes: readonly number[];
}

/** Names each entity once, in the order of first appearance. */
export function distinctRepresentations(representations: readonly unknown[]): DistinctRepresentations {
  const indexOf = new Map<string, number>();
  const distinct: unknown[] = [];
  const indexes = representations.map((representation) => {
    const key = keyOf(representation as Record<string, unknown>);
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    indexOf.set(key, distinct.length);
    return distinct.push(representation) - 1;
  });
  return { json: JSON.stringify(distinct), asked: indexes.length, distinct: distinct.length, indexes };
}

/** Equal for equal representations; most are a type and an id, which need no writing out. */
function keyOf(representation: Record<string, unknown>): string {
  const { __typename: type, id } = representation;
  if (typeof id !== "string") return JSON.stringify(representation);
  for (const name in representation) if (name !== "id" && name !== "__typename") return JSON.stringify(representation);
  return `${String(type)} ${id}`;
}

/**
 * Entities for each asked representation. An entity asked for twice is copied: the gateway merges later fetches into
 * what it got, and two places of a response must not share what is merged.
 */
export function expandEntities(
  entities: readonly unknown[],
  { indexes, asked, distinct }: DistinctRepresentations,
): readonly unknown[] {
  if (asked === distinct) return entities;
  const given = new Set<number>();
  return indexes.map((index) => {
    if (given.has(index)) return copyJson(entities[index]);
    given.add(index);
    return entities[index];
  });
}

/** Errors at `_entities` for each asked representation. */
export function expandErrors(
  errors: readonly AnswerError[],
  { indexes, asked, distinct }: DistinctRepresentations,
): readonly AnswerError[] {
  if (asked === distinct) return errors;
  return errors.flatMap((error) => {
    const [root, index, ...rest] = error.path ?? [];
    if (root !== "_entities" || typeof index !== "number") return [error];
    return indexes.flatMap((source, position) =>
      source === index ? [{ ...error, path: ["_entities", position, ...rest] }] : [],
    );
  });
}

/** A copy of a JSON value. Objects have no prototype, so that a key named `__proto__` is a key like any other. */
function copyJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyJson);
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) copy[key] = copyJson(item);
  return copy;
}
