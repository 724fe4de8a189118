import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { CitizenIdScalar } from "../../../schema/scalars";
import type { EducationContext } from "../context";
import { DropoutRecord } from "./dropout-record.type";

@Resolver(() => DropoutRecord)
export class DropoutRecordFieldsResolver {
  @FieldResolver(() => CitizenIdScalar, {
    nullable: true,
    description:
      "ID number as the ledger has it: of a child that no register knows there is no other. 台账所载公民身份号码。",
  })
  @Directive('@requiresScopes(scopes: [["id-number:read"]])')
  idNumber(@Root() { idNumberSealed }: DropoutRecord, @Ctx() { vault }: EducationContext): string | null {
    return idNumberSealed && vault.open(idNumberSealed);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Paper on which the return rests; null unless the return was entered in this system. 返校凭据；未在本系统登记返校为空。",
  })
  returnPaper(@Root() { returnPaperSealed }: DropoutRecord, @Ctx() { vault }: EducationContext): string | null {
    return returnPaperSealed && vault.open(returnPaperSealed);
  }
}
