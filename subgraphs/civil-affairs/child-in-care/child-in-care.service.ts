import type { DataSource } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import { townshipPatterns } from "../../../infra/runtime/county-register";
import type { Page } from "../../../infra/runtime/page";
import type { PersonId } from "../../../schema/person-id";
import type { WelfareCategory } from "../welfare/welfare-category";

/** A child in care and the township of the record that shows it. */
export interface ChildInCareRow {
  personId: PersonId;
  townshipCode: string;
}

interface ChildInCareQuery {
  /** Codes of any level; a child of one of them counts, and any child of the register where one is the whole county. */
  regions: readonly string[];
  /** Null for every category. */
  category: WelfareCategory | null;
}

export class ChildInCareService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly countyCode: string,
  ) {}

  /**
   * Children under 18 (未成年人保护法 §2) with a welfare record in force today; each once, by person id.
   * Returns up to `page.first + 1` rows.
   */
  list({ regions, category }: ChildInCareQuery, { first, after }: Page): Promise<ChildInCareRow[]> {
    const patterns = townshipPatterns(regions, this.countyCode);
    return this.database.query(CHILDREN_IN_CARE, [patterns, this.clock.today(), category, after?.[0] ?? "", first + 1]);
  }
}

const CHILDREN_IN_CARE = `
  SELECT DISTINCT ON (person_id) person_id AS "personId", township_code AS "townshipCode"
  FROM welfare_record
  WHERE township_code LIKE ANY($1) AND birth_date > $2::date - interval '18 years'
    AND granted_on <= $2 AND (ended_on IS NULL OR ended_on > $2)
    AND ($3::text IS NULL OR category = $3) AND person_id > $4
  ORDER BY person_id LIMIT $5`;
