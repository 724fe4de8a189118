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
} from "../../../infra/rosters";

/** 脱贫监测户: members of poor and monitored households. */
export const householdMemberRoster = defineRoster({
  department: "poverty-relief",
  title: "脱贫监测户",
  table: "household_member",
  key: ["household_number", "person_id"],
  columns: [
    required("户编号", text(), plain("household_number")),
    required("公民身份号码", citizenId(), personId("person_id"), sealed("id_number_sealed"), birthDateOf("birth_date")),
    required("姓名", text(), plain("name")),
    required("与户主关系", text(), plain("relation_to_head")),
    required(
      "户类别",
      oneOf({
        建档立卡贫困户: "REGISTERED_POOR",
        脱贫户: "LIFTED_OUT",
        脱贫不稳定户: "UNSTABLE_LIFTED",
        边缘易致贫户: "MARGINAL",
        突发严重困难户: "SUDDEN_HARDSHIP",
      }),
      plain("household_category"),
    ),
    required("识别日期", date(), plain("identified_on")),
    optional("消除日期", date(), plain("lifted_on")),
    required("乡镇代码", townshipCode(), plain("township_code")),
    optional("帮扶责任人", text(), plain("helper_name")),
    optional("帮扶联系电话", text(), sealed("helper_phone_sealed")),
  ],
  checks: [inOrder("识别日期", "消除日期")],
});
