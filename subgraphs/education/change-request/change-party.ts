import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Who has a part in a change (异动办理方). */
export enum ChangeParty {
  SENDING_SCHOOL = "SENDING_SCHOOL",
  SENDING_BUREAU = "SENDING_BUREAU",
  RECEIVING_BUREAU = "RECEIVING_BUREAU",
  RECEIVING_SCHOOL = "RECEIVING_SCHOOL",
  BUREAU = "BUREAU",
}

registerEnumType(ChangeParty, {
  name: "ChangeParty",
  description: "Who has a part in a change of enrolment. 学籍异动办理方。",
  valuesConfig: {
    SENDING_SCHOOL: { description: "The school that the child leaves, or is at. 转出学校（就读学校）。" },
    SENDING_BUREAU: { description: "The bureau of education above that school. 转出学校主管教育局。" },
    RECEIVING_BUREAU: { description: "The bureau above the school that the child goes to. 转入学校主管教育局。" },
    RECEIVING_SCHOOL: { description: "The school that the child goes to. 转入学校。" },
    BUREAU: { description: "The bureau, of a change within one school. 主管教育局。" },
  },
});

/** The parties in Chinese, as refusals say them. */
export const CHANGE_PARTY_TITLES: Readonly<Record<ChangeParty, string>> = {
  SENDING_SCHOOL: "转出学校（就读学校）",
  SENDING_BUREAU: "转出学校主管教育局",
  RECEIVING_BUREAU: "转入学校主管教育局",
  RECEIVING_SCHOOL: "转入学校",
  BUREAU: "主管教育局",
};

/** What is done in a change (异动办理环节). */
export enum ChangeActKind {
  REQUESTED = "REQUESTED",
  AGREED = "AGREED",
  APPROVED = "APPROVED",
  COMPLETED = "COMPLETED",
  REFUSED = "REFUSED",
  WITHDRAWN = "WITHDRAWN",
  LAPSED = "LAPSED",
  REOPENED = "REOPENED",
}

registerEnumType(ChangeActKind, {
  name: "ChangeActKind",
  description: "What is done in a change of enrolment. 学籍异动办理环节。",
  valuesConfig: {
    REQUESTED: { description: "Asked for. 申请。" },
    AGREED: { description: "The school that the child leaves agrees. 转出学校同意。" },
    APPROVED: { description: "A bureau approves. 教育局核准。" },
    COMPLETED: { description: "Carried out on the roll. 办结。" },
    REFUSED: { description: "Refused. 不同意。" },
    WITHDRAWN: { description: "Withdrawn. 撤回。" },
    LAPSED: { description: "Stopped because a step was overdue. 逾期中止。" },
    REOPENED: { description: "Taken up again from the beginning. 重新启动。" },
  },
});
