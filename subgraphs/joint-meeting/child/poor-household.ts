/** A child's place in a poor or monitored household (脱贫监测户). Dates are YYYY-MM-DD. */
export interface PoorHouseholdRecord {
  identifiedOn: string;
  liftedOn: string | null;
}

/**
 * Whether any of a child's households stood as poor or monitored on a day: from the day it was identified to the eve of
 * its lifting.
 */
export function isOfPoorHousehold(records: readonly PoorHouseholdRecord[], day: string): boolean {
  return records.some(({ identifiedOn, liftedOn }) => identifiedOn <= day && (liftedOn === null || liftedOn > day));
}
