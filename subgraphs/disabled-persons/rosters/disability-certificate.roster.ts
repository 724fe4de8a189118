import {
  birthDateOf,
  certificateNumber,
  citizenId,
  date,
  defineRoster,
  inOrder,
  oneOf,
  opaque,
  optional,
  personId,
  plain,
  required,
  sealed,
  text,
  townshipCode,
  type RowWarning,
} from "../../../infra/rosters";

/** Categories of GB/T 26341-2010 in the order of their digits in the certificate number. */
const CATEGORY_DIGITS = ["VISUAL", "HEARING", "SPEECH", "PHYSICAL", "INTELLECTUAL", "MENTAL", "MULTIPLE"];

/** A certificate's number repeats ID number, category and grade. */
const certificateNumberAgrees: RowWarning = (row) => {
  const category = CATEGORY_DIGITS.indexOf(row["残疾类别"] ?? "") + 1;
  const told = `${row["公民身份号码"]}${category}${row["残疾等级"]}`;
  return row["残疾人证号"]?.startsWith(told) === true ? null : "CERTIFICATE_NUMBER_DISAGREES";
};

/** 残疾人证: certificates of disability. */
export const disabilityCertificateRoster = defineRoster({
  department: "disabled-persons",
  title: "残疾人证",
  table: "disability_certificate",
  key: ["id"],
  columns: [
    required(
      "残疾人证号",
      certificateNumber(),
      opaque("id", "disability-certificate"),
      sealed("certificate_number_sealed"),
    ),
    required("公民身份号码", citizenId(), personId("person_id"), sealed("id_number_sealed"), birthDateOf("birth_date")),
    required("姓名", text(), plain("name")),
    required(
      "残疾类别",
      oneOf({
        视力: "VISUAL",
        听力: "HEARING",
        言语: "SPEECH",
        肢体: "PHYSICAL",
        智力: "INTELLECTUAL",
        精神: "MENTAL",
        多重: "MULTIPLE",
      }),
      plain("category"),
    ),
    required("残疾等级", oneOf({ 一级: "1", 二级: "2", 三级: "3", 四级: "4" }), plain("grade")),
    required("发证日期", date(), plain("issued_on")),
    optional("有效期至", date(), plain("expires_on")),
    required("乡镇代码", townshipCode(), plain("township_code")),
  ],
  checks: [inOrder("发证日期", "有效期至")],
  warnings: [certificateNumberAgrees],
});
