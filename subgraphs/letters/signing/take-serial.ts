import type { EntityManager } from "typeorm";

/** A place in the series of a county's letters. */
export interface LetterSerial {
  year: number;
  serial: number;
  /** 发文字号: six-corner brackets, no leading zeros. */
  number: string;
}

interface Series {
  countyCode: string;
  /** The department that leads the letter. */
  organ: string;
  /** What its numbers begin with: 柳南教. */
  organWord: string;
  /** The day of the letter, YYYY-MM-DD. */
  on: string;
}

/**
 * Takes the next number of an organ's year, in the transaction that signs: whoever else signs waits for its end, and a signing
 * that fails gives the number back with its transaction, so that there is no gap and no number twice.
 */
export async function takeSerial(
  manager: EntityManager,
  { countyCode, organ, organWord, on }: Series,
): Promise<LetterSerial> {
  const year = Number(on.slice(0, 4));
  const [counter] = await manager.query<{ taken: number }[]>(TAKE, [countyCode, organ, year]);
  if (counter === undefined) throw new Error("no number was given");
  return { year, serial: counter.taken, number: `${organWord}函〔${year}〕${counter.taken}号` };
}

const TAKE = `
  INSERT INTO letter_series AS series (county_code, organ, year, next) VALUES ($1, $2, $3, 2)
  ON CONFLICT (county_code, organ, year) DO UPDATE SET next = series.next + 1
  RETURNING next - 1 AS taken`;
