import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import { alreadyDone, invalid, notFound } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { requireOwnRegion } from "../region/region.policy";
import { COLUMNS, type LegalBasisRow } from "./legal-basis.rows";
import type { LegalBasisKind } from "./legal-basis-kind";

interface LegalBasisSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

interface BasisGiven {
  kind: LegalBasisKind;
  title: string;
  citation: string;
  /** YYYY-MM-DD */
  validFrom: string;
}

/** Legal bases of penalties, of the county as a whole; without one in force there is no penalty. */
export class LegalBasisService {
  constructor(
    private readonly sources: LegalBasisSources,
    private readonly caller: Caller,
  ) {}

  /** Bases, the latest first; one more than the page holds. Statutes are public, and of no child. */
  list(on: string | null, { first, after }: Page): Promise<LegalBasisRow[]> {
    const { database } = this.sources;
    const [day = null, id = null] = after ?? [];
    return database.query(LIST, [on, day, id, first + 1]);
  }

  /** Enters a basis, once. @throws DomainError FORBIDDEN for a caller without the county. */
  async enter({ kind, validFrom, ...given }: BasisGiven): Promise<LegalBasisRow | Refusal> {
    const { database, clock, countyCode } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    const title = readText(given.title) ?? invalid("The title of the statute is needed.", "须填写法规名称。");
    if (title instanceof Refusal) return title;
    const citation = readText(given.citation) ?? invalid("The article is needed.", "须填写条款。");
    if (citation instanceof Refusal) return citation;
    const { actor, post, department } = this.caller;
    const basis = [randomUUID(), kind, title, citation, validFrom, clock.now(), actor, post, department];
    const [row] = await database.query<LegalBasisRow[]>(INSERT, basis);
    return row ?? alreadyDone("This basis was entered before.", "该处罚依据已登记。");
  }

  /** Ends a basis with its last day, once: penalties that were decided by then stand. */
  async end(id: string, validTo: string): Promise<LegalBasisRow | Refusal> {
    const { database, clock, countyCode } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    if (!isUuid(id)) return notFound();
    const [found] = await database.query<LegalBasisRow[]>(`SELECT ${COLUMNS} FROM legal_basis WHERE id = $1`, [id]);
    if (found === undefined) return notFound();
    if (validTo < found.validFrom)
      return invalid(`It is in force since ${found.validFrom}.`, `失效日期不得早于生效日期（${found.validFrom}）。`);
    const { actor, post } = this.caller;
    const [rows] = await database.query<[LegalBasisRow[], number]>(END, [id, validTo, clock.now(), actor, post]);
    return rows[0] ?? alreadyDone("This basis was ended before.", "该处罚依据已终止。");
  }
}

const LIST = `
  SELECT ${COLUMNS} FROM legal_basis
  WHERE ($1::date IS NULL OR (valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)))
    AND ($2::date IS NULL OR (valid_from, id) < ($2, $3::uuid))
  ORDER BY valid_from DESC, id DESC LIMIT $4`;

const INSERT = `
  INSERT INTO legal_basis (id, kind, title, citation, valid_from, entered_at, entered_by, entered_post, entered_department)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (kind, title, citation, valid_from) DO NOTHING RETURNING ${COLUMNS}`;

const END = `
  UPDATE legal_basis SET valid_to = $2, ended_at = $3, ended_by = $4, ended_post = $5
  WHERE id = $1 AND valid_to IS NULL RETURNING ${COLUMNS}`;
