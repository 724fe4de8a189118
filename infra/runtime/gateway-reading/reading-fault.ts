import { DomainError } from "../errors";
import { departmentTitle } from "../../../schema/departments";

/** An error of an answer of the gateway, as far as the office looks at it. */
export interface GatewayError {
  message: string;
  extensions?: { code?: string | undefined; department?: { name: string } | undefined } | undefined;
}

/** A reading through the gateway that has no whole answer. */
export class ReadingFault extends Error {
  constructor(
    message: string,
    /** Who is missing: a department, or the gateway or the identity service. */
    readonly missing: string,
    /** Whether the same question may find an answer a moment later. */
    readonly passing: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "ReadingFault";
  }
}

/** Codes that say that a service was not there, as against a refusal. */
const PASSING_CODES: ReadonlySet<string | undefined> = new Set([
  "SUBGRAPH_UNAVAILABLE",
  "UNAVAILABLE",
  "INTERNAL_SERVER_ERROR",
]);

/**
 * The fault of an answer with errors: one missing department makes the whole answer useless for counting. What the
 * asker got wrong, such as a year that is none, is told in the words of the department that refuses it.
 */
export function faultOfErrors(errors: readonly GatewayError[]): ReadingFault | DomainError {
  const error = errors.find(({ extensions }) => extensions?.department !== undefined) ?? errors[0];
  const { code, department } = error?.extensions ?? {};
  if (error !== undefined && code === "BAD_INPUT") return new DomainError("BAD_INPUT", error.message);
  if (code === "FORBIDDEN") {
    return new DomainError(
      "UNAVAILABLE",
      "No figures: the office's own account may not read them; check its role and territory. 联席会议办公室账号无权读取所需数据，无法汇总，请检查其角色与管辖区划。",
    );
  }
  return new ReadingFault(`${code}: ${error?.message}`, department?.name ?? "gateway", PASSING_CODES.has(code));
}

/** What the caller is told of a reading that failed: who is missing, and that there is no number. */
export function unavailable(fault: ReadingFault): DomainError {
  const title = departmentTitle(fault.missing);
  return new DomainError(
    "UNAVAILABLE",
    `No figures: ${fault.missing} does not answer. ${title}未应答，无法汇总，不提供不完整的数字。`,
    { details: { department: fault.missing }, cause: fault },
  );
}
