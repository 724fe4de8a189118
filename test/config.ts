/** How the workers of a test run learn of its PostgreSQL server. */
export const ADMIN_URL_VARIABLE = "LIANKONG_TEST_DATABASE_ADMIN_URL";

/** Set to anything, it keeps the server's folder after the run, and the databases of failed tests with it. */
export const KEEP_VARIABLE = "LIANKONG_TEST_KEEP";

export function publishAdminUrl(url: string): void {
  process.env[ADMIN_URL_VARIABLE] = url;
}

export function getAdminUrl(): string {
  const url = process.env[ADMIN_URL_VARIABLE];
  if (url === undefined)
    throw new Error("no PostgreSQL server for tests: run them with jest, whose global set-up starts one");
  return url;
}

export function keepsServer(): boolean {
  return (process.env[KEEP_VARIABLE] ?? "") !== "";
}

/** How many letters travel under random faults; 10,000 take long, and a run of all tests has fewer. */
const LETTERS_VARIABLE = "LIANKONG_TEST_LETTERS";

export function lettersUnderFaults(): number {
  return Number(process.env[LETTERS_VARIABLE] ?? 600);
}
