import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { buildASTSchema, parse, validate } from "graphql";
import { DOCUMENTS } from "../../gateway/exports/documents";
import { OPEN_SELECTIONS } from "../../gateway/exports/documents/case-dossier.query";
import { EXPORTS } from "../../gateway/exports/definitions";
import { readEnumTitles } from "../../gateway/exports/enum-titles";
import { exportQuery } from "../../gateway/exports/export-query";
import { projectPath } from "../../infra/runtime/project-path";

const SUPERGRAPH = readFileSync(projectPath("schema", "supergraph.graphql"), "utf8");
const schema = buildASTSchema(parse(SUPERGRAPH), { assumeValidSDL: true });

describe.each(Object.entries(EXPORTS))("the export %s", (_name, definition) => {
  const all = definition.columns.flatMap(({ selections }) => selections);

  it("asks for what the committed supergraph has, alone and together", () => {
    for (const selections of [[], ...all.map((selection) => [selection]), all]) {
      const faults = validate(schema, parse(exportQuery(definition, selections)));
      expect(faults.map(({ message }) => message)).toEqual([]);
    }
  });

  it("has a Chinese title and header for everything, each header once", () => {
    const headers = definition.columns.map(({ header }) => header);
    for (const text of [definition.title, ...headers]) expect(text).toMatch(/[\u4e00-\u9fff]/);
    expect(new Set(headers).size).toBe(headers.length);
  });
});

describe.each(Object.entries(DOCUMENTS))("the paper %s", (_name, { query, selections = [] }) => {
  it("asks for what the committed supergraph has, with and without what is not open to everybody", () => {
    for (const open of [[], ...selections.map((selection) => [selection]), selections]) {
      const faults = validate(schema, parse(query.replace(OPEN_SELECTIONS, open.join(" "))));
      expect(faults.map(({ message }) => message)).toEqual([]);
    }
  });
});

it("every value of an enum has a Chinese name", () => {
  const titleOf = readEnumTitles(SUPERGRAPH);
  expect(titleOf("FindingKind", "DROPOUT")).toBe("辍学");
  expect(titleOf("FindingKind", "NOT_ENROLLED")).toBe("失学");
  expect(titleOf("FindingKind", "ENROLLED_WITHOUT_HOUSEHOLD")).toBe("有学籍无户籍");
  expect(titleOf("FindingKind", "NOT_A_VALUE")).toBe("NOT_A_VALUE");
});
