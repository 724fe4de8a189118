import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Who is to act on a finding (责任单位类别). */
export enum OwnerKind {
  DEPARTMENT = "DEPARTMENT",
  SCHOOL = "SCHOOL",
  TOWNSHIP = "TOWNSHIP",
}

registerEnumType(OwnerKind, {
  name: "OwnerKind",
  description: "Kind of the unit that is to act. 责任单位类别。",
  valuesConfig: {
    DEPARTMENT: { description: "A department of the county. 县级部门。" },
    SCHOOL: { description: "A school. 学校。" },
    TOWNSHIP: { description: "A township or street office. 乡镇（街道）。" },
  },
});
