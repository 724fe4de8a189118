import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Kind of a poor or monitored household (户类别). */
export enum PoorHouseholdCategory {
  REGISTERED_POOR = "REGISTERED_POOR",
  LIFTED_OUT = "LIFTED_OUT",
  UNSTABLE_LIFTED = "UNSTABLE_LIFTED",
  MARGINAL = "MARGINAL",
  SUDDEN_HARDSHIP = "SUDDEN_HARDSHIP",
}

registerEnumType(PoorHouseholdCategory, {
  name: "PoorHouseholdCategory",
  description: "Kind of a poor or monitored household. 户类别。",
  valuesConfig: {
    REGISTERED_POOR: { description: "On the poverty register, to 2020. 建档立卡贫困户。" },
    LIFTED_OUT: { description: "Lifted out of poverty. 脱贫户。" },
    UNSTABLE_LIFTED: { description: "Lifted out, at risk of falling back. 脱贫不稳定户。" },
    MARGINAL: { description: "At the margin of poverty. 边缘易致贫户。" },
    SUDDEN_HARDSHIP: { description: "In sudden grave hardship. 突发严重困难户。" },
  },
});
