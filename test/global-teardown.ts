import { stopThrowAwayServer } from "./throw-away-server";

export default async function globalTeardown(): Promise<void> {
  await stopThrowAwayServer();
}
