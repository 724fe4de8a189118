import "reflect-metadata";
import { registerEnumType } from "type-graphql";

export enum Sex {
  MALE = "MALE",
  FEMALE = "FEMALE",
}

registerEnumType(Sex, {
  name: "Sex",
  description: "Sex as a register records it. 性别（以登记为准）。",
  valuesConfig: { MALE: { description: "Male. 男。" }, FEMALE: { description: "Female. 女。" } },
});
