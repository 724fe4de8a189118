import type { EntityManager } from "typeorm";
import type { ActColumns } from "../act/acting-for";
import type { AdmissionActKind } from "./admission-act.type";

/** Enters in a transaction who has done what about these notices, whose rows it has locked by writing them. */
export async function recordActs(
  manager: EntityManager,
  noticeIds: readonly string[],
  kind: AdmissionActKind,
  [actor, post, department, at]: ActColumns,
): Promise<void> {
  await manager.query(
    `INSERT INTO admission_act (notice_id, step, kind, actor, post, department, at)
     SELECT notice_id, 1 + (SELECT count(*) FROM admission_act earlier WHERE earlier.notice_id = acted.notice_id),
       $2, $3, $4, $5, $6
     FROM unnest($1::text[]) AS acted (notice_id)`,
    [noticeIds, kind, actor, post, department, at],
  );
}
