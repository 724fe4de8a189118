import type { PaperFacts } from "./paper-facts";

/** @throws Error without a legal basis: the act draws up no paper of a penalty then */
export function basisOf({ penaltyBasis }: PaperFacts): string {
  if (penaltyBasis === null) throw new Error("a penalty without a legal basis");
  const { title, citation } = penaltyBasis;
  return `${title.startsWith("《") ? title : `《${title}》`}${citation}`;
}

/** @throws Error without what is imposed: the act asks for it */
export function measureOf({ measure }: PaperFacts): string {
  if (measure === null) throw new Error("a penalty that says not which");
  return measure.replace(/[。；\s]+$/u, "");
}
