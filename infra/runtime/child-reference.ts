import { isPersonId, type PersonId } from "../../schema/person-id";

/** The stub of a child that another subgraph points to; null for anything that is no person id. */
export function childReference(id: unknown): { id: PersonId } | null {
  return isPersonId(id) ? { id } : null;
}
