import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Why a child stands in the welfare register (儿童福利类别). */
export enum WelfareCategory {
  ORPHAN = "ORPHAN",
  DE_FACTO_UNATTENDED = "DE_FACTO_UNATTENDED",
  IN_DIFFICULTY = "IN_DIFFICULTY",
  LEFT_BEHIND = "LEFT_BEHIND",
  MINIMUM_LIVING_ALLOWANCE = "MINIMUM_LIVING_ALLOWANCE",
  EXTREME_POVERTY_SUPPORT = "EXTREME_POVERTY_SUPPORT",
}

registerEnumType(WelfareCategory, {
  name: "WelfareCategory",
  description: "Why a child stands in the welfare register. 儿童福利类别。",
  valuesConfig: {
    ORPHAN: { description: "Under 18, parents dead or not to be found. 孤儿。" },
    DE_FACTO_UNATTENDED: { description: "Under 18, neither parent able to raise the child. 事实无人抚养儿童。" },
    IN_DIFFICULTY: { description: "In hardship by poverty, own disability or lack of guardianship. 困境儿童。" },
    LEFT_BEHIND: {
      description: "Under 16, both parents away, or one away and the other unable to care. 留守儿童。",
    },
    MINIMUM_LIVING_ALLOWANCE: { description: "Household receives the minimum living allowance. 最低生活保障。" },
    EXTREME_POVERTY_SUPPORT: { description: "Supported as a person in extreme poverty. 特困供养。" },
  },
});
