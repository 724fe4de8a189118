import { jest } from "@jest/globals";
import { Client } from "pg";

/** What a server answers that has no room: here by a statement that says so, since it is the answer that counts. */
const NO_ROOM = `DO $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`;

interface Connected {
  connectionParameters: { application_name?: string };
}

/**
 * Runs work on a server whose disk is full from the statement of a number on, counted over the connections of an application:
 * that statement and all later ones fail as PostgreSQL has them fail, but for those that end a transaction.
 * @returns whether it came so far
 */
export async function fullAtStatement(
  application: string,
  statement: number,
  work: () => Promise<unknown>,
): Promise<boolean> {
  let sent = 0;
  const { query: send } = Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const spy = jest.spyOn(Client.prototype, "query").mockImplementation(function (this: Client, ...given: unknown[]) {
    const { connectionParameters } = this as unknown as Connected;
    const [text, parameters, done] = given;
    if (connectionParameters.application_name !== application || text === "ROLLBACK")
      return send.apply(this, given) as never;
    sent += 1;
    if (sent < statement) return send.apply(this, given) as never;
    const callback = typeof parameters === "function" ? parameters : done;
    return send.apply(this, [NO_ROOM, ...(callback === undefined ? [] : [callback])]) as never;
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
