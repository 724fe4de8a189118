import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal, RefusalReason } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { isPersonId } from "../../../schema/person-id";
import { readText } from "../../../infra/runtime/written-text";
import { giveCasesBack, moveCases, refuseOpenCases } from "../case/linked-cases";
import { requireOwnRegion } from "../region/region.policy";
import { type ChildLinkRow, LINK_COLUMNS } from "./child-link-row";
import { giveFindingsBack, moveFindings } from "./linked-findings.service";

interface LinkingResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

/**
 * Linking (关联) of two records of one child by the office, and its undoing. The linked record becomes an alias: it stands
 * for the child until that is undone. An alias has one child, and a child is no alias: there are no chains.
 */
export class LinkingService {
  constructor(
    private readonly resources: LinkingResources,
    private readonly caller: Caller,
  ) {}

  /** @throws DomainError FORBIDDEN to whoever does not work the whole county. */
  async link(childId: string, aliasId: string, given: string): Promise<ChildLinkRow | Refusal> {
    this.requireCounty();
    const reason = readReason(given);
    if (reason instanceof Refusal) return reason;
    if (!isPersonId(childId) || !isPersonId(aliasId) || childId === aliasId)
      return new Refusal(RefusalReason.INVALID, "Two ids of children are needed. 须填写两名儿童的人员标识。");
    return this.alone(async (manager) => {
      const refusal = refuseLink(await findActive(manager, [childId, aliasId]), childId, aliasId);
      if (refusal !== null) return refusal;
      const openCases = await refuseOpenCases(manager, childId, aliasId);
      if (openCases !== null) return openCases;
      const known: object[] = await manager.query(KNOWN_RECORDS, [[childId, aliasId]]);
      if (known.length < 2) return missing("No sweep has seen both records. 比对中未见其中的记录。");
      const id = randomUUID();
      const { vault, clock } = this.resources;
      const { actor, post } = this.caller;
      const written = [id, aliasId, childId, vault.seal(reason), actor, post, clock.now()];
      const [link]: ChildLinkRow[] = await manager.query(INSERT_LINK, written);
      await moveFindings(manager, { link: link as ChildLinkRow, ...this.act(reason) });
      await moveCases(manager, { link: link as ChildLinkRow, ...this.act(reason) });
      return link as ChildLinkRow;
    });
  }

  /** @throws DomainError FORBIDDEN to whoever does not work the whole county. */
  async unlink(linkId: string, given: string): Promise<ChildLinkRow | Refusal> {
    this.requireCounty();
    const reason = readReason(given);
    if (reason instanceof Refusal) return reason;
    if (!isUuid(linkId)) return missing("There is no such link. 关联不存在。");
    return this.alone(async (manager) => {
      const [known]: ChildLinkRow[] = await manager.query(`SELECT ${LINK_COLUMNS} FROM child_link WHERE id = $1`, [
        linkId,
      ]);
      if (known === undefined) return missing("There is no such link. 关联不存在。");
      if (known.undoneAt !== null)
        return new Refusal(RefusalReason.ALREADY_DONE, "The link has been undone already. 该关联已取消。");
      const { vault, clock } = this.resources;
      const { actor, post } = this.caller;
      await manager.query(UNDO_LINK, [linkId, actor, post, clock.now(), vault.seal(reason)]);
      const [link]: ChildLinkRow[] = await manager.query(`SELECT ${LINK_COLUMNS} FROM child_link WHERE id = $1`, [
        linkId,
      ]);
      await giveFindingsBack(manager, { link: link as ChildLinkRow, ...this.act(reason) });
      await giveCasesBack(manager, { link: link as ChildLinkRow, ...this.act(reason) });
      return link as ChildLinkRow;
    });
  }

  private requireCounty(): void {
    const { countyCode } = this.resources;
    requireOwnRegion(this.caller, countyCode, countyCode);
  }

  private act(reason: string) {
    const { clock, vault } = this.resources;
    return { caller: this.caller, now: clock.now(), today: clock.today(), noteSealed: vault.seal(reason) };
  }

  /** One at a time, and none while a sweep is concluded: whether there is a chain is seen by looking at all links. */
  private alone<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.resources.database.transaction(async (manager) => {
      await manager.query("LOCK TABLE child_link IN SHARE ROW EXCLUSIVE MODE");
      return work(manager);
    });
  }
}

type ActiveLink = Pick<ChildLinkRow, "aliasId" | "childId">;

function findActive(manager: EntityManager, ids: readonly string[]): Promise<ActiveLink[]> {
  return manager.query(ACTIVE_LINKS, [ids]);
}

function refuseLink(active: readonly ActiveLink[], childId: string, aliasId: string): Refusal | null {
  const isPair = (link: ActiveLink): boolean =>
    [childId, aliasId].includes(link.aliasId) && [childId, aliasId].includes(link.childId);
  if (active.some(isPair))
    return new Refusal(RefusalReason.ALREADY_DONE, "The two records are linked already. 两份记录已关联。");
  if (active.some((link) => link.aliasId === aliasId))
    return chained("The alias is linked to another child; undo that first. 该记录已关联至其他儿童，请先取消。");
  if (active.some((link) => link.aliasId === childId))
    return chained(
      "The child is an alias itself; link to the child that it stands for. 主记录已被关联，请关联至其主记录。",
    );
  if (active.some((link) => link.childId === aliasId))
    return chained("Other records are linked to the alias; undo these first. 该记录下已有关联，请先取消。");
  return null;
}

const chained = (message: string): Refusal => new Refusal(RefusalReason.WRONG_STATE, message);

const missing = (message: string): Refusal => new Refusal(RefusalReason.NOT_FOUND, message);

function readReason(given: string): string | Refusal {
  return readText(given) ?? new Refusal(RefusalReason.INVALID, "A reason must be given. 须填写理由。");
}

/** $1 ids. */
const ACTIVE_LINKS = `
  SELECT alias_id AS "aliasId", child_id AS "childId" FROM child_link
  WHERE undone_at IS NULL AND (alias_id = ANY ($1::text[]) OR child_id = ANY ($1::text[]))`;

/** $1 ids: those that a sweep or a finding names. */
const KNOWN_RECORDS = `
  SELECT FROM unnest($1::text[]) AS given (id)
  WHERE EXISTS (SELECT FROM sweep s JOIN sweep_child c ON c.sweep_id = s.id WHERE c.child_id = given.id)
    OR EXISTS (SELECT FROM finding f WHERE f.child_id = given.id OR f.other_child_id = given.id)`;

const INSERT_LINK = `
  INSERT INTO child_link (id, alias_id, child_id, reason_sealed, linked_by, linked_post, linked_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${LINK_COLUMNS}`;

const UNDO_LINK = `
  UPDATE child_link SET undone_by = $2, undone_post = $3, undone_at = $4, undo_reason_sealed = $5 WHERE id = $1`;
