import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { JointMeetingContext } from "../context";
import { QuarterlyReviewsArguments, ReviewEntriesArguments } from "./quarterly-review.arguments";
import {
  QuarterlyReview,
  ReviewEntry,
  ReviewEntryConnection,
  type ReviewQuarter,
  ReviewQuarterConnection,
  ReviewSignature,
  ReviewStratum,
} from "./quarterly-review.type";
import { toReviewEntry, toReviewSignature, toReviewStratum } from "./to-quarterly-review";

@Resolver(() => QuarterlyReview)
export class QuarterlyReviewResolver {
  @Query(() => QuarterlyReview, {
    nullable: true,
    description: "A quarterly review by id; null when missing or hidden. 按编号查询季度复核；不存在或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["quarterly-review:read"]])')
  quarterlyReview(
    @Arg("id", () => ID, { description: "Id of the review. 复核编号。" }) id: string,
    @Ctx() { quarterlyReviews }: JointMeetingContext,
  ): Promise<QuarterlyReview | null> {
    return quarterlyReviews.find(id);
  }

  @Query(() => ReviewQuarterConnection, {
    nullable: true,
    description:
      "Quarters of a school year that the county is to review, the latest first; late ones alone where asked. 应复核的季度，由近及远；可仅列逾期。",
  })
  @Directive('@requiresScopes(scopes: [["quarterly-review:read"]])')
  async quarterlyReviews(
    @Args(() => QuarterlyReviewsArguments)
    { regionCode, schoolYear = null, lateOnly, ...page }: QuarterlyReviewsArguments,
    @Ctx() { quarterlyReviews }: JointMeetingContext,
  ): Promise<ConnectionOf<ReviewQuarter>> {
    const wanted = readPage(page, 1);
    const quarters = await quarterlyReviews.list({ regionCode, schoolYear, lateOnly }, wanted);
    return toConnection(
      quarters,
      wanted,
      ({ quarter }) => [quarter],
      (quarter) => quarter,
    );
  }

  @FieldResolver(() => ReviewEntryConnection, {
    description: "Entries to be checked whose findings the caller may see. 须复核且可见的条目。",
  })
  async entries(
    @Root() { id }: QuarterlyReview,
    @Args(() => ReviewEntriesArguments) { result = null, uncheckedOnly, ...page }: ReviewEntriesArguments,
    @Ctx() { quarterlyReviews }: JointMeetingContext,
  ): Promise<ConnectionOf<ReviewEntry>> {
    const wanted = readPage(page, 1);
    const rows = await quarterlyReviews.entries({ reviewId: id, result, uncheckedOnly }, wanted);
    return toConnection(rows, wanted, (row) => [row.id], toReviewEntry);
  }

  @FieldResolver(() => [ReviewStratum], {
    description: "What it was drawn from, by school, else township. 抽样分层（按学校，无学籍者按乡镇）。",
  })
  async strata(
    @Root() { id }: QuarterlyReview,
    @Ctx() { quarterlyReviews }: JointMeetingContext,
  ): Promise<ReviewStratum[]> {
    return (await quarterlyReviews.findStrata(id)).map(toReviewStratum);
  }

  @FieldResolver(() => [ReviewSignature], { description: "Signatures, in order. 会签（按时间顺序）。" })
  async signatures(
    @Root() { id }: QuarterlyReview,
    @Ctx() { quarterlyReviews }: JointMeetingContext,
  ): Promise<ReviewSignature[]> {
    return (await quarterlyReviews.findSignatures(id)).map(toReviewSignature);
  }
}

@Resolver(() => ReviewSignature)
export class ReviewSignatureResolver {
  @FieldResolver(() => String, { description: "The department's opinion. 会签意见。" })
  opinion(@Root() { opinionSealed }: ReviewSignature, @Ctx() { vault }: JointMeetingContext): string {
    return vault.open(opinionSealed);
  }
}

@Resolver(() => ReviewEntry)
export class ReviewEntryResolver {
  @FieldResolver(() => String, { nullable: true, description: "What is otherwise than the ledger says. 差异情况。" })
  difference(@Root() { differenceSealed }: ReviewEntry, @Ctx() { vault }: JointMeetingContext): string | null {
    return differenceSealed && vault.open(differenceSealed);
  }
}
