/** Blanks, marks of no width, the dots that registers write between the parts of a name (·•・．.), and the bar of a key. */
const LEFT_OUT = /[|\s\u200b-\u200d\u2060\ufeff\u00b7\u2022\u2027\u2219\u22c5\u30fb.]/gu;
const PLAIN_HAN = /^[\u4e00-\u9fff]+$/u;

/** A name as it is compared: NFKC, without blanks and dots. */
export function normaliseName(name: string): string {
  // Nearly every name is plain Han, which NFKC leaves as it is; a sweep asks for a million of them.
  return PLAIN_HAN.test(name) ? name : name.normalize("NFKC").replace(LEFT_OUT, "");
}

/** Who a child is, as far as two records of one child must agree. */
export interface IdentityKey {
  name: string;
  birthDate: string;
  guardianName: string;
}

/** Parts the texts of a key; {@link normaliseName} leaves none in a name. */
const BAR = "|";

/** Texts by which two records of one child are found: one for each guardian that a record names. An empty name agrees with none. */
export function identityKeysOf(name: string, birthDate: string, guardians: readonly (string | null)[]): string[] {
  const normalised = normaliseName(name);
  if (normalised === "") return [];
  const known = guardians.map((guardian) => normaliseName(guardian ?? "")).filter((guardian) => guardian !== "");
  return [...new Set(known)].map((guardian) => [normalised, birthDate, guardian].join(BAR));
}

/** What a text of {@link identityKeysOf} is made of. */
export function readIdentityKey(key: string): IdentityKey {
  const [name = "", birthDate = "", guardianName = ""] = key.split(BAR);
  return { name, birthDate, guardianName };
}

/** Text by which a refused row of the student roster is found; the same for the row and for the child. */
export function rejectedRowKeyOf(name: string, birthDate: string): string {
  return [normaliseName(name), birthDate].join(BAR);
}
