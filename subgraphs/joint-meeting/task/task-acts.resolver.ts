import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import type { TaskRow } from "./task.rows";
import type { Task } from "./task.type";
import {
  AcceptTaskOutcome,
  AnswerTaskArguments,
  AnswerTaskOutcome,
  AskTaskAgainArguments,
  AskTaskAgainOutcome,
  AskTaskArguments,
  AskTaskOutcome,
  ReturnTaskOutcome,
  TaskActArguments,
  TaskReasonArguments,
  WithdrawTaskOutcome,
} from "./task-acts.arguments";
import { toTask } from "./to-task";

type Done = Promise<Task | Refusal>;

@Resolver()
export class TaskActsResolver {
  @Mutation(() => AskTaskOutcome, {
    nullable: true,
    description:
      "Asks a department, school or township for something in a case; what the task opens of the case is read at this moment. 在案件中向部门、学校、乡镇交办任务，并于当时调取任务所需案情。",
  })
  @Directive('@requiresScopes(scopes: [["task:ask"]])')
  async askTask(
    @Args(() => AskTaskArguments)
    { version = null, dueOn, documentId = null, ...given }: AskTaskArguments,
    @Ctx() context: JointMeetingContext,
  ): Done {
    const due = dueOn ? isoDate(dueOn) : null;
    return outcomeOf(context, await context.taskAsking.ask({ ...given, version, documentId, dueOn: due }));
  }

  @Mutation(() => AskTaskAgainOutcome, {
    nullable: true,
    description: "Asks a returned task again, with what was changed. 将退回的任务补充后重新交办。",
  })
  @Directive('@requiresScopes(scopes: [["task:ask"]])')
  async askTaskAgain(
    @Args(() => AskTaskAgainArguments) { dueOn, ...given }: AskTaskAgainArguments,
    @Ctx() context: JointMeetingContext,
  ): Done {
    const due = dueOn ? isoDate(dueOn) : null;
    return outcomeOf(context, await context.taskAsking.askAgain({ ...given, dueOn: due }));
  }

  @Mutation(() => WithdrawTaskOutcome, {
    nullable: true,
    description: "Withdraws a task that is not answered yet. 撤回未反馈的任务。",
  })
  @Directive('@requiresScopes(scopes: [["task:ask"]])')
  async withdrawTask(
    @Args(() => TaskReasonArguments) given: TaskReasonArguments,
    @Ctx() context: JointMeetingContext,
  ): Done {
    return outcomeOf(context, await context.taskAsking.withdraw({ ...given }));
  }

  @Mutation(() => AcceptTaskOutcome, {
    nullable: true,
    description: "Accepts a task; its date stays. 受理任务，期限不变。",
  })
  @Directive('@requiresScopes(scopes: [["task:answer"]])')
  async acceptTask(@Args(() => TaskActArguments) given: TaskActArguments, @Ctx() context: JointMeetingContext): Done {
    return outcomeOf(context, await context.taskAnswering.accept({ ...given }));
  }

  @Mutation(() => ReturnTaskOutcome, {
    nullable: true,
    description: "Returns a task to whoever asked. 退回任务。",
  })
  @Directive('@requiresScopes(scopes: [["task:answer"]])')
  async returnTask(
    @Args(() => TaskReasonArguments) given: TaskReasonArguments,
    @Ctx() context: JointMeetingContext,
  ): Done {
    return outcomeOf(context, await context.taskAnswering.return({ ...given }));
  }

  @Mutation(() => AnswerTaskOutcome, {
    nullable: true,
    description: "Answers a task that was accepted. 反馈已受理的任务。",
  })
  @Directive('@requiresScopes(scopes: [["task:answer"]])')
  async answerTask(
    @Args(() => AnswerTaskArguments) given: AnswerTaskArguments,
    @Ctx() context: JointMeetingContext,
  ): Done {
    return outcomeOf(context, await context.taskAnswering.answer({ ...given }));
  }
}

const outcomeOf = ({ caller, clock }: JointMeetingContext, done: TaskRow | Refusal): Task | Refusal =>
  done instanceof Refusal ? done : toTask(done, caller, clock.today());
