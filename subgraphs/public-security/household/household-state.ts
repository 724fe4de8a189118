import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** State of a 户籍 entry (户籍状态). */
export enum HouseholdState {
  NORMAL = "NORMAL",
  EMPTY_ENTRY = "EMPTY_ENTRY",
  CANCELLED_DECEASED = "CANCELLED_DECEASED",
  CANCELLED_MOVED = "CANCELLED_MOVED",
}

registerEnumType(HouseholdState, {
  name: "HouseholdState",
  description: "State of a household registration. 户籍状态。",
  valuesConfig: {
    NORMAL: { description: "In force. 正常。" },
    EMPTY_ENTRY: { description: "In force, but the person does not live there. 空挂户。" },
    CANCELLED_DECEASED: { description: "Cancelled because the person died. 注销（死亡）。" },
    CANCELLED_MOVED: { description: "Cancelled because the registration moved away. 注销（迁出）。" },
  },
});
