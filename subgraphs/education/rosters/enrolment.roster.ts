import {
  birthDateAgrees,
  citizenId,
  date,
  defineRoster,
  inOrder,
  month,
  oneOf,
  opaque,
  optional,
  personIdOrElseOf,
  plain,
  required,
  schoolCode,
  sealed,
  sexAgrees,
  studentNumber,
  text,
  yesOrNo,
  type RowCheck,
} from "../../../infra/rosters";
import { ENROLMENT_CHANGE_DERIVATIONS } from "./enrolment-change.derivation";

/** Only a provisional 学籍号 (`L`, `J`) may stand without an ID number; the number in a `G` one is not taken for it. */
const hasIdNumberUnlessProvisional: RowCheck = (row) => {
  if (row["公民身份号码"] !== null || !row["学籍号"]?.startsWith("G")) return null;
  return {
    column: "公民身份号码",
    reason: "MISSING",
    message: "Only L and J student numbers may stand without an ID number. 仅L、J开头的学籍号可不填公民身份号码。",
  };
};

/** 学籍: the student roster, one row a 学籍号. */
export const enrolmentRoster = defineRoster({
  department: "education",
  title: "学籍",
  table: "enrolment",
  key: ["id"],
  columns: [
    required("学籍号", studentNumber(), opaque("id", "enrolment"), sealed("student_number_sealed")),
    optional("公民身份号码", citizenId(), personIdOrElseOf("person_id", "学籍号"), sealed("id_number_sealed")),
    required("姓名", text(), plain("name")),
    required("性别", oneOf({ 男: "MALE", 女: "FEMALE" }), plain("sex")),
    required("出生日期", date(), plain("birth_date")),
    required("学校标识码", schoolCode(), plain("school_id")),
    required("年级", oneOf({ 1: "1", 2: "2", 3: "3", 4: "4", 5: "5", 6: "6", 7: "7", 8: "8", 9: "9" }), plain("grade")),
    required("班级", text(), plain("class_name")),
    required("入学年月", month(), plain("entry_month")),
    required(
      "学籍状态",
      oneOf({
        在籍: "ENROLLED",
        休学: "SUSPENDED",
        转出: "TRANSFERRED_OUT",
        辍学: "DROPPED_OUT",
        毕业: "GRADUATED",
        死亡: "DECEASED",
      }),
      plain("state"),
    ),
    optional("状态日期", date(), plain("state_date")),
    required(
      "就学方式",
      oneOf({ 在校就读: "IN_SCHOOL", 随班就读: "INCLUSIVE", 特教学校: "SPECIAL_SCHOOL", 送教上门: "HOME_TEACHING" }),
      plain("study_mode"),
    ),
    required("随迁子女", yesOrNo(), plain("migrant_child")),
    required("留守儿童", yesOrNo(), plain("left_behind")),
    required("寄宿生", yesOrNo(), plain("boarder")),
    optional("监护人姓名", text(), plain("guardian_name")),
    optional("监护人联系电话", text(), sealed("guardian_phone_sealed")),
  ],
  checks: [hasIdNumberUnlessProvisional, inOrder("出生日期", "入学年月")],
  warnings: [birthDateAgrees, sexAgrees],
  references: [
    {
      header: "学校标识码",
      column: "school_id",
      table: "school",
      reason: "SCHOOL_UNKNOWN",
      message: "No such school in the roster of schools. 学校名录中没有该学校标识码。",
    },
  ],
  derivations: ENROLMENT_CHANGE_DERIVATIONS,
});
