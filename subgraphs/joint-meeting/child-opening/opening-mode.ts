import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How a child's sensitive data was opened outside a case (调阅方式). */
export enum OpeningMode {
  APPROVED = "APPROVED",
  BREAK_GLASS = "BREAK_GLASS",
}

registerEnumType(OpeningMode, {
  name: "OpeningMode",
  description: "How a child's sensitive data was opened outside a case. 案外调阅方式。",
  valuesConfig: {
    APPROVED: { description: "Approved by the leader. 经审批调阅。" },
    BREAK_GLASS: { description: "In an emergency, by the opener alone. 紧急调阅。" },
  },
});
