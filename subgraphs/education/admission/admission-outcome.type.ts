import "reflect-metadata";
import { createUnionType, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Child } from "../child/child.type";
import { AdmissionNotice } from "./admission-notice.type";

/** What came of one child. */
export enum DrawUpResult {
  DRAWN_UP = "DRAWN_UP",
  ALREADY_DRAWN_UP = "ALREADY_DRAWN_UP",
  ON_ROLL = "ON_ROLL",
}

registerEnumType(DrawUpResult, {
  name: "DrawUpResult",
  description: "What came of one child. 逐人制发结果。",
  valuesConfig: {
    DRAWN_UP: { description: "A notice was drawn up. 已制发。" },
    ALREADY_DRAWN_UP: { description: "There was one for this school year. 此前已制发。" },
    ON_ROLL: { description: "The child is or was on a roll, so it gets none. 已有学籍，不再制发。" },
  },
});

@ObjectType({ simpleResolvers: true, description: "What came of one child. 单名儿童的制发结果。" })
export class DrawnUpChild {
  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => DrawUpResult, { description: "What came of it. 结果。" })
  result: DrawUpResult;

  @Field(() => AdmissionNotice, {
    nullable: true,
    description: "Its notice; null when it gets none. 通知书；未制发为空。",
  })
  notice: AdmissionNotice | null;
}

@ObjectType({ simpleResolvers: true, description: "Notices drawn up in one call. 一次制发的结果。" })
export class AdmissionNoticesDrawnUp {
  @Field(() => Int, { description: "How many were drawn up now. 本次制发份数。" })
  drawnUp: number;

  @Field(() => [DrawnUpChild], { description: "Each child asked for, once. 逐人结果。" })
  children: DrawnUpChild[];
}

export const DrawUpAdmissionNoticesOutcome = createUnionType({
  name: "DrawUpAdmissionNoticesOutcome",
  description: "What came of drawing up notices of entry. 制发入学通知书的结果。",
  types: () => [AdmissionNoticesDrawnUp, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : AdmissionNoticesDrawnUp),
});

/** The notice that was acted on, or why it was not. */
function noticeOutcome(name: string, description: string) {
  return createUnionType({
    name,
    description,
    types: () => [AdmissionNotice, Refusal] as const,
    resolveType: (value) => (value instanceof Refusal ? Refusal : AdmissionNotice),
  });
}

export const AssignAdmissionNoticeOutcome = noticeOutcome(
  "AssignAdmissionNoticeOutcome",
  "What came of giving a notice to a school or township. 分派入学通知书的结果。",
);
export const ServeAdmissionNoticeOutcome = noticeOutcome(
  "ServeAdmissionNoticeOutcome",
  "What came of recording that a notice was served. 登记送达的结果。",
);
export const RegisterEntrantOutcome = noticeOutcome(
  "RegisterEntrantOutcome",
  "What came of registering an entrant. 入学注册的结果。",
);
export const RecordHomeVisitOutcome = noticeOutcome(
  "RecordHomeVisitOutcome",
  "What came of recording a home visit. 登记家访的结果。",
);
