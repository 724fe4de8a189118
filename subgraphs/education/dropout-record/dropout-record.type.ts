import "reflect-metadata";
import { ArgsType, Field, ObjectType, registerEnumType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import type { PersonId } from "../../../schema/person-id";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { ActRecord } from "../act/act.type";
import { Child } from "../child/child.type";
import type { DropoutRecordEntity } from "./dropout-record.entity";
import { PersuasionState } from "./persuasion-state";

/** Kind of a ledger (台账). */
export enum LedgerKind {
  DROPOUT = "DROPOUT",
}

registerEnumType(LedgerKind, {
  name: "LedgerKind",
  description: "Kind of a ledger. 台账种类。",
  valuesConfig: { DROPOUT: { description: "Dropouts and their persuasion to return. 辍学劝返台账。" } },
});

@ObjectType({ simpleResolvers: true, description: "A line of the ledger of dropouts. 劝返台账记录。" })
export class DropoutRecord {
  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  /** Whose it is: its sensitive fields open with the child. */
  childId: PersonId;

  /** Opened by the resolver of `idNumber`. */
  idNumberSealed: Buffer | null;

  @Field(() => String, { description: "Name as the ledger has it. 台账所载姓名。" })
  recordedName: string;

  @Field(() => DateScalar, { description: "Date the child was found out of school. 发现日期。" })
  foundOn: string;

  @Field(() => String, { description: "Why the child left. 辍学原因。" })
  reason: string;

  @Field(() => String, { description: "Where the child is. 目前去向。" })
  whereabouts: string;

  @Field(() => PersuasionState, { description: "State on the day asked for. 查询日的劝返状态。" })
  state: PersuasionState;

  @Field(() => DateScalar, { nullable: true, description: "Date of the return, by the day asked for. 返校日期。" })
  returnedOn: string | null;

  @Field(() => String, { nullable: true, description: "Who persuades. 劝返责任人。" })
  responsiblePerson: string | null;

  @Field(() => [String], { description: "What the import found odd in this record. 导入时发现的疑点。" })
  warnings: string[];

  @Field(() => ActRecord, {
    nullable: true,
    description: "Who entered the line in this system; null for a line of the roster. 登记人；由台账导入者为空。",
  })
  entered: ActRecord | null;

  @Field(() => ActRecord, {
    nullable: true,
    description:
      "Who entered the return in this system, by the day asked for; null otherwise. 返校登记人；未在本系统登记返校为空。",
  })
  returnEntered: ActRecord | null;

  /** Opened by the resolver of `returnPaper`. */
  returnPaperSealed: Buffer | null;
}

export const DropoutRecordConnection = Connection(DropoutRecord, "DropoutRecord");

@ArgsType()
export class LedgerArguments extends PageArguments {
  @Field(() => LedgerKind, { description: "Which ledger. 台账种类。" })
  kind: LedgerKind;

  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => DateScalar, {
    nullable: true,
    description: "As the ledger stood on this day; today by default. 截至日期，默认当日。",
  })
  asOf?: Date | null;
}

/** A day after every other: a line as it is written, whatever the county's day. */
export const AS_WRITTEN = "9999-12-31";

/** The ledger line of a row as it stood on a day (YYYY-MM-DD): whoever came back later was still out. */
export function toDropoutRecord(row: DropoutRecordEntity, asOf: string): DropoutRecord {
  const backLater = row.returnedOn !== null && row.returnedOn > asOf;
  return {
    child: { id: row.personId },
    childId: row.personId,
    idNumberSealed: row.idNumberSealed,
    recordedName: row.name,
    foundOn: row.foundOn,
    reason: row.reason,
    whereabouts: row.whereabouts,
    state: backLater ? PersuasionState.PERSUADING : row.persuasionState,
    returnedOn: backLater ? null : row.returnedOn,
    responsiblePerson: row.responsiblePerson,
    warnings: row.warnings,
    entered: actOf(row.enteredBy, row.enteredPost, row.enteredAt),
    returnEntered: backLater ? null : actOf(row.returnBy, row.returnPost, row.returnAt),
    returnPaperSealed: backLater ? null : row.returnPaperSealed,
  };
}

function actOf(actor: string | null, post: string | null, at: Date | null): ActRecord | null {
  return actor === null || post === null || at === null ? null : { actor, post, at };
}
