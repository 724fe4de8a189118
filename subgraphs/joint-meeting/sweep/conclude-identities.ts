import type { EntityManager } from "typeorm";
import type { PersonId } from "../../../schema/person-id";
import { type ConflictSide, identityConflict } from "../examination/conclude";
import type { FindingKind } from "../finding/finding-kind";
import type { WatchGroup } from "../watch-group/watch-group";
import { toDraftRow, writeDrafts } from "./draft-row";
import type { SweepRun } from "./sweep-run";

/** A child of a pair that has a key in common. */
interface SideRow extends ConflictSide {
  watchGroups: WatchGroup[];
  homeCountyCode: string | null;
  townshipCode: string | null;
  schoolId: string | null;
}

/** Offers children who have name, birth date and guardian in common as one child under two numbers (一人两号). */
export async function concludeIdentities(run: SweepRun, manager: EntityManager): Promise<void> {
  const { sweepId, vault, rules } = run;
  const pairs = await manager.query<{ one: string; other: string; keySealed: Buffer }[]>(PAIRS, [sweepId]);
  const sides = await findSides(
    manager,
    sweepId,
    pairs.flatMap(({ one, other }) => [one, other]),
  );
  const covered: { childId: PersonId; kind: FindingKind }[] = [];
  const drafts: ReturnType<typeof toDraftRow>[] = [];
  for (const { one, other, keySealed } of pairs) {
    const conflict = identityConflict(getSide(sides, one), getSide(sides, other), vault.open(keySealed), rules);
    if (conflict === null) continue;
    covered.push(...conflict.covered);
    const { finding } = conflict;
    drafts.push(toDraftRow(finding, getSide(sides, finding.childId), { vault, asOf: rules.asOf }));
  }
  await withdrawDrafts(manager, sweepId, covered);
  await writeDrafts(manager, sweepId, drafts);
}

/** Takes drafts away that another finding explains. */
export async function withdrawDrafts(
  manager: EntityManager,
  sweepId: string,
  drafts: readonly { childId: PersonId; kind: FindingKind }[],
): Promise<void> {
  await manager.query(
    `DELETE FROM sweep_draft WHERE sweep_id = $1
       AND (child_id, kind) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [sweepId, drafts.map(({ childId }) => childId), drafts.map(({ kind }) => kind)],
  );
}

async function findSides(
  manager: EntityManager,
  sweepId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SideRow>> {
  const rows = await manager.query<SideRow[]>(SIDES, [sweepId, ids]);
  return new Map(rows.map((row) => [row.childId, row]));
}

function getSide(sides: ReadonlyMap<string, SideRow>, id: string): SideRow {
  const side = sides.get(id);
  if (side === undefined) throw new Error("a key is of no child of the sweep");
  return side;
}

/** Children of each pair once, by the first key that they share. */
const PAIRS = `
  WITH shared AS (
    SELECT digest FROM sweep_key WHERE sweep_id = $1 AND use = 'IDENTITY' GROUP BY digest HAVING count(*) > 1
  ), key AS (
    SELECT k.* FROM sweep_key k JOIN shared USING (digest) WHERE k.sweep_id = $1 AND k.use = 'IDENTITY'
  )
  SELECT DISTINCT ON (one.child_id, other.child_id)
    one.child_id AS one, other.child_id AS other, one.key_sealed AS "keySealed"
  FROM key one JOIN key other ON other.digest = one.digest AND one.child_id < other.child_id
  ORDER BY one.child_id, other.child_id, one.digest`;

const SIDES = `
  SELECT c.child_id AS "childId", c.known_to_public_security AS "knownToPublicSecurity", c.on_roll AS "onRoll",
    c.poor_household AS "poorHousehold", c.watch_groups AS "watchGroups", c.home_county_code AS "homeCountyCode",
    c.township_code AS "townshipCode", c.school_id AS "schoolId",
    ARRAY(SELECT d.kind FROM sweep_draft d WHERE d.sweep_id = c.sweep_id AND d.child_id = c.child_id ORDER BY d.kind) AS kinds
  FROM sweep_child c WHERE c.sweep_id = $1 AND c.child_id = ANY($2) AND c.examined`;
