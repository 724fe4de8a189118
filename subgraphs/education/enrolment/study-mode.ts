import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How a student is taught (就学方式). */
export enum StudyMode {
  IN_SCHOOL = "IN_SCHOOL",
  INCLUSIVE = "INCLUSIVE",
  SPECIAL_SCHOOL = "SPECIAL_SCHOOL",
  HOME_TEACHING = "HOME_TEACHING",
}

registerEnumType(StudyMode, {
  name: "StudyMode",
  description: "How a student is taught. 就学方式。",
  valuesConfig: {
    IN_SCHOOL: { description: "In a class of the school. 在校就读。" },
    INCLUSIVE: { description: "A disabled child in an ordinary class. 随班就读。" },
    SPECIAL_SCHOOL: { description: "In a school for children with disabilities. 特教学校。" },
    HOME_TEACHING: { description: "At home, by teachers who come there. 送教上门。" },
  },
});
