import { GraphQLError } from "graphql";
import { departmentTitle } from "../../schema/departments";

/** Why a department gave no answer that can be used. */
export type DepartmentFaultReason = "DEADLINE" | "CONNECTION" | "STATUS" | "GARBAGE" | "TOO_LARGE" | "CIRCUIT_OPEN";

/** A department did not answer. Kept for the log; the client sees {@link unavailable}. */
export class DepartmentFault extends Error {
  constructor(
    readonly department: string,
    readonly reason: DepartmentFaultReason,
    /** More for the log: a status, a socket's error code; never a body. */
    readonly detail: string = "",
    options?: ErrorOptions,
  ) {
    super(`${department}: ${reason}${detail === "" ? "" : ` (${detail})`}`, options);
    this.name = "DepartmentFault";
  }
}

/** The error that stands for everything a department did not deliver. */
export function unavailable(department: string): GraphQLError {
  const title = departmentTitle(department);
  return new GraphQLError(
    `${department} does not answer; its part is missing, not empty. ${title}暂无应答，其数据缺失（并非没有记录）。`,
    {
      extensions: { code: "SUBGRAPH_UNAVAILABLE", department: { name: department, title } },
    },
  );
}
