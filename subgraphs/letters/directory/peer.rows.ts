import type { EntityManager } from "typeorm";

/** Whatever runs a statement: the pool, or the transaction of an act. */
export type Querier = Pick<EntityManager, "query">;

/** A county to which letters go (往来县区), as the directory has it for a span of days. */
export interface PeerRow {
  id: string;
  /** Six digits, GB/T 2260. */
  countyCode: string;
  /** 来宾市兴宾区教育局. */
  bureauName: string;
  /** As letters address and mention it: 兴宾区教育局. */
  shortName: string;
  postalAddress: string | null;
  phone: string | null;
  /** Where its exchange takes messages in; null for a county that gets paper. */
  exchangeUrl: string | null;
  /** YYYY-MM-DD */
  validFrom: string;
  /** YYYY-MM-DD, inclusive; null without end. */
  validTo: string | null;
}

export const PEER_COLUMNS = `
  p.id, p.county_code AS "countyCode", p.bureau_name AS "bureauName", p.short_name AS "shortName",
  p.postal_address AS "postalAddress", p.phone, p.exchange_url AS "exchangeUrl",
  p.valid_from::text AS "validFrom", p.valid_to::text AS "validTo"`;

/** SQL condition for an entry `p` that is in force on the day of the first parameter. */
export const PEER_IN_FORCE = "p.valid_from <= $1::date AND (p.valid_to IS NULL OR p.valid_to >= $1::date)";
