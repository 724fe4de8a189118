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
  idNumber(@Root() { idNumberSealed }: DropoutRecord, @Ctx() { vault }: EducationContext): string {
    return vault.open(idNumberSealed);
  }
}
