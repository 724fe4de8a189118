import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What kind of post a desk (岗位) is. */
export enum DeskKind {
  OFFICE = "OFFICE",
  LEADER = "LEADER",
  DEPARTMENT = "DEPARTMENT",
  SCHOOL = "SCHOOL",
  TOWNSHIP = "TOWNSHIP",
}

registerEnumType(DeskKind, {
  name: "DeskKind",
  description: "Kind of a desk, which is who acts. 岗位类别。",
  valuesConfig: {
    OFFICE: { description: "The joint meeting's office. 联席会议办公室。" },
    LEADER: { description: "The leader in charge. 分管领导。" },
    DEPARTMENT: { description: "A department of the county. 县级部门。" },
    SCHOOL: { description: "A school. 学校。" },
    TOWNSHIP: { description: "A township or street office. 乡镇（街道）。" },
  },
});
