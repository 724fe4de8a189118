import "reflect-metadata";
import { ArgsType, Field, ID } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { TaskKind } from "./task-kind";
import { TaskState } from "./task-state";

@ArgsType()
export class TasksArguments extends PageArguments {
  @Field(() => String, { nullable: true, description: "Only put to this desk. 仅此承办单位。" })
  desk?: string | null;

  @Field(() => [TaskState], { nullable: true, description: "Only in these states. 仅这些状态。" })
  states?: TaskState[] | null;

  @Field(() => [TaskKind], { nullable: true, description: "Only of these kinds. 仅这些类别。" })
  kinds?: TaskKind[] | null;

  @Field(() => Boolean, { defaultValue: false, description: "Only those past their day and not done. 仅逾期未办结。" })
  overdueOnly: boolean;

  @Field(() => ID, { nullable: true, description: "Only of this case. 仅此案件。" })
  caseId?: string | null;
}
