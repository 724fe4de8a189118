import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Where a child went, or why there was nothing to be done. */
export enum CaseOutcomeKind {
  RETURNED = "RETURNED",
  INCLUSIVE_CLASS = "INCLUSIVE_CLASS",
  SPECIAL_SCHOOL = "SPECIAL_SCHOOL",
  HOME_TEACHING = "HOME_TEACHING",
  TRANSFERRED = "TRANSFERRED",
  HANDED_OVER = "HANDED_OVER",
  OVER_AGE = "OVER_AGE",
  DECEASED = "DECEASED",
  FALSE_REPORT = "FALSE_REPORT",
}

registerEnumType(CaseOutcomeKind, {
  name: "CaseOutcomeKind",
  description: "What a case came to. 结案去向。",
  valuesConfig: {
    RETURNED: { description: "Back at school. 返校。" },
    INCLUSIVE_CLASS: { description: "In an ordinary class, disabled. 随班就读。" },
    SPECIAL_SCHOOL: { description: "In a school for special education. 特教学校就读。" },
    HOME_TEACHING: { description: "Taught at home. 送教上门。" },
    TRANSFERRED: { description: "Transferred, arrival confirmed. 转学已确认。" },
    HANDED_OVER: { description: "Handed over to the home county by letter. 函转户籍地。" },
    OVER_AGE: { description: "Past the age of compulsory schooling. 满龄。" },
    DECEASED: { description: "Deceased. 死亡。" },
    FALSE_REPORT: { description: "Was never out of school. 误报。" },
  },
});
