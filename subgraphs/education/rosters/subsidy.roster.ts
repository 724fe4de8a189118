import { defineRoster, opaque, plain, required, studentNumber, term, text, yuan } from "../../../infra/rosters";
import { enrolmentOf } from "./enrolment.reference";

/** 资助: subsidies paid to students, one row a term and item. */
export const subsidyRoster = defineRoster({
  department: "education",
  title: "资助",
  table: "subsidy",
  key: ["enrolment_id", "term", "item"],
  columns: [
    required("学籍号", studentNumber(), opaque("enrolment_id", "enrolment")),
    required("学期", term(), plain("term")),
    required("资助项目", text(), plain("item")),
    required("金额", yuan(), plain("amount_fen")),
  ],
  references: [enrolmentOf("学籍号", "enrolment_id")],
});
