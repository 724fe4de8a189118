import "reflect-metadata";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { ActRecord } from "../act/act.type";

/** What is done about a notice of entry (入学通知书办理环节). */
export enum AdmissionActKind {
  DRAWN_UP = "DRAWN_UP",
  ASSIGNED = "ASSIGNED",
  SERVED = "SERVED",
  REGISTERED = "REGISTERED",
}

registerEnumType(AdmissionActKind, {
  name: "AdmissionActKind",
  description: "What is done about a notice of entry. 入学通知书办理环节。",
  valuesConfig: {
    DRAWN_UP: { description: "The bureau has drawn it up. 制发。" },
    ASSIGNED: { description: "The bureau has given it to a school or township. 分派学校或乡镇（街道）。" },
    SERVED: { description: "It was served. 送达。" },
    REGISTERED: { description: "The school has registered the child. 入学注册。" },
  },
});

@ObjectType({ simpleResolvers: true, description: "An act about a notice of entry. 入学通知书办理记录。" })
export class AdmissionAct extends ActRecord {
  @Field(() => AdmissionActKind, { description: "What was done. 办理环节。" })
  kind: AdmissionActKind;
}
