import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { EducationContext } from "../context";
import { AS_WRITTEN, DropoutRecord, toDropoutRecord } from "./dropout-record.type";

@Resolver(() => Child)
export class ChildDropoutRecordResolver {
  @FieldResolver(() => [DropoutRecord], {
    nullable: true,
    description:
      "Lines of the ledger of dropouts on the child, the newest first, as they are written today; empty without any. 劝返台账记录，最近者在前，以目前登记为准；无记录为空列表。",
  })
  @Directive('@requiresScopes(scopes: [["dropout-ledger:read"]])')
  async dropoutRecords(@Root() child: Child, @Ctx() { dropoutRecords }: EducationContext): Promise<DropoutRecord[]> {
    const rows = await dropoutRecords.findOfChild(child.id);
    return rows.map((row) => toDropoutRecord(row, AS_WRITTEN));
  }
}
