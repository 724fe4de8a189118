import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { JointMeetingContext } from "../context";
import { parseDesk } from "../desk/desk";
import { Task, TaskConnection } from "./task.type";
import { TaskEvent } from "./task-event.type";
import type { TaskPartSnapshot } from "./task-part";
import { TaskPart } from "./task-part.type";
import { TasksArguments } from "./tasks.arguments";
import { toTask, toTaskEvent, toTaskPart } from "./to-task";

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => Task, {
    nullable: true,
    description: "A task by id; null when missing or hidden. 按编号查询任务；不存在或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["task:read"]])')
  async task(
    @Arg("id", () => ID, { description: "Id of the task. 任务编号。" }) id: string,
    @Ctx() { caller, clock, tasks }: JointMeetingContext,
  ): Promise<Task | null> {
    const row = await tasks.find(id);
    return row && toTask(row, caller, clock.today());
  }

  @Query(() => TaskConnection, {
    nullable: true,
    description: "Tasks that the caller may see, those due first at the beginning. 可见的任务，先到期者在前。",
  })
  @Directive('@requiresScopes(scopes: [["task:read"]])')
  async tasks(
    @Args(() => TasksArguments)
    { desk: given = null, states = null, kinds = null, overdueOnly, caseId = null, ...page }: TasksArguments,
    @Ctx() { caller, clock, countyCode, tasks }: JointMeetingContext,
  ): Promise<ConnectionOf<Task>> {
    const wanted = readPage(page, 2);
    const desk = given === null ? null : parseDesk(given, countyCode);
    // A desk that there is not has no tasks, as one whose tasks are hidden.
    const isNobodys = given !== null && desk === null;
    const rows = isNobodys ? [] : await tasks.list({ desk, states, kinds, overdueOnly, caseId }, wanted);
    const today = clock.today();
    return toConnection(
      rows,
      wanted,
      ({ dueOn, id }) => [dueOn, id],
      (row) => toTask(row, caller, today),
    );
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What is asked, in words; null for whoever may not read the register that the answer comes from. 交办内容；无权查看相应登记者为空。",
  })
  text(@Root() { textSealed }: Task, @Ctx() { vault }: JointMeetingContext): string | null {
    return textSealed && vault.open(textSealed);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The answer in words; null before, and for whoever may not read it. 反馈说明；未反馈或无权查看时为空。",
  })
  answerText(@Root() { answerSealed }: Task, @Ctx() { vault }: JointMeetingContext): string | null {
    return answerSealed && vault.open(answerSealed);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it was returned or withdrawn. 退回或撤回理由。",
  })
  reasonGiven(@Root() { reasonSealed }: Task, @Ctx() { vault }: JointMeetingContext): string | null {
    return reasonSealed && vault.open(reasonSealed);
  }

  @FieldResolver(() => TaskPart, {
    nullable: true,
    description:
      "What the task opens of its case to the desk that is asked; null for others but the office, and where it opens nothing. 任务向承办单位开放的案情；其他单位及不开放时为空。",
  })
  part(@Root() { partSealed, kind }: Task, @Ctx() { vault }: JointMeetingContext): TaskPart | null {
    return partSealed && toTaskPart(JSON.parse(vault.open(partSealed)) as TaskPartSnapshot, kind);
  }

  @FieldResolver(() => [TaskEvent], { description: "What happened to it, in order. 办理经过（按时间顺序）。" })
  async history(@Root() task: Task, @Ctx() { tasks }: JointMeetingContext): Promise<TaskEvent[]> {
    return (await tasks.findHistory(task.id)).map((row) => toTaskEvent(row, task));
  }
}

@Resolver(() => TaskEvent)
export class TaskEventResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What was asked, changed or given as a reason; null for whoever may not read it. 交办、变更内容或理由。",
  })
  note(@Root() { noteSealed }: TaskEvent, @Ctx() { vault }: JointMeetingContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }
}
