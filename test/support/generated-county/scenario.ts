import type { CountyDraft } from "./county-draft";

/** 忻城县城关镇, which a county's own register may name of somebody who lives or comes from there. */
export const TOWNSHIP_ELSEWHERE = "451321100";

/** Something remarkable about one child or two, and what a sweep must make of it. */
export interface Scenario {
  /** What is remarkable, for whoever reads that it was judged otherwise. */
  name: string;
  /** How many are planted among 10,000 children; two at least in any county. */
  share: number;
  plant(draft: CountyDraft): void;
}

/** Declares a scenario. */
export const scenario = (name: string, share: number, plant: Scenario["plant"]): Scenario => ({ name, share, plant });

/** How many times a scenario is planted in a county. */
export const countOf = ({ share }: Scenario, children: number): number =>
  Math.max(2, 1 + Math.round((children * share) / 10_000));
