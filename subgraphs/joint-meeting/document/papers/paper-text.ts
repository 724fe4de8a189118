import type { PaperContent } from "../paper-content";
import type { PaperFacts } from "./paper-facts";

/** What the text of a kind of paper gives: the rest is the same for all. */
export type PaperText = (
  facts: PaperFacts,
) => Pick<PaperContent, "addressee" | "sections"> & Partial<Pick<PaperContent, "enclosures" | "copies" | "receipt">>;
