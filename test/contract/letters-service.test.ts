import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { Kind, type OperationDefinitionNode, parse } from "graphql";
import { GuardedSupergraph } from "../../gateway/enforcer/guarded-supergraph";
import { projectPath } from "../../infra/runtime/project-path";
import { ROLE_SCOPES } from "../../schema/access/roles";

/** The trusted documents that the letters' service reads and acts by. */
const DOCUMENTS = ["letter-cases", "letter-children", "letter-match", "open-case-by-letter", "record-letter-event"];

describe("the letters' service", () => {
  it("has the scopes that its trusted documents ask for, each of them and no other", () => {
    const { enforcer } = GuardedSupergraph.from(readFileSync(projectPath("schema", "supergraph.graphql"), "utf8"));
    const scopes = DOCUMENTS.flatMap((name) => {
      const document = parse(readFileSync(projectPath("schema", "operations", `${name}.graphql`), "utf8"));
      const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      return [...enforcer.neededScopes(document, operation as OperationDefinitionNode).values()].flat(2);
    });
    expect([...new Set(scopes)].toSorted()).toEqual(ROLE_SCOPES.letters.toSorted());
  });
});
