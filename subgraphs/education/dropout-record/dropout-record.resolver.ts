import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { type DropoutRecord, DropoutRecordConnection, LedgerArguments, toDropoutRecord } from "./dropout-record.type";

@Resolver()
export class DropoutRecordResolver {
  @Query(() => DropoutRecordConnection, {
    nullable: true,
    description: "A ledger, as it stood on a day. 台账（截至某日）。",
  })
  @Directive('@requiresScopes(scopes: [["dropout-ledger:read"]])')
  async ledger(
    @Args(() => LedgerArguments) { regionCode, asOf, ...page }: LedgerArguments,
    @Ctx() { clock, dropoutRecords }: EducationContext,
  ): Promise<ConnectionOf<DropoutRecord>> {
    const wanted = readPage(page, 2);
    const day = asOf ? isoDate(asOf) : clock.today();
    const rows = await dropoutRecords.list(regionCode, day, wanted);
    return toConnection(
      rows,
      wanted,
      ({ foundOn, personId }) => [foundOn, personId],
      (row) => toDropoutRecord(row, day),
    );
  }
}
