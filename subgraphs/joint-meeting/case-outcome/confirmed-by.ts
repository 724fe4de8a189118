import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What has confirmed an outcome. */
export enum ConfirmedBy {
  ATTENDANCE = "ATTENDANCE",
  PLACEMENT = "PLACEMENT",
  ARRIVAL = "ARRIVAL",
  BIRTH_DATE = "BIRTH_DATE",
  REPLY = "REPLY",
  PAPER = "PAPER",
}

registerEnumType(ConfirmedBy, {
  name: "ConfirmedBy",
  description: "What has confirmed an outcome. 去向的确认依据。",
  valuesConfig: {
    ATTENDANCE: { description: "On the roll and present for the time of the watch. 学籍与考勤。" },
    PLACEMENT: {
      description: "The roll has the child so placed; at home, with the lessons. 学籍安置（送教含送教记录）。",
    },
    ARRIVAL: { description: "The roll has the arrival confirmed. 学籍转学确认。" },
    BIRTH_DATE: { description: "The birth date that public security has. 公安登记的出生日期。" },
    REPLY: { description: "The home county has taken it over in writing. 户籍地复函。" },
    PAPER: { description: "A paper that was shown. 佐证材料。" },
  },
});
