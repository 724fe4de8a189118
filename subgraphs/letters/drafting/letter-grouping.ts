import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How children come into letters. */
export enum LetterGrouping {
  PER_CHILD = "PER_CHILD",
  PER_COUNTY = "PER_COUNTY",
}

registerEnumType(LetterGrouping, {
  name: "LetterGrouping",
  description: "How children come into letters. 拟函方式。",
  valuesConfig: {
    PER_CHILD: { description: "A letter for each child. 一生一函。" },
    PER_COUNTY: { description: "One letter for each county, with a list. 一县一函（附名单）。" },
  },
});
