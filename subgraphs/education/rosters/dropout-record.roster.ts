import {
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
  type RowCheck,
} from "../../../infra/rosters";
import { ENROLMENT_CHANGE_DERIVATIONS } from "./enrolment-change.derivation";

/** 已返校 has its date, 劝返中 has none: which of the two were right, nobody could tell. */
const returnDateGoesWithState: RowCheck = (row) => {
  const returned = row["劝返状态"] === "RETURNED";
  if (returned === (row["返校日期"] !== null)) return null;
  return returned
    ? { column: "返校日期", reason: "MISSING", message: "Returned, but without the date. 已返校但缺返校日期。" }
    : {
        column: "返校日期",
        reason: "CONTRADICTION",
        message: "A date of return for a child not yet back. 劝返中却有返校日期。",
      };
};

/** 劝返台账: children found out of school, and their persuasion to return. */
export const dropoutRecordRoster = defineRoster({
  department: "education",
  title: "劝返台账",
  table: "dropout_record",
  key: ["person_id", "found_on"],
  columns: [
    required("公民身份号码", citizenId(), personId("person_id"), sealed("id_number_sealed")),
    required("姓名", text(), plain("name")),
    required("发现日期", date(), plain("found_on")),
    required("辍学原因", text(), plain("reason")),
    required("目前去向", text(), plain("whereabouts")),
    required("劝返状态", oneOf({ 劝返中: "PERSUADING", 已返校: "RETURNED" }), plain("persuasion_state")),
    optional("返校日期", date(), plain("returned_on")),
    optional("劝返责任人", text(), plain("responsible_person")),
  ],
  checks: [inOrder("发现日期", "返校日期"), returnDateGoesWithState],
  countyColumn: "county_code",
  derivations: ENROLMENT_CHANGE_DERIVATIONS,
});
