import type { Caller } from "../../../infra/runtime/caller";

/** For whom a caller acts: its school, its township, or the county's bureau of education; null for anybody else. */
export type ActingFor = "SCHOOL" | "TOWNSHIP" | "BUREAU";

export function actingFor({ school, roles }: Caller): ActingFor | null {
  if (school !== null) return roles.includes("school") ? "SCHOOL" : null;
  if (roles.includes("education")) return "BUREAU";
  return roles.includes("township") ? "TOWNSHIP" : null;
}

/** Who acts, as every act is recorded: account, post and department on the day, and the instant. */
export type ActColumns = [actor: string, post: string, department: string, at: Date];

export function actColumns({ actor, post, department }: Caller, now: Date): ActColumns {
  return [actor, post, department, now];
}
