import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";

/** Has dead letters tried again from the beginning, in the transaction of an act. @param at real time */
export async function putBackMessages(
  manager: EntityManager,
  ids: readonly string[],
  { actor, post }: Pick<Caller, "actor" | "post">,
  at: Date,
): Promise<void> {
  await manager.query(PUT_BACK, [[...ids], actor, post, at]);
}

/** Each is due at once and has two weeks again. $1 ids, $2 account, $3 post, $4 instant. */
const PUT_BACK = `
  UPDATE outbox_message SET state = 'WAITING', next_try_at = '-infinity', waiting_since = NULL, last_fault = NULL,
    resent_by = $2, resent_post = $3, resent_at = $4
  WHERE id = ANY ($1) AND state = 'FAILED'`;
