/** The code that Node and PostgreSQL give their errors, or null. An error of another realm is no `instanceof Error`. */
export function faultCode(fault: unknown): string | null {
  if (typeof fault !== "object" || fault === null || !("code" in fault)) return null;
  return typeof fault.code === "string" ? fault.code : null;
}
