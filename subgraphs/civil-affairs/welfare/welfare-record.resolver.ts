import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { CivilAffairsContext } from "../context";
import { listWelfareRecords } from "./welfare-record.service";
import { toWelfareRecord, WelfareRecord } from "./welfare-record.type";

@Resolver(() => Child)
export class ChildWelfareResolver {
  @FieldResolver(() => [WelfareRecord], {
    nullable: true,
    description:
      "Recognitions for care, the newest first; empty when none may be shown. 儿童福利认定记录，由新到旧；无记录或无权查看时为空列表。",
  })
  @Directive('@requiresScopes(scopes: [["welfare:read"]])')
  async welfare(@Root() child: Child, @Ctx() context: CivilAffairsContext): Promise<WelfareRecord[]> {
    const rows = await listWelfareRecords(context, child.id);
    return rows.map(toWelfareRecord);
  }
}
