import { GraphQLError } from "graphql";
import type { Log } from "../../infra/runtime/log";
import { hideNumbers } from "../../infra/runtime/hide-numbers";
import { DEPARTMENTS } from "../../schema/departments";
import { type AnswerError, isObject } from "./department-answer";
import { unavailable } from "./department-fault";

/** Refusals of a department that its own words explain to the clerk. */
const SHOWN: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "FORBIDDEN", "BAD_INPUT", "NOT_FOUND"]);

/**
 * The error that may leave the gateway for one that a department reports: a refusal as it is, a department that lacks
 * its own sources as not answering, anything else without its text, which goes to the log.
 */
export function shownError(department: string, error: AnswerError, log: Log): GraphQLError {
  const code = String(error.extensions?.["code"]);
  if (SHOWN.has(code)) return new GraphQLError(hideNumbers(error.message), { ...pathOf(error), extensions: { code } });
  // graphql-js repeats the value, which may be a person's number.
  if (code === "BAD_USER_INPUT") {
    return new GraphQLError(`${department} refuses a value of the request. 请求中的某个值不符合要求。`, {
      ...pathOf(error),
      extensions: { code: "BAD_INPUT" },
    });
  }
  if (code === "UNAVAILABLE") {
    return new GraphQLError(hideNumbers(error.message), {
      ...pathOf(error),
      extensions: unavailable(missingDepartment(error) ?? department).extensions,
    });
  }
  log.error(
    {
      department,
      code: /^[A-Z_]{1,40}$/.test(code) ? code : "OTHER",
      path: error.path?.filter((key) => typeof key === "string").join("."),
    },
    "error of a department",
  );
  return new GraphQLError(`${department} failed on this part. 该部门服务处理此项时出错。`, {
    ...pathOf(error),
    extensions: { ...unavailable(department).extensions, code: "INTERNAL_SERVER_ERROR" },
  });
}

/** A department that could not go on without another one names it: that one is missing, not the messenger. */
function missingDepartment({ extensions }: AnswerError): string | undefined {
  const details = extensions?.["details"];
  const name = isObject(details) ? details["department"] : undefined;
  return DEPARTMENTS.find((department) => department.name === name)?.name;
}

function pathOf({ path }: AnswerError): { path?: readonly (string | number)[] } {
  return path === undefined ? {} : { path };
}

/**
 * Takes out of an answer what errors have nulled, so that it is absent. To the gateway null means "no record", and a
 * field computed from it by `@requires` would be wrong; what is absent is never sent on, and is served as null all the same.
 */
export function removeFailedParts(data: Record<string, unknown> | null, errors: readonly AnswerError[]): void {
  // An error that names no place may stand behind any null.
  if (errors.some(({ path }) => path === undefined)) removeNulls(data);
  for (const { path } of errors) {
    let holder: unknown = data;
    for (const key of path ?? []) {
      if (!isContainer(holder) || !Object.hasOwn(holder, key)) break;
      const value = (holder as Record<string | number, unknown>)[key];
      if (value === null && isObject(holder)) delete holder[key];
      holder = value;
    }
  }
}

function removeNulls(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(removeNulls);
  if (!isObject(value)) return;
  for (const [name, part] of Object.entries(value)) {
    if (part === null) delete value[name];
    else removeNulls(part);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
