import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Kind of a school (办学类型). */
export enum SchoolKind {
  PRIMARY = "PRIMARY",
  JUNIOR = "JUNIOR",
  NINE_YEAR = "NINE_YEAR",
  SPECIAL = "SPECIAL",
}

registerEnumType(SchoolKind, {
  name: "SchoolKind",
  description: "Kind of a school. 办学类型。",
  valuesConfig: {
    PRIMARY: { description: "Primary school, grades 1 to 6. 小学。" },
    JUNIOR: { description: "Junior secondary school, grades 7 to 9. 初级中学。" },
    NINE_YEAR: { description: "School of grades 1 to 9. 九年一贯制学校。" },
    SPECIAL: { description: "School for children with disabilities. 特殊教育学校。" },
  },
});
