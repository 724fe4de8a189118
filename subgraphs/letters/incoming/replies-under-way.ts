import type { Vault } from "../../../infra/runtime/vault";
import { openContent } from "../letter/letter-content";
import type { Querier } from "../letter/letter.rows";

/** Children of letters (by item id) about whom a reply is being drawn up and not signed yet. */
export async function repliesUnderWay(
  database: Querier,
  letterIds: readonly string[],
  vault: Vault,
): Promise<ReadonlySet<string>> {
  const replies = await database.query<{ contentSealed: Buffer }[]>(
    `SELECT l.content_sealed AS "contentSealed" FROM letter l
     WHERE l.about_id = ANY ($1::uuid[]) AND l.kind = 'REPLY' AND l.direction = 'OUT'
       AND l.state IN ('DRAFT', 'IN_REVIEW', 'TO_SIGN')`,
    [letterIds],
  );
  return new Set(
    replies.flatMap(({ contentSealed }) => openContent(vault, contentSealed).answers.map(({ itemId }) => itemId)),
  );
}
