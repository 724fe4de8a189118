import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How a notice was served (送达方式). */
export enum NoticeServing {
  IN_PERSON = "IN_PERSON",
  TO_GUARDIAN = "TO_GUARDIAN",
  LEFT = "LEFT",
  POSTED = "POSTED",
  PUBLIC_NOTICE = "PUBLIC_NOTICE",
}

registerEnumType(NoticeServing, {
  name: "NoticeServing",
  description: "How a notice was served. 送达方式。",
  valuesConfig: {
    IN_PERSON: { description: "Handed over in the child's home. 直接送达。" },
    TO_GUARDIAN: { description: "Handed to a guardian elsewhere. 交监护人签收。" },
    LEFT: { description: "Left at the home, with witnesses. 留置送达。" },
    POSTED: { description: "Sent by post. 邮寄送达。" },
    PUBLIC_NOTICE: { description: "Made public, since nobody was to be found. 公告送达。" },
  },
});

/** Who took a notice: relation to the child (签收人与儿童关系). */
export enum NoticeReceiver {
  FATHER = "FATHER",
  MOTHER = "MOTHER",
  GRANDPARENT = "GRANDPARENT",
  OTHER_KIN = "OTHER_KIN",
  OTHER_GUARDIAN = "OTHER_GUARDIAN",
}

registerEnumType(NoticeReceiver, {
  name: "NoticeReceiver",
  description: "Who took a notice, by relation to the child. 签收人与儿童关系。",
  valuesConfig: {
    FATHER: { description: "The father. 父亲。" },
    MOTHER: { description: "The mother. 母亲。" },
    GRANDPARENT: { description: "A grandparent. 祖父母、外祖父母。" },
    OTHER_KIN: { description: "Other kin of age. 其他成年亲属。" },
    OTHER_GUARDIAN: { description: "A guardian who is no kin. 其他监护人。" },
  },
});

/** Ways in which somebody puts a hand to the notice, so that it is known who. */
export const SIGNED_FOR: ReadonlySet<NoticeServing> = new Set([NoticeServing.IN_PERSON, NoticeServing.TO_GUARDIAN]);
