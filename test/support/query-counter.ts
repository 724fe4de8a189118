import { jest } from "@jest/globals";
import { Client } from "pg";

/** The SQL statements that this process sends to PostgreSQL while an action runs, whichever pool sends them. */
export async function statementsDuring(action: () => Promise<unknown>): Promise<string[]> {
  const spy = jest.spyOn(Client.prototype, "query");
  try {
    await action();
    return spy.mock.calls.map(([query]) => textOf(query));
  } finally {
    spy.mockRestore();
  }
}

function textOf(query: unknown): string {
  return typeof query === "string" ? query : (query as { text: string }).text;
}
