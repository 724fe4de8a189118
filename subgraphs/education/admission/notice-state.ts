import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far a notice of entry has come (入学通知书状态). */
export enum AdmissionNoticeState {
  DRAWN_UP = "DRAWN_UP",
  SERVED = "SERVED",
  REGISTERED = "REGISTERED",
}

registerEnumType(AdmissionNoticeState, {
  name: "AdmissionNoticeState",
  description: "How far a notice of entry has come. 入学通知书状态。",
  valuesConfig: {
    DRAWN_UP: { description: "Drawn up and not yet served. 已制发，未送达。" },
    SERVED: { description: "Served; the child has not registered. 已送达，未注册。" },
    REGISTERED: { description: "The child has registered at a school. 已注册。" },
  },
});
