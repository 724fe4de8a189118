import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid, notFound } from "../../../infra/runtime/refusals";
import { isUuid } from "../../../infra/runtime/uuid";
import { DEPARTMENTS } from "../../../schema/departments";
import { requireCounty } from "../directory/county.policy";
import { SIGNATORY_COLUMNS, type SignatoryRow } from "./signatory.rows";

interface SignatorySources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** Who is to sign, from when. */
type Appointment = Omit<SignatoryRow, "id" | "validTo">;

const LONGEST = 50;
const ACCOUNT = /^[\w.@-]{1,100}$/;
/** The joint meeting's office and the letters' service issue no letter: a letter is from bureau to bureau. */
const ORGANS: readonly string[] = DEPARTMENTS.map(({ name }) => name).filter(
  (name) => name !== "joint-meeting" && name !== "letters",
);

/** Who signs letters (签发人), as one caller may appoint and read it. */
export class SignatoryService {
  constructor(
    private readonly sources: SignatorySources,
    private readonly caller: Caller,
  ) {}

  /** Appoints who signs for an organ from a day on. @throws DomainError FORBIDDEN to whoever is not of the county. */
  async appoint(given: Appointment): Promise<SignatoryRow | Refusal> {
    const { database, clock } = this.sources;
    this.requireCounty();
    const fault = faultOf(given);
    if (fault !== null) return fault;
    const [row] = await database.query<SignatoryRow[]>(INSERT, [
      randomUUID(),
      given.organ,
      given.actor,
      given.name.trim(),
      given.post.trim(),
      given.validFrom,
      this.caller.actor,
      this.caller.post,
      clock.now(),
    ]);
    return row ?? alreadyDone("That account signs for the organ already.", "该账号已是该部门签发人。");
  }

  /** Ends somebody's time with a day. @throws DomainError FORBIDDEN as {@link appoint}. */
  async end(id: string, on: string): Promise<SignatoryRow | Refusal> {
    this.requireCounty();
    if (!isUuid(id)) return notFound();
    const [row] = await this.sources.database.query<SignatoryRow[]>(
      `SELECT ${SIGNATORY_COLUMNS} FROM signatory s WHERE s.id = $1`,
      [id],
    );
    if (row === undefined) return notFound();
    if (on < row.validFrom) return invalid("It ends after it begins.", "终止日期不得早于起始日期。");
    const [, ended] = await this.sources.database.query<[unknown, number]>(
      "UPDATE signatory SET valid_to = $2 WHERE id = $1 AND valid_to IS NULL",
      [id, on],
    );
    return ended === 0 ? alreadyDone("It has been ended.", "已终止。") : { ...row, validTo: on };
  }

  /** Who signs on a day, by organ and account; one more row than the page holds. @throws DomainError FORBIDDEN. */
  list(on: string, { first, after }: Page): Promise<SignatoryRow[]> {
    this.requireCounty();
    return this.sources.database.query(LISTING, [on, ...(after ?? ["", "", ""]), first + 1]);
  }

  private requireCounty(): void {
    requireCounty(this.caller, this.sources.countyCode);
  }
}

/** The caller's right to sign for an organ on a day (YYYY-MM-DD), with name and post as appointed; null without. */
export async function findSignatory(
  manager: EntityManager,
  { organ, actor, on }: { organ: string; actor: string; on: string },
): Promise<SignatoryRow | null> {
  const [row] = await manager.query<SignatoryRow[]>(
    `SELECT ${SIGNATORY_COLUMNS} FROM signatory s
     WHERE s.organ = $1 AND s.actor = $2 AND s.valid_from <= $3 AND (s.valid_to IS NULL OR s.valid_to >= $3)`,
    [organ, actor, on],
  );
  return row ?? null;
}

function faultOf({ organ, actor, name, post }: Appointment): Refusal | null {
  if (!ORGANS.includes(organ))
    return invalid(`organ is one of ${ORGANS.join(", ")}.`, "发文部门须为本县教育局等职能部门。");
  if (!ACCOUNT.test(actor)) return invalid("actor is the name of an account.", "账号格式有误。");
  const isWhole = [name, post].every((text) => {
    const length = text.trim().length;
    return length > 0 && length <= LONGEST && !text.includes("\0");
  });
  return isWhole ? null : invalid(`Name and post have 1 to ${LONGEST} characters.`, `姓名、职务须为1至${LONGEST}字。`);
}

const INSERT = `
  INSERT INTO signatory AS s (id, organ, actor, name, post, valid_from, appointed_by, appointed_post, appointed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT DO NOTHING
  RETURNING ${SIGNATORY_COLUMNS}`;

const LISTING = `
  SELECT ${SIGNATORY_COLUMNS} FROM signatory s
  WHERE s.valid_from <= $1 AND (s.valid_to IS NULL OR s.valid_to >= $1)
    AND (s.organ, s.actor, s.id::text) > ($2, $3, $4)
  ORDER BY s.organ, s.actor, s.id::text
  LIMIT $5`;
