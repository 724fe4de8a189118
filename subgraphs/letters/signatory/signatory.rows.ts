/** Who may sign letters for an organ of the county. */
export interface SignatoryRow {
  id: string;
  /** Name of the department (schema/departments) that issues the letter, such as `education`. */
  organ: string;
  /** Account. */
  actor: string;
  name: string;
  post: string;
  /** YYYY-MM-DD */
  validFrom: string;
  /** YYYY-MM-DD, inclusive; null without end. */
  validTo: string | null;
}

export const SIGNATORY_COLUMNS = `
  s.id, s.organ, s.actor, s.name, s.post, s.valid_from::text AS "validFrom", s.valid_to::text AS "validTo"`;
