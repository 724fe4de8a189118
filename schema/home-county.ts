/** What the registers of public security say of where a child is at home (户籍). */
export interface HomeRecords {
  household: { county: { code: string }; state: string } | null;
  residence: { homeCounty: { code: string } } | null;
}

/**
 * The county of the 户籍 as public security has it: by the 户籍 register, else as the registration of the residence
 * names it. Never by the ID number, whose first digits are the county of its issue. An entry that moved away no longer tells.
 */
export function homeCountyOf({ household, residence }: HomeRecords): string | null {
  if (household !== null && household.state !== "CANCELLED_MOVED") return household.county.code;
  return residence?.homeCounty.code ?? null;
}
