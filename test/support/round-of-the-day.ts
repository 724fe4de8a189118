import { expect } from "@jest/globals";
import { eventually } from "./eventually";

type Sql = (text: string) => Promise<readonly object[]>;

const ROUND = { within: 30_000 };

/** Waits until a running service has done what its county day asks for, so that nothing of it falls between a test's acts. */
export async function waitForRound(sql: Sql): Promise<void> {
  await eventually(async () => {
    expect(await sql("SELECT FROM casework_round_piece WHERE piece = 'TO_LEADER'")).toHaveLength(1);
  }, ROUND);
}

/**
 * Waits until a running service has done all of it, what it reads through the gateway included: from then on it reads
 * nothing that a test has not asked for.
 */
export async function waitForWholeRound(sql: Sql): Promise<void> {
  await eventually(async () => {
    expect(await sql("SELECT FROM casework_round")).toHaveLength(1);
  }, ROUND);
}
