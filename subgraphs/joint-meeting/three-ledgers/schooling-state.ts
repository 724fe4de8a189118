import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Where a child of school age stands: each child in one of these, so that the classes add up (人账相符). */
export enum SchoolingState {
  ON_ROLL = "ON_ROLL",
  SUSPECTED = "SUSPECTED",
  DROPOUT = "DROPOUT",
  STRUCK_OFF = "STRUCK_OFF",
  REFUTED = "REFUTED",
  OTHER_RECORD = "OTHER_RECORD",
  TRANSFERRED_OUT = "TRANSFERRED_OUT",
  DECEASED_BY_ROLL = "DECEASED_BY_ROLL",
  UNEXPLAINED = "UNEXPLAINED",
}

registerEnumType(SchoolingState, {
  name: "SchoolingState",
  description: "Where a child of school age stands; each in one. 适龄儿童就学状态（每人一项）。",
  valuesConfig: {
    ON_ROLL: { description: "On a roll of the county, and on no other ledger. 在籍在校。" },
    SUSPECTED: { description: "On the ledger of suspected dropouts. 疑似辍学（含失学）。" },
    DROPOUT: { description: "On the ledger of dropouts. 辍学。" },
    STRUCK_OFF: { description: "On no roll; struck off a ledger with reason and paper. 已销号（有原因及佐证）。" },
    REFUTED: { description: "On no roll; verified that there is nothing to it. 已核实排除。" },
    OTHER_RECORD: { description: "On no roll; another record may be the same child. 另有疑为同一儿童的记录。" },
    TRANSFERRED_OUT: { description: "Transferred out, arrival confirmed. 已转出并确认就学。" },
    DECEASED_BY_ROLL: { description: "Dead by the roll, alive by public security. 学籍载明死亡而公安未注销。" },
    UNEXPLAINED: { description: "On no roll and no ledger; to be looked into. 无学籍且未列入台账，须查明。" },
  },
});
