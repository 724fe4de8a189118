import type { EntityManager } from "typeorm";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { wrongState } from "../../../infra/runtime/refusals";
import type { LinkAct } from "../child-link/linked-findings.service";
import { numberSpells } from "./number-spells";

/** Two records of one child with an open case each are one spell worked twice: one of the two is closed first. */
export async function refuseOpenCases(
  manager: EntityManager,
  childId: string,
  aliasId: string,
): Promise<Refusal | null> {
  const open = await manager.query<{ number: string }[]>(OPEN_CASES, [[childId, aliasId]]);
  if (open.length < 2) return null;
  const numbers = open.map(({ number }) => number);
  return wrongState(
    `Both records have an open case (${numbers.join(", ")}); close one first.`,
    `两份记录各有在办案件（${numbers.join("、")}），请先将其一结案。`,
  );
}

/** Moves the cases of a linked record to its child; each keeps on which record it was opened. */
export async function moveCases(manager: EntityManager, act: LinkAct): Promise<void> {
  const { aliasId, childId } = act.link;
  await move(manager, act, { from: aliasId, to: childId, kind: "LINKED" });
}

/** Gives a record the cases back that were opened on it, before the linking or since. */
export async function giveCasesBack(manager: EntityManager, act: LinkAct): Promise<void> {
  const { aliasId, childId } = act.link;
  await move(manager, act, { from: childId, to: aliasId, kind: "UNLINKED" });
}

interface Move {
  from: string;
  to: string;
  kind: "LINKED" | "UNLINKED";
}

async function move(
  manager: EntityManager,
  { link, caller, now, noteSealed }: LinkAct,
  { from, to, kind }: Move,
): Promise<void> {
  const author = [now, caller.actor, caller.post, caller.department, noteSealed];
  const moved = await manager.query<{ regionCode: string }[]>(MOVE, [from, to, link.aliasId, kind, ...author]);
  for (const regionCode of new Set(moved.map((row) => row.regionCode))) {
    await numberSpells(manager, regionCode, from);
    await numberSpells(manager, regionCode, to);
  }
}

/** $1 ids of records. */
const OPEN_CASES = `
  SELECT number FROM child_case WHERE child_id = ANY ($1::text[]) AND state <> 'CLOSED' ORDER BY number`;

/** $1 record that has them, $2 record that gets them, $3 record on which they were opened; $4 what the history says. */
const MOVE = `
  WITH moved AS (
    UPDATE child_case SET child_id = $2, version = version + 1 WHERE child_id = $1 AND recorded_child_id = $3
    RETURNING id, region_code
  ), told AS (
    INSERT INTO case_event (case_id, at, actor, post, department, kind, note_sealed)
    SELECT id, $5::timestamptz, $6::text, $7::text, $8::text, $4::text, $9::bytea FROM moved
  )
  SELECT region_code AS "regionCode" FROM moved`;
