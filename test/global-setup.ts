import { publishAdminUrl } from "./config";
import { startThrowAwayServer } from "./throw-away-server";

/** One PostgreSQL server for the whole run; every test file makes its own database on it. */
export default async function globalSetup(): Promise<void> {
  const cluster = await startThrowAwayServer();
  publishAdminUrl(cluster.adminUrl);
}
