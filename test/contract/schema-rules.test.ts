import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import {
  buildASTSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  parse,
} from "graphql";
import { projectPath } from "../../infra/runtime/project-path";

/** Types of the federation specifications themselves, which describe nothing of a county. */
const SPECIFICATION_TYPE = /^(join|link|requiresScopes|federation|core)__/;

const schema = buildASTSchema(parse(readFileSync(projectPath("schema", "supergraph.graphql"), "utf8")), {
  assumeValidSDL: true,
});
const types = Object.values(schema.getTypeMap()).filter(
  (type) =>
    !isIntrospectionType(type) &&
    !SPECIFICATION_TYPE.test(type.name) &&
    !(isScalarType(type) && isSpecifiedScalarType(type)),
);
const objects = types.filter(isObjectType);
const connections = objects.filter(({ name }) => name.endsWith("Connection"));

type AnyField = GraphQLField<unknown, unknown>;

/** Coordinate and description of a type and of everything in it. */
function describedParts(type: GraphQLNamedType): [coordinate: string, description: string][] {
  const parts: [string, string | null | undefined][] = [];
  // Federation itself makes the root types.
  if (type !== schema.getQueryType() && type !== schema.getMutationType()) parts.push([type.name, type.description]);
  if (isEnumType(type))
    for (const value of type.getValues()) parts.push([`${type.name}.${value.name}`, value.description]);
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) parts.push([`${type.name}.${field.name}`, field.description]);
  if (isObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      parts.push([`${type.name}.${field.name}`, field.description]);
      for (const argument of field.args)
        parts.push([`${type.name}.${field.name}(${argument.name}:)`, argument.description]);
    }
  }
  return parts.map(([coordinate, description]) => [coordinate, description ?? ""]);
}

/** The arguments of a directive on a field, each use as text. */
const usesOf = (field: AnyField, directive: string): string[] =>
  (field.astNode?.directives ?? [])
    .filter(({ name }) => name.value === directive)
    .map((use) => JSON.stringify(use.arguments));

const fieldsOf = (typeName: string): AnyField[] =>
  Object.values(objects.find(({ name }) => name === typeName)?.getFields() ?? {});

describe("the public schema", () => {
  test("describes every type, field, argument and value in English and in Chinese", () => {
    const parts = types.flatMap(describedParts);
    expect(parts.length).toBeGreaterThan(200);
    const lacking = parts.filter(
      ([, description]) => !/[a-z]{2}/i.test(description) || !/\p{Script=Han}/u.test(description),
    );
    expect(lacking.map(([coordinate]) => coordinate)).toEqual([]);
  });

  test("lets every root field and every field of a child be null but the key, so that one missing department nulls no other", () => {
    for (const root of ["Query", "Mutation", "Child"]) {
      const required = fieldsOf(root).filter(({ type }) => isNonNullType(type));
      expect(required.map(({ name }) => name)).toEqual(root === "Child" ? ["id"] : []);
    }
  });

  test("lets every field be null that points to an entity of another department", () => {
    const pointers = objects.flatMap(({ name }) =>
      fieldsOf(name)
        .filter(({ type }) => getNamedType(type).name === "Child")
        .map(({ name: field, type }): [string, boolean] => [`${name}.${field}`, isNonNullType(type)]),
    );
    expect(pointers.length).toBeGreaterThan(3);
    expect(pointers.filter(([, isRequired]) => isRequired)).toEqual([]);
  });

  test("asks for a scope on every root field and every field of a child but the key", () => {
    for (const root of ["Query", "Mutation", "Child"]) {
      const open = fieldsOf(root).filter((field) => usesOf(field, "requiresScopes").length === 0);
      expect(open.map(({ name }) => name)).toEqual(root === "Child" ? ["id"] : []);
    }
  });

  test("requires other departments' records on no field with arguments", () => {
    const requiring = objects.flatMap(({ name }) =>
      fieldsOf(name)
        .filter((field) => usesOf(field, "join__field").some((use) => use.includes('"requires"')))
        .map((field): [string, number] => [`${name}.${field.name}`, field.args.length]),
    );
    expect(requiring.length).toBeGreaterThan(0);
    expect(requiring.filter(([, argumentCount]) => argumentCount > 0)).toEqual([]);
  });

  test("has no interface object", () => {
    expect(readFileSync(projectPath("schema", "supergraph.graphql"), "utf8")).not.toMatch(
      /isInterfaceObject: true|@interfaceObject/,
    );
  });

  test("answers every act with its outcome or a refusal", () => {
    for (const { name, type } of fieldsOf("Mutation")) {
      const outcome = getNamedType(type);
      expect([name, isUnionType(outcome) && outcome.getTypes().map((each) => each.name)]).toEqual([
        name,
        expect.arrayContaining(["Refusal"]),
      ]);
    }
  });

  test("pages every list by connections", () => {
    const paged = objects
      .flatMap(({ name }) => fieldsOf(name))
      .filter(({ args }) => args.some(({ name }) => name === "first" || name === "after"));
    expect(new Set(paged.map(({ type }) => getNamedType(type).name))).toEqual(
      new Set(connections.map(({ name }) => name)),
    );
    for (const { args } of paged) {
      const [after, first] = ["after", "first"].map((wanted) => args.find(({ name }) => name === wanted));
      expect([String(after?.type), String(first?.type), first?.defaultValue]).toEqual(["String", "Int!", 100]);
    }
  });

  test.each(connections.map(({ name }) => name))(
    "shapes %s after the Relay cursor connections specification",
    (connection) => {
      const edge = `${connection.replace(/Connection$/, "")}Edge`;
      expect(Object.fromEntries(fieldsOf(connection).map(({ name, type }) => [name, String(type)]))).toMatchObject({
        edges: `[${edge}!]!`,
        pageInfo: "PageInfo!",
      });
      expect(Object.fromEntries(fieldsOf(edge).map(({ name, type }) => [name, String(type)]))).toEqual({
        cursor: "String!",
        node: expect.stringMatching(/^[A-Z]\w+$/),
      });
    },
  );

  test("tells of a page what the specification asks for", () => {
    expect(Object.fromEntries(fieldsOf("PageInfo").map(({ name, type }) => [name, String(type)]))).toEqual({
      startCursor: "String",
      endCursor: "String",
      hasNextPage: "Boolean!",
      hasPreviousPage: "Boolean!",
    });
  });
});
