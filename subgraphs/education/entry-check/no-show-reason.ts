import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Why a pupil did not come (未报到原因). */
export enum NoShowReason {
  ILLNESS = "ILLNESS",
  WEARY_OF_SCHOOL = "WEARY_OF_SCHOOL",
  WORKING = "WORKING",
  AWAY_WITH_FAMILY = "AWAY_WITH_FAMILY",
  TRANSFERRING = "TRANSFERRING",
  HARDSHIP = "HARDSHIP",
  OUT_OF_REACH = "OUT_OF_REACH",
  OTHER = "OTHER",
}

registerEnumType(NoShowReason, {
  name: "NoShowReason",
  description: "Why a pupil did not come when the term began. 未报到原因。",
  valuesConfig: {
    ILLNESS: { description: "Ill or injured. 生病、受伤。" },
    WEARY_OF_SCHOOL: { description: "Does not want to learn any more. 厌学。" },
    WORKING: { description: "Works. 务工。" },
    AWAY_WITH_FAMILY: { description: "Away with the family. 随家人外出。" },
    TRANSFERRING: { description: "A transfer is under way. 正在办理转学。" },
    HARDSHIP: { description: "The family cannot afford it. 家庭困难。" },
    OUT_OF_REACH: { description: "Nobody can be reached. 失去联系。" },
    OTHER: { description: "Another reason. 其他原因。" },
  },
});

/** What became of a pupil who did not come (处理结果). */
export enum NoShowResolution {
  ARRIVED = "ARRIVED",
  TRANSFERRED_OUT = "TRANSFERRED_OUT",
  SUSPENDED = "SUSPENDED",
  DROPPED_OUT = "DROPPED_OUT",
  DECEASED = "DECEASED",
}

registerEnumType(NoShowResolution, {
  name: "NoShowResolution",
  description: "What became of a pupil who did not come. 未报到处理结果。",
  valuesConfig: {
    ARRIVED: { description: "Came later. 已到校。" },
    TRANSFERRED_OUT: { description: "Transferred; the roll shows it. 已转出（学籍已办理）。" },
    SUSPENDED: { description: "On leave; the roll shows it. 已休学（学籍已办理）。" },
    DROPPED_OUT: { description: "Dropped out, and goes into that ledger. 确认辍学，转入辍学台账。" },
    DECEASED: { description: "Died; the roll shows it. 死亡（学籍已办理）。" },
  },
});
