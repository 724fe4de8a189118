import "reflect-metadata";
import { ArgsType, Field, ID, ObjectType } from "type-graphql";
import { readKeptRow, rejectionNumber } from "../../../infra/rosters";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import type { Vault } from "../../../infra/runtime/vault";
import { personIdOf } from "../../../schema/person-id";
import { DateScalar, InstantScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { Child } from "../child/child.type";
import { enrolmentRoster } from "../rosters/enrolment.roster";
import type { RejectedEnrolmentRow } from "./rejected-enrolment.service";

@ObjectType({
  simpleResolvers: true,
  description: "A row of the student roster that was refused at import and is not mended. 学籍名册拒收行（未补正）。",
})
export class RejectedEnrolment {
  @Field(() => ID, { description: "Number of the rejection. 拒收编号。" })
  id: string;

  @Field(() => Child, {
    nullable: true,
    description: "The child, when the row's ID number can be read. 儿童（公民身份号码可识别时）。",
  })
  child: Child | null;

  @Field(() => String, { nullable: true, description: "Name in the row, when it can be read. 行内姓名。" })
  recordedName: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Birth date in the row, when it can be read. 行内出生日期（可识别时）。",
  })
  recordedBirthDate: string | null;

  @Field(() => String, {
    nullable: true,
    description: "School code as it stands in the row, which may be none. 行内学校标识码（原样）。",
  })
  schoolId: string | null;

  @Field(() => String, { description: "Columns at fault; empty when the whole row is. 出错的列；整行有误为空。" })
  column: string;

  @Field(() => String, { description: "What is wrong. 拒收原因。" })
  reason: string;

  @Field(() => InstantScalar, { description: "When it was refused. 拒收时间。" })
  rejectedAt: Date;

  @Field(() => String, { description: "Name of the file. 文件名。" })
  fileName: string;
}

export const RejectedEnrolmentConnection = Connection(RejectedEnrolment, "RejectedEnrolment");

@ArgsType()
export class RejectedEnrolmentsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "County; rows cannot be told apart by township. 县（市、区）；拒收行无法按乡镇区分。",
  })
  regionCode: RegionCode;
}

/** What can be read of a rejected row; the rest is left open. */
export function toRejectedEnrolment(
  { id, rowSealed, columnName, reason, rejectedAt, fileName }: RejectedEnrolmentRow,
  { vault, personIdKey }: { vault: Vault; personIdKey: Buffer },
): RejectedEnrolment {
  const cells = readKeptRow(rowSealed, enrolmentRoster, vault);
  const idNumber = cells.get("公民身份号码")?.value ?? null;
  return {
    id: rejectionNumber(id),
    child: idNumber === null ? null : { id: personIdOf(idNumber, personIdKey) },
    recordedName: cells.get("姓名")?.value ?? null,
    recordedBirthDate: cells.get("出生日期")?.value ?? null,
    schoolId: cells.get("学校标识码")?.text || null,
    column: columnName,
    reason,
    rejectedAt,
    fileName,
  };
}
