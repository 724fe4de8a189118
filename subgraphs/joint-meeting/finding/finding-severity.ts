import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How urgent a finding is (紧急程度). */
export enum FindingSeverity {
  HIGH = "HIGH",
  MEDIUM = "MEDIUM",
  LOW = "LOW",
}

registerEnumType(FindingSeverity, {
  name: "FindingSeverity",
  description: "How urgent a finding is. 紧急程度。",
  valuesConfig: {
    HIGH: { description: "A child may be out of school now. 儿童可能已失学辍学。" },
    MEDIUM: { description: "Where a child is, is not settled. 就学情况待核实。" },
    LOW: { description: "The child is at school; a record is to be mended. 在校，记录待更正。" },
  },
});
