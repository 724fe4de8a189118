import type { Vault } from "../../../infra/runtime/vault";

/** Different notes that are sealed; each stands in many rows. */
const NOTES = 16;

/** What a task opens of its case. */
const PART = JSON.stringify({
  childName: "某某",
  birthDate: "2007-05-01",
  sex: "MALE",
  schoolName: "某某小学",
  grade: 5,
  guardianName: "某某某",
  whereabouts: "UNKNOWN",
  spellSince: "2018-11-05",
});

/** Holds what is sealed, once. */
export const SAMPLE = "CREATE TEMP TABLE sample (notes bytea[], part bytea)";

/** Its row, as the service opens it. */
export function sealSample(vault: Vault): [notes: Buffer[], part: Buffer] {
  const notes = Array.from({ length: NOTES }, (_unused, n) => vault.seal(`已入户家访，家长表示配合（${n}）`));
  return [notes, vault.seal(PART)];
}

/** SQL of a sealed note, by SQL of a whole number. */
export const noteOf = (row: string): string => `((SELECT notes FROM sample)[1 + (${row}) % ${NOTES}])`;
