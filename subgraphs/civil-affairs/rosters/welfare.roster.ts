import {
  birthDateOf,
  citizenId,
  date,
  defineRoster,
  inOrder,
  oneOf,
  optional,
  personId,
  plain,
  required,
  sealed,
  text,
  townshipCode,
  yuan,
} from "../../../infra/rosters";

/** 儿童福利: children in care, one row a person, category and date of recognition. */
export const welfareRoster = defineRoster({
  department: "civil-affairs",
  title: "儿童福利",
  table: "welfare_record",
  key: ["person_id", "category", "granted_on"],
  columns: [
    required("公民身份号码", citizenId(), personId("person_id"), sealed("id_number_sealed"), birthDateOf("birth_date")),
    required("姓名", text(), plain("name")),
    required(
      "类别",
      oneOf({
        孤儿: "ORPHAN",
        事实无人抚养儿童: "DE_FACTO_UNATTENDED",
        困境儿童: "IN_DIFFICULTY",
        留守儿童: "LEFT_BEHIND",
        最低生活保障: "MINIMUM_LIVING_ALLOWANCE",
        特困供养: "EXTREME_POVERTY_SUPPORT",
      }),
      plain("category"),
    ),
    required("认定日期", date(), plain("granted_on")),
    optional("终止日期", date(), plain("ended_on")),
    required("乡镇代码", townshipCode(), plain("township_code")),
    optional("月保障金", yuan(), plain("monthly_amount_fen")),
  ],
  checks: [inOrder("认定日期", "终止日期")],
});
