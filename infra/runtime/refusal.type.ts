import "reflect-metadata";
import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";

/** Why an act was not done (拒绝原因). */
export enum RefusalReason {
  NOT_FOUND = "NOT_FOUND",
  NOT_YOURS = "NOT_YOURS",
  WRONG_STATE = "WRONG_STATE",
  ALREADY_DONE = "ALREADY_DONE",
  CHANGED = "CHANGED",
  INVALID = "INVALID",
}

registerEnumType(RefusalReason, {
  name: "RefusalReason",
  description: "Why an act was not done. 未办理的原因。",
  valuesConfig: {
    NOT_FOUND: { description: "There is none of that id, or none that the caller may see. 不存在或无权查看。" },
    NOT_YOURS: { description: "Another post is to do it. 应由其他岗位办理。" },
    WRONG_STATE: { description: "Not from the state it is in. 当前状态不可办理。" },
    ALREADY_DONE: { description: "It has been done before. 已办理。" },
    CHANGED: {
      description: "Somebody else has changed it since it was read; read it again. 已被他人修改，请刷新后再办。",
    },
    INVALID: { description: "What was given cannot be taken. 填报内容无效。" },
  },
});

/** Every mutation gives its outcome or this; nothing has been changed then. */
@ObjectType({
  simpleResolvers: true,
  description: "An act that was not done, and why; nothing has changed. 未予办理。",
})
@Directive("@shareable")
export class Refusal {
  @Field(() => RefusalReason, { description: "Kind of the reason. 原因类别。" })
  reason: RefusalReason;

  @Field(() => String, { description: "What was wrong and what to do. 原因说明及办法。" })
  message: string;

  constructor(reason: RefusalReason, message: string) {
    this.reason = reason;
    this.message = message;
  }
}
