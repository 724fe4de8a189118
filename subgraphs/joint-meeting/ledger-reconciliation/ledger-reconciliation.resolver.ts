import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { JointMeetingContext } from "../context";
import { toLedgerDifference } from "./difference";
import {
  type LedgerDifference,
  LedgerDifferenceConnection,
  LedgerDifferencesArguments,
  LedgerReconciliation,
  LedgerReconciliationArguments,
} from "./ledger-reconciliation.type";

@Resolver(() => LedgerReconciliation)
export class LedgerReconciliationResolver {
  @Query(() => LedgerReconciliation, {
    nullable: true,
    description:
      "The three ledgers beside the rolls; null before the first completed sweep of the year. 台账与学籍核对（人账相符）；尚无比对时为空。",
  })
  @Directive('@requiresScopes(scopes: [["three-ledgers:read"]])')
  ledgerReconciliation(
    @Args(() => LedgerReconciliationArguments) { regionCode, schoolYear }: LedgerReconciliationArguments,
    @Ctx() { reconciliations }: JointMeetingContext,
  ): Promise<LedgerReconciliation | null> {
    return reconciliations.find(regionCode, schoolYear);
  }

  @FieldResolver(() => LedgerDifferenceConnection, { description: "Every difference, child by child. 不符明细。" })
  async differences(
    @Root() reconciliation: LedgerReconciliation,
    @Args(() => LedgerDifferencesArguments) { kinds = null, ...page }: LedgerDifferencesArguments,
    @Ctx() { reconciliations }: JointMeetingContext,
  ): Promise<ConnectionOf<LedgerDifference>> {
    const wanted = readPage(page, 2);
    const rows = await reconciliations.listDifferences(reconciliation, kinds, wanted);
    return toConnection(rows, wanted, ({ childId, kind }) => [childId, kind], toLedgerDifference);
  }
}
