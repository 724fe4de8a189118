import "reflect-metadata";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Case, toCase } from "../case/case.type";
import type { JointMeetingContext } from "../context";
import { Task } from "./task.type";
import { toTask } from "./to-task";

@Resolver(() => Task)
export class TaskCaseResolver {
  @FieldResolver(() => Case, {
    nullable: true,
    description:
      "The case, for whoever reads cases; its number is shown to all who read the task. 所属案件；无权查看案件者为空。",
  })
  async case(@Root() { caseId }: Task, @Ctx() { caller, cases }: JointMeetingContext): Promise<Case | null> {
    if (caseId === null || !caller.scopes.has("case:read")) return null;
    const row = await cases.load(caseId);
    return row && toCase(row);
  }
}

@Resolver(() => Case)
export class CaseTasksResolver {
  @FieldResolver(() => [Task], {
    description: "What was asked of departments, those due first at the beginning. 交办的任务，先到期者在前。",
  })
  async tasks(@Root() { id }: Case, @Ctx() { caller, clock, tasks }: JointMeetingContext): Promise<Task[]> {
    const today = clock.today();
    return (await tasks.findOfCase(id)).map((row) => toTask(row, caller, today));
  }
}
