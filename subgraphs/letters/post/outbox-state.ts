import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How a message to another county stands. */
export enum OutboxState {
  WAITING = "WAITING",
  DELIVERED = "DELIVERED",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
}

registerEnumType(OutboxState, {
  name: "OutboxState",
  description: "How a message to another county stands. 外发消息状态。",
  valuesConfig: {
    WAITING: { description: "Waits for its turn, or to be tried again. 待发。" },
    DELIVERED: { description: "The other county has given a receipt for it. 已送达并取得回执。" },
    FAILED: { description: "A dead letter: refused for good, or tried for two weeks in vain. 投递失败（死信）。" },
    CANCELLED: {
      description: "Called back before it was sent, or once it was refused for good. 发出前（或被拒收后）取消。",
    },
  },
});
