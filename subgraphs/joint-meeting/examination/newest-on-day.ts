import type { CertificateView, ResidenceView } from "./child-view";

type Stay = Pick<ResidenceView, "township" | "registeredOn" | "cancelledOn">;
type Certificate = Pick<CertificateView, "issuedOn" | "expiresOn">;

/** Whether what ended on a date (the first day without it), if ever, was still in force on a day. */
export function isOpenOn(endedOn: string | null, day: string): boolean {
  return endedOn === null || endedOn > day;
}

/** Whether a certificate or recognition still holds on its last day or later than a day. */
export function isValidOn(lastDay: string | null, day: string): boolean {
  return lastDay === null || lastDay >= day;
}

/**
 * The stay that tells where a child lived on a day: the newest in force, one in the county before one elsewhere; else the
 * newest that ended. A later stay must not hide an earlier one that nobody cancelled.
 */
export function residenceOnDay<Row extends Stay>(
  residences: readonly Row[],
  isInCounty: (residence: Stay) => boolean,
  day: string,
): Row | null {
  const registered = residences.filter(({ registeredOn }) => registeredOn <= day);
  const open = registered.filter(({ cancelledOn }) => isOpenOn(cancelledOn, day));
  const here = open.filter(isInCounty);
  const [first] = [here, open, registered].filter(({ length }) => length > 0);
  return newestOf(first ?? [], ({ registeredOn }) => registeredOn);
}

/** The newest certificate valid on a day, else the newest issued by then. */
export function certificateOnDay<Row extends Certificate>(certificates: readonly Row[], day: string): Row | null {
  const issued = certificates.filter(({ issuedOn }) => issuedOn <= day);
  const valid = issued.filter(({ expiresOn }) => isValidOn(expiresOn, day));
  return newestOf(valid.length > 0 ? valid : issued, ({ issuedOn }) => issuedOn);
}

/** Of several records of one date the first. */
function newestOf<Row>(rows: readonly Row[], dateOf: (row: Row) => string): Row | null {
  let newest: Row | null = null;
  for (const row of rows) if (newest === null || dateOf(row) > dateOf(newest)) newest = row;
  return newest;
}
