import {
  defineRoster,
  oneOf,
  optional,
  plain,
  required,
  schoolCode,
  sealed,
  text,
  townshipCode,
} from "../../../infra/rosters";

/** 学校: the county's schools. */
export const schoolRoster = defineRoster({
  department: "education",
  title: "学校",
  table: "school",
  key: ["id"],
  columns: [
    required("学校标识码", schoolCode(), plain("id")),
    required("学校名称", text(), plain("name")),
    required(
      "办学类型",
      oneOf({ 小学: "PRIMARY", 初级中学: "JUNIOR", 九年一贯制学校: "NINE_YEAR", 特殊教育学校: "SPECIAL" }),
      plain("kind"),
    ),
    required("乡镇代码", townshipCode(), plain("township_code")),
    optional("校长", text(), plain("principal")),
    optional("联系电话", text(), sealed("phone_sealed")),
  ],
});
