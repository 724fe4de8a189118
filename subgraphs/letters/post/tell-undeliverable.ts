import type { EntityManager } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import type { Vault } from "../../../infra/runtime/vault";
import { tellCase } from "../case-link/tell-case";

/** Has the cases of a letter told that a message about it has become a dead letter, which a clerk is to look at. */
export async function tellUndeliverable(
  manager: EntityManager,
  { clock, vault }: { clock: Clock; vault: Vault },
  letterId: string,
): Promise<void> {
  const known = await manager.query<object[]>("SELECT FROM letter WHERE id = $1", [letterId]);
  if (known.length === 0) return;
  await tellCase(manager, { kind: "FAILED", letterId, itemId: null, on: clock.today(), at: clock.now(), vault });
}
