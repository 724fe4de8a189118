import type { DataSource } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import { townshipPatterns } from "../../../infra/runtime/county-register";
import type { Page } from "../../../infra/runtime/page";
import type { PersonId } from "../../../schema/person-id";

/** A disabled child and the township of the certificate that shows it. */
export interface DisabledChildRow {
  personId: PersonId;
  townshipCode: string;
}

export class DisabledChildService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly countyCode: string,
  ) {}

  /**
   * Children under 18 (未成年人保护法 §2) with a certificate valid today; each once, by person id.
   * Returns up to `page.first + 1` rows.
   * @param regions codes of any level; a child of one of them counts, and any child of the register where one is the whole
   * county.
   */
  list(regions: readonly string[], { first, after }: Page): Promise<DisabledChildRow[]> {
    const patterns = townshipPatterns(regions, this.countyCode);
    return this.database.query(DISABLED_CHILDREN, [patterns, this.clock.today(), after?.[0] ?? "", first + 1]);
  }
}

const DISABLED_CHILDREN = `
  SELECT DISTINCT ON (person_id) person_id AS "personId", township_code AS "townshipCode"
  FROM disability_certificate
  WHERE township_code LIKE ANY($1) AND birth_date > $2::date - interval '18 years'
    AND issued_on <= $2 AND (expires_on IS NULL OR expires_on >= $2) AND person_id > $3
  ORDER BY person_id LIMIT $4`;
