import "reflect-metadata";
import { ArgsType, Field, ObjectType, registerEnumType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { Child } from "../child/child.type";

/** Why a child is between two schools (两校之间的原因). */
export enum BetweenSchoolsCause {
  IN_TRANSFER = "IN_TRANSFER",
  ARRIVAL_NOT_PROVEN = "ARRIVAL_NOT_PROVEN",
  ROLL_DISAGREES = "ROLL_DISAGREES",
}

registerEnumType(BetweenSchoolsCause, {
  name: "BetweenSchoolsCause",
  description: "Why a child is between two schools. 处于两校之间的原因。",
  valuesConfig: {
    IN_TRANSFER: {
      description: "A transfer is not settled: open, or stopped when it was overdue. 转学未办结（在办或逾期中止）。",
    },
    ARRIVAL_NOT_PROVEN: { description: "Transferred out, and nothing shows that it has arrived. 已转出，未就学取证。" },
    ROLL_DISAGREES: {
      description:
        "The transfer was completed, and a later roster has the child at the school it left. 转学已办结，后导入学籍仍在原校。",
    },
  },
});

@ObjectType({ simpleResolvers: true, description: "A child between two schools. 处于两校之间的学生。" })
export class BetweenSchools {
  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => BetweenSchoolsCause, { description: "Why. 原因。" })
  cause: BetweenSchoolsCause;

  @Field(() => DateScalar, { description: "Since when. 起始日期。" })
  since: string;

  requestId: string | null;
  enrolmentId: string | null;
}

export const BetweenSchoolsConnection = Connection(BetweenSchools, "BetweenSchools");

@ArgsType()
export class BetweenSchoolsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;
}
