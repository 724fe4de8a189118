import { date, defineRoster, oneOf, opaque, plain, required, studentNumber } from "../../../infra/rosters";
import { enrolmentOf } from "./enrolment.reference";

/** 缺勤: days missed at school. */
export const absenceRoster = defineRoster({
  department: "education",
  title: "缺勤",
  table: "absence",
  key: ["enrolment_id", "absent_on"],
  columns: [
    required("学籍号", studentNumber(), opaque("enrolment_id", "enrolment")),
    required("日期", date(), plain("absent_on")),
    required("类型", oneOf({ 旷课: "UNEXCUSED", 病假: "SICK_LEAVE", 事假: "PERSONAL_LEAVE" }), plain("kind")),
  ],
  references: [enrolmentOf("学籍号", "enrolment_id")],
});
