import { isOfCases, needsOpening, type SensitiveScope } from "../../schema/access/openings";
import type { Caller } from "./caller";
import { DomainError } from "./errors";

/**
 * Whether a caller who holds a sensitive scope may use it on a child's record in a department's register: who keeps the
 * register on every child, anybody else under purpose CASE on the children that its case or opening has opened (调阅).
 * @param childId null for what is of no one child, a list of a whole register: no opening opens that
 */
export function mayOpen(caller: Caller, department: string, scope: SensitiveScope, childId: string | null): boolean {
  if (!needsOpening(caller, department, scope)) return true;
  return isOfCases(caller.purpose) && childId !== null && caller.opened.includes(childId);
}

/** Said in place of the record: an empty answer would read as a child without a record. */
export function notOpened(coordinate: string): DomainError {
  return new DomainError(
    "FORBIDDEN",
    `${coordinate} is sensitive data of a child that is not opened to you: it is hidden, not missing. Name the case in x-case, or ask for an opening. 该儿童的敏感信息尚未对您开放（并非没有记录），请在 x-case 注明所办案件，或申请调阅。`,
  );
}
