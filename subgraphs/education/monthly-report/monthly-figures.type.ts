import "reflect-metadata";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";

/** A figure of a monthly report (月报指标). */
export enum MonthlyFigure {
  ON_ROLL_AT_START = "ON_ROLL_AT_START",
  ENTERED = "ENTERED",
  TRANSFERRED_IN = "TRANSFERRED_IN",
  BACK = "BACK",
  TRANSFERRED_OUT = "TRANSFERRED_OUT",
  DROPPED_OUT = "DROPPED_OUT",
  GRADUATED = "GRADUATED",
  DECEASED = "DECEASED",
  ON_ROLL_AT_END = "ON_ROLL_AT_END",
  SUSPENDED = "SUSPENDED",
  RESUMED = "RESUMED",
  UNEXCUSED_DAYS = "UNEXCUSED_DAYS",
  CHILDREN_ABSENT = "CHILDREN_ABSENT",
  SUSPECTED = "SUSPECTED",
}

registerEnumType(MonthlyFigure, {
  name: "MonthlyFigure",
  description: "A figure of a monthly report. 月报指标。",
  valuesConfig: {
    ON_ROLL_AT_START: { description: "On the roll when the month began. 月初在籍人数。" },
    ENTERED: { description: "Came onto the roll as new pupils. 新入学人数。" },
    TRANSFERRED_IN: { description: "Came from a school elsewhere. 转入人数。" },
    BACK: { description: "Came back after dropping out. 辍学返校人数。" },
    TRANSFERRED_OUT: { description: "Went to a school elsewhere. 转出人数。" },
    DROPPED_OUT: { description: "Dropped out. 辍学人数。" },
    GRADUATED: { description: "Finished. 毕业人数。" },
    DECEASED: { description: "Died. 死亡人数。" },
    ON_ROLL_AT_END: { description: "On the roll when the month ended. 月末在籍人数。" },
    SUSPENDED: { description: "Went on leave, the place kept. 休学人数。" },
    RESUMED: { description: "Came back from leave. 复学人数。" },
    UNEXCUSED_DAYS: { description: "Days missed without leave, all children together. 旷课人次（天）。" },
    CHILDREN_ABSENT: { description: "Children who missed a day without leave. 旷课人数。" },
    SUSPECTED: { description: "Suspected of dropping out at the month's end. 月末疑似辍学人数。" },
  },
});

@ObjectType({ simpleResolvers: true, description: "Figures of a school's month. 学校月报数据。" })
export class MonthlyFigures {
  @Field(() => Int, { description: "On the roll when the month began. 月初在籍人数。" })
  onRollAtStart: number;

  @Field(() => Int, { description: "Came onto the roll as new pupils. 新入学人数。" })
  entered: number;

  @Field(() => Int, { description: "Came from a school elsewhere. 转入人数。" })
  transferredIn: number;

  @Field(() => Int, { description: "Came back after dropping out. 辍学返校人数。" })
  back: number;

  @Field(() => Int, { description: "Went to a school elsewhere. 转出人数。" })
  transferredOut: number;

  @Field(() => Int, { description: "Dropped out. 辍学人数。" })
  droppedOut: number;

  @Field(() => Int, { description: "Finished. 毕业人数。" })
  graduated: number;

  @Field(() => Int, { description: "Died. 死亡人数。" })
  deceased: number;

  @Field(() => Int, { description: "On the roll when the month ended. 月末在籍人数。" })
  onRollAtEnd: number;

  @Field(() => Int, { description: "Went on leave, the place kept. 休学人数。" })
  suspended: number;

  @Field(() => Int, { description: "Came back from leave. 复学人数。" })
  resumed: number;

  @Field(() => Int, { description: "Days missed without leave, all children together. 旷课人次（天）。" })
  unexcusedDays: number;

  @Field(() => Int, { description: "Children who missed a day without leave. 旷课人数。" })
  childrenAbsent: number;

  @Field(() => Int, { description: "Suspected of dropping out at the month's end. 月末疑似辍学人数。" })
  suspected: number;
}

/** Where each figure stands in {@link MonthlyFigures}. */
export const FIGURE_KEYS: Readonly<Record<MonthlyFigure, keyof MonthlyFigures>> = {
  [MonthlyFigure.ON_ROLL_AT_START]: "onRollAtStart",
  [MonthlyFigure.ENTERED]: "entered",
  [MonthlyFigure.TRANSFERRED_IN]: "transferredIn",
  [MonthlyFigure.BACK]: "back",
  [MonthlyFigure.TRANSFERRED_OUT]: "transferredOut",
  [MonthlyFigure.DROPPED_OUT]: "droppedOut",
  [MonthlyFigure.GRADUATED]: "graduated",
  [MonthlyFigure.DECEASED]: "deceased",
  [MonthlyFigure.ON_ROLL_AT_END]: "onRollAtEnd",
  [MonthlyFigure.SUSPENDED]: "suspended",
  [MonthlyFigure.RESUMED]: "resumed",
  [MonthlyFigure.UNEXCUSED_DAYS]: "unexcusedDays",
  [MonthlyFigure.CHILDREN_ABSENT]: "childrenAbsent",
  [MonthlyFigure.SUSPECTED]: "suspected",
};
