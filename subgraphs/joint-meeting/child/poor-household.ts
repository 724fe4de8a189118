/** A child's place in a poor or monitored household (脱贫监测户). Dates are YYYY-MM-DD. */
export interface PoorHouseholdRecord {
  identifiedOn: string;
  liftedOn: string | null;
}

/** Whether a child's household stood as poor or monitored on a day: from the day it was identified to the eve of its lifting. */
export function isPoorHousehold(record: PoorHouseholdRecord | null, day: string): boolean {
  return record !== null && record.identifiedOn <= day && (record.liftedOn === null || record.liftedOn > day);
}
