import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { type DefinitionNode, Kind, parse } from "graphql";
import { projectPath } from "../../infra/runtime/project-path";
import { PURPOSES } from "../../schema/access/purposes";
import { ROLE_SCOPES } from "../../schema/access/roles";
import { SCOPES } from "../../schema/access/scopes";
import { DEPARTMENTS } from "../../schema/departments";

const GLOSSARY = ["glossary.md", "schema-glossary.md"]
  .map((file) => readFileSync(projectPath("docs", file), "utf8"))
  .join("\n");
const FOLDER = projectPath("schema", "subgraphs");
/** Parts of the Relay form of lists, which the glossary explains once. */
const PLUMBING = /^(Query|Mutation|PageInfo|\w+Connection|\w+Edge)$/;

const definitions = readdirSync(FOLDER).flatMap((file) => parse(readFileSync(`${FOLDER}/${file}`, "utf8")).definitions);

describe("the glossary", () => {
  it("has every type, field and value of the departments' SDL", () => {
    const terms = new Set(definitions.flatMap(termsOf));
    expect(terms.size).toBeGreaterThan(100);
    expect([...terms].filter(isMissing)).toEqual([]);
  });

  it("has every department, role, scope and purpose", () => {
    const terms = [DEPARTMENTS.map(({ name }) => name), ROLE_SCOPES, SCOPES, PURPOSES].flatMap((part) =>
      Array.isArray(part) ? part : Object.keys(part),
    );
    expect(terms.filter(isMissing)).toEqual([]);
  });

  it("has a Chinese word in every row", () => {
    const rows = GLOSSARY.split("\n").filter(
      (line) =>
        line.startsWith("| ") && !/^\| (English|Name|Kind|Database|Term|Type) /.test(line) && !line.startsWith("| -"),
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => !/[\u4e00-\u9fff]/.test(row))).toEqual([]);
  });
});

function isMissing(term: string): boolean {
  return !GLOSSARY.includes(`\`${term}\``);
}

function termsOf(definition: DefinitionNode): string[] {
  if (definition.kind === Kind.SCALAR_TYPE_DEFINITION) return [definition.name.value];
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION)
    return [definition.name.value, ...(definition.values ?? []).map(({ name }) => name.value)];
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
  const fields = (definition.fields ?? []).map(({ name }) => name.value);
  if (definition.name.value === "Query" || definition.name.value === "Mutation") return fields;
  return PLUMBING.test(definition.name.value) ? [] : [definition.name.value, ...fields];
}
