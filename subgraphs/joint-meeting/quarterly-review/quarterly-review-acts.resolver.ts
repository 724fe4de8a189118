import "reflect-metadata";
import { Arg, Args, Ctx, Directive, ID, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import {
  CloseQuarterlyReviewOutcome,
  OpenQuarterlyReviewArguments,
  OpenQuarterlyReviewOutcome,
  RecordReviewResultArguments,
  RecordReviewResultOutcome,
  SignQuarterlyReviewArguments,
  SignQuarterlyReviewOutcome,
} from "./quarterly-review.arguments";
import type { QuarterlyReview, ReviewEntry } from "./quarterly-review.type";
import { toReviewEntry } from "./to-quarterly-review";

@Resolver()
export class QuarterlyReviewActsResolver {
  @Mutation(() => OpenQuarterlyReviewOutcome, {
    nullable: true,
    description: "Opens a quarterly review and draws the entries to be checked. 启动县季度复核并抽取条目。",
  })
  @Directive('@requiresScopes(scopes: [["quarterly-review:write"]])')
  openQuarterlyReview(
    @Args(() => OpenQuarterlyReviewArguments) { sampleSize = null, ...given }: OpenQuarterlyReviewArguments,
    @Ctx() { quarterlyReviewActs }: JointMeetingContext,
  ): Promise<QuarterlyReview | Refusal> {
    return quarterlyReviewActs.open({ ...given, sampleSize });
  }

  @Mutation(() => RecordReviewResultOutcome, {
    nullable: true,
    description: "Records what the check of an entry gave. 记录复核结果。",
  })
  @Directive('@requiresScopes(scopes: [["quarterly-review:write"]])')
  async recordReviewResult(
    @Args(() => RecordReviewResultArguments)
    { difference = null, checkedOn, ...given }: RecordReviewResultArguments,
    @Ctx() { quarterlyReviewActs }: JointMeetingContext,
  ): Promise<ReviewEntry | Refusal> {
    const done = await quarterlyReviewActs.record({ ...given, difference, checkedOn: isoDate(checkedOn) });
    return done instanceof Refusal ? done : toReviewEntry(done);
  }

  @Mutation(() => SignQuarterlyReviewOutcome, {
    nullable: true,
    description: "Signs a review that is checked, for the caller's department. 部门会签季度复核。",
  })
  @Directive('@requiresScopes(scopes: [["quarterly-review:sign"]])')
  signQuarterlyReview(
    @Args(() => SignQuarterlyReviewArguments) { reviewId, opinion }: SignQuarterlyReviewArguments,
    @Ctx() { quarterlyReviewActs }: JointMeetingContext,
  ): Promise<QuarterlyReview | Refusal> {
    return quarterlyReviewActs.sign(reviewId, opinion);
  }

  @Mutation(() => CloseQuarterlyReviewOutcome, {
    nullable: true,
    description: "Closes a review that is checked and signed. 办结季度复核。",
  })
  @Directive('@requiresScopes(scopes: [["quarterly-review:write"]])')
  closeQuarterlyReview(
    @Arg("reviewId", () => ID, { description: "Id of the review. 复核编号。" }) reviewId: string,
    @Ctx() { quarterlyReviewActs }: JointMeetingContext,
  ): Promise<QuarterlyReview | Refusal> {
    return quarterlyReviewActs.close(reviewId);
  }
}
