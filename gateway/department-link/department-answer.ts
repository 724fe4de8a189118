import { DepartmentFault } from "./department-fault";

/** An error as a department reports it. */
export interface AnswerError {
  message: string;
  path?: readonly (string | number)[] | undefined;
  extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** A GraphQL answer of a department. */
export interface Answer {
  data: Record<string, unknown> | null;
  errors: readonly AnswerError[];
}

/** An answer as text, with the first reading of it: whoever comes second reads the text for itself, since results are merged into. */
export interface SharedAnswer {
  text: string;
  first: Answer;
}

/** Reads an answer. @throws DepartmentFault GARBAGE when it is no GraphQL answer. */
export function readAnswer(department: string, text: string): Answer {
  const value = parseJson(text);
  if (!isObject(value)) throw new DepartmentFault(department, "GARBAGE", "not a JSON object");
  const { data, errors } = value;
  if (errors !== undefined && !(Array.isArray(errors) && errors.every(isObject))) {
    throw new DepartmentFault(department, "GARBAGE", "errors are no list");
  }
  if (!isObject(data) && !(errors !== undefined && errors.length > 0 && (data === null || data === undefined))) {
    throw new DepartmentFault(department, "GARBAGE", "neither data nor errors");
  }
  return { data: isObject(data) ? data : null, errors: (errors ?? []).map(readError) };
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readError({ message, path, extensions }: Record<string, unknown>): AnswerError {
  return {
    message: typeof message === "string" ? message : "",
    ...(isPath(path) ? { path } : {}),
    ...(isObject(extensions) ? { extensions } : {}),
  };
}

function isPath(path: unknown): path is (string | number)[] {
  return Array.isArray(path) && path.every((key) => typeof key === "string" || (typeof key === "number" && key >= 0));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
