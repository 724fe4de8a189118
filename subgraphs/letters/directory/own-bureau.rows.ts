/** Under which name and from where the county's own education bureau writes, from a day on. */
export interface OwnBureauRow {
  /** YYYY-MM-DD; null for what is assumed as long as nobody has set anything. */
  validFrom: string | null;
  /** 发文机关全称: 柳州市柳南区教育局. */
  bureauName: string;
  /** 柳南区教育局. */
  shortName: string;
  /** 机关代字, which numbers begin with: 柳南教. */
  organWord: string;
  postalAddress: string;
  /** 附注: whom to call, and under which number. */
  contact: string;
}

export const OWN_BUREAU_COLUMNS = `
  b.valid_from::text AS "validFrom", b.bureau_name AS "bureauName", b.short_name AS "shortName",
  b.organ_word AS "organWord", b.postal_address AS "postalAddress", b.contact`;
