import { jest } from "@jest/globals";
import { Client } from "pg";

/** The connection of a client, as far as a dying process ends it. */
interface Killable {
  connectionParameters: { application_name?: string };
  connection: { stream: { destroy(): void } };
}

/**
 * Runs work as a process that dies with the statement of a number, counted over the connections of an application: neither
 * that one nor any later one reaches the server, and what was not committed is gone.
 * @returns whether it came so far
 */
export async function dieAtStatement(
  application: string,
  statement: number,
  work: () => Promise<unknown>,
): Promise<boolean> {
  let sent = 0;
  const { query: send } = Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const spy = jest.spyOn(Client.prototype, "query").mockImplementation(function (this: Client, ...given: unknown[]) {
    const { connectionParameters, connection } = this as unknown as Killable;
    if (connectionParameters.application_name === application) {
      sent += 1;
      if (sent >= statement) connection.stream.destroy();
    }
    return send.apply(this, given) as never;
  });
  try {
    await work();
  } catch (fault) {
    if (sent < statement) throw fault;
  } finally {
    spy.mockRestore();
  }
  return sent >= statement;
}
