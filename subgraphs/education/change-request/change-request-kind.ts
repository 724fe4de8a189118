import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What change of an enrolment is asked for (异动申请类型). */
export enum ChangeRequestKind {
  TRANSFER = "TRANSFER",
  TRANSFER_IN = "TRANSFER_IN",
  TRANSFER_OUT = "TRANSFER_OUT",
  SUSPENSION = "SUSPENSION",
  RESUMPTION = "RESUMPTION",
  DEATH = "DEATH",
}

registerEnumType(ChangeRequestKind, {
  name: "ChangeRequestKind",
  description: "What change of an enrolment is asked for. 学籍异动申请类型。",
  valuesConfig: {
    TRANSFER: { description: "From one school of the county to another. 县内转学。" },
    TRANSFER_IN: {
      description: "From another county; its side is recorded by paper. 跨县转入（转出方以书面材料登记）。",
    },
    TRANSFER_OUT: { description: "To another county; arrival must be proven. 跨县转出（须就学取证）。" },
    SUSPENSION: { description: "Leave, the place is kept. 休学。" },
    RESUMPTION: { description: "Back to school. 复学。" },
    DEATH: { description: "The child has died. 死亡。" },
  },
});

/** Kinds that take a child from one school to another. */
export const TRANSFER_KINDS = [
  ChangeRequestKind.TRANSFER,
  ChangeRequestKind.TRANSFER_IN,
  ChangeRequestKind.TRANSFER_OUT,
] as const;
