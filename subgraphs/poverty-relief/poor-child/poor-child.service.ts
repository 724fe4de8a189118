import type { DataSource } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import { townshipPatterns } from "../../../infra/runtime/county-register";
import type { Page } from "../../../infra/runtime/page";
import type { PersonId } from "../../../schema/person-id";
import type { PoorHouseholdCategory } from "../poverty-relief/poor-household-category";

/** A child of a poor household and the household's township. */
export interface PoorChildRow {
  personId: PersonId;
  townshipCode: string;
}

interface PoorChildQuery {
  /** Codes of any level; a child of one of them counts, and any child of the register where one is the whole county. */
  regions: readonly string[];
  /** Null for every category. */
  category: PoorHouseholdCategory | null;
}

export class PoorChildService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly countyCode: string,
  ) {}

  /**
   * Children under 18 (未成年人保护法 §2) of households that are helped today; each once, by person id.
   * Returns up to `page.first + 1` rows.
   */
  list({ regions, category }: PoorChildQuery, { first, after }: Page): Promise<PoorChildRow[]> {
    const patterns = townshipPatterns(regions, this.countyCode);
    return this.database.query(POOR_CHILDREN, [patterns, this.clock.today(), category, after?.[0] ?? "", first + 1]);
  }
}

const POOR_CHILDREN = `
  SELECT DISTINCT ON (person_id) person_id AS "personId", township_code AS "townshipCode"
  FROM household_member
  WHERE township_code LIKE ANY($1) AND birth_date > $2::date - interval '18 years'
    AND identified_on <= $2 AND (lifted_on IS NULL OR lifted_on > $2)
    AND ($3::text IS NULL OR household_category = $3) AND person_id > $4
  ORDER BY person_id LIMIT $5`;
