import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a sweep (四查三比对) finds, the kinds that a suspect list must tell apart (教基厅函〔2024〕15号). */
export enum FindingKind {
  NOT_ENROLLED = "NOT_ENROLLED",
  DISABLED_NOT_PLACED = "DISABLED_NOT_PLACED",
  ABSENT_ON_ROLL = "ABSENT_ON_ROLL",
  SUSPECTED_DROPOUT = "SUSPECTED_DROPOUT",
  DROPOUT = "DROPOUT",
  TRANSFERRED_OUT_UNCONFIRMED = "TRANSFERRED_OUT_UNCONFIRMED",
  DOUBLE_ENROLMENT = "DOUBLE_ENROLMENT",
  DECEASED_ON_ROLL = "DECEASED_ON_ROLL",
  EMPTY_HOUSEHOLD_ENTRY = "EMPTY_HOUSEHOLD_ENTRY",
  ENROLLED_WITHOUT_HOUSEHOLD = "ENROLLED_WITHOUT_HOUSEHOLD",
  ID_CONFLICT = "ID_CONFLICT",
  NAME_CONFLICT = "NAME_CONFLICT",
  ROLL_ROW_REJECTED = "ROLL_ROW_REJECTED",
  SUBSIDY_GAP = "SUBSIDY_GAP",
}

registerEnumType(FindingKind, {
  name: "FindingKind",
  description: "Kind of a finding. 问题类别。",
  valuesConfig: {
    NOT_ENROLLED: { description: "Of school age, on no roll. 失学（有户籍无学籍）。" },
    DISABLED_NOT_PLACED: { description: "Disabled, of school age, nowhere placed. 残疾儿童未安置。" },
    ABSENT_ON_ROLL: { description: "On the roll, long away without leave. 名在人不在。" },
    SUSPECTED_DROPOUT: { description: "Away without leave for some days in a row. 疑似辍学。" },
    DROPOUT: { description: "Dropped out and not back. 辍学。" },
    TRANSFERRED_OUT_UNCONFIRMED: {
      description: "Transferred out, arrival nowhere shown; a proof of schooling is needed. 转出未确认，需就学取证。",
    },
    DOUBLE_ENROLMENT: { description: "On two rolls at once. 双重学籍。" },
    DECEASED_ON_ROLL: { description: "Dead by the household register, still on the roll. 死亡仍有学籍。" },
    EMPTY_HOUSEHOLD_ENTRY: { description: "An entry of a household without the person. 空挂户。" },
    ENROLLED_WITHOUT_HOUSEHOLD: { description: "On the roll, known to no register of 公安. 有学籍无户籍。" },
    ID_CONFLICT: { description: "One child under two ID numbers, as it seems. 一人两号。" },
    NAME_CONFLICT: { description: "One ID number, several names. 姓名不一致。" },
    ROLL_ROW_REJECTED: { description: "Its only row of the student roster was refused at import. 学籍行被拒收。" },
    SUBSIDY_GAP: { description: "Due a subsidy and without. 应助未助。" },
  },
});

/** A child out of school or about to be: one finding of these at most for a child, the more specific wins. */
export const WHEREABOUTS_KINDS: readonly FindingKind[] = [
  FindingKind.NOT_ENROLLED,
  FindingKind.DISABLED_NOT_PLACED,
  FindingKind.ABSENT_ON_ROLL,
  FindingKind.SUSPECTED_DROPOUT,
  FindingKind.DROPOUT,
  FindingKind.TRANSFERRED_OUT_UNCONFIRMED,
  FindingKind.EMPTY_HOUSEHOLD_ENTRY,
  FindingKind.ROLL_ROW_REJECTED,
];
