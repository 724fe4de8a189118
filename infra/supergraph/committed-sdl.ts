import { projectPath } from "../runtime/project-path";
import { composeSupergraph } from "../../schema/federation/compose";
import { DEPARTMENTS } from "../../schema/departments";
import { DEPARTMENT_SDL } from "./department-schemas";

/** A generated file of the contract, and what it should hold. */
export interface GeneratedFile {
  path: string;
  text: string;
}

/** The SDL of every department and the supergraph composed of them, as they are to be committed under `schema/`. */
export function generateSdl(): GeneratedFile[] {
  const subgraphs = DEPARTMENTS.map(({ name }) => ({ name, sdl: DEPARTMENT_SDL[name]() }));
  return [
    ...subgraphs.map(({ name, sdl }) => ({ path: projectPath("schema", "subgraphs", `${name}.graphql`), text: sdl })),
    { path: projectPath("schema", "supergraph.graphql"), text: composeSupergraph(subgraphs) },
  ];
}
