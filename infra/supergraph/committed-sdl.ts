import { projectPath } from "../runtime/project-path";
import { composeSupergraph } from "../../schema/federation/compose";
import { DEPARTMENTS } from "../../schema/departments";
import { DEPARTMENT_SDL } from "./department-schemas";
import { writeSchemaGlossary } from "./glossary";

/** A generated file of the contract, and what it should hold. */
export interface GeneratedFile {
  path: string;
  text: string;
}

/** The SDL of every department, the supergraph composed of them, and the glossary of its words, as they are to be committed. */
export function generateSdl(): GeneratedFile[] {
  const subgraphs = DEPARTMENTS.map(({ name }) => ({ name, sdl: DEPARTMENT_SDL[name]() }));
  const supergraph = composeSupergraph(subgraphs);
  return [
    ...subgraphs.map(({ name, sdl }) => ({ path: projectPath("schema", "subgraphs", `${name}.graphql`), text: sdl })),
    { path: projectPath("schema", "supergraph.graphql"), text: supergraph },
    { path: projectPath("docs", "schema-glossary.md"), text: writeSchemaGlossary(supergraph) },
  ];
}
