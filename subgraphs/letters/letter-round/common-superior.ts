import { findRegion } from "../../../schema/regions/regions";

/** 教育部, above all provinces. */
const MINISTRY = "100000";
/** What stands in a prefecture's place where there is none: municipalities, counties directly under a province. */
const NO_PREFECTURE = /^(?:市辖区|县)$|直辖/;

/**
 * Code of the authority that is above both counties, by the codes of their regions: the prefecture (市) where they share one,
 * else the province (省、自治区), else the ministry. Six digits, as the authority itself is coded.
 */
export function commonSuperiorOf(one: string, other: string): string {
  const prefecture = findRegion(one.slice(0, 4));
  const isShared = one.slice(0, 4) === other.slice(0, 4);
  if (isShared && prefecture !== null && !NO_PREFECTURE.test(prefecture.name)) return `${one.slice(0, 4)}00`;
  return one.slice(0, 2) === other.slice(0, 2) ? `${one.slice(0, 2)}0000` : MINISTRY;
}
