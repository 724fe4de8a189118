import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** In what a ledger and the rolls differ (人账不符). */
export enum LedgerDifferenceKind {
  ROLL_ALONE_SAYS_DROPOUT = "ROLL_ALONE_SAYS_DROPOUT",
  LEDGER_ALONE_SAYS_DROPOUT = "LEDGER_ALONE_SAYS_DROPOUT",
  DROPOUT_ON_NO_ROLL = "DROPOUT_ON_NO_ROLL",
  RETURNED_BUT_ROLL_SAYS_DROPOUT = "RETURNED_BUT_ROLL_SAYS_DROPOUT",
  STRUCK_OFF_BUT_FOUND = "STRUCK_OFF_BUT_FOUND",
  ON_ROLL_BUT_NOT_REGISTERED = "ON_ROLL_BUT_NOT_REGISTERED",
  SCHOOL_AGE_UNEXPLAINED = "SCHOOL_AGE_UNEXPLAINED",
}

registerEnumType(LedgerDifferenceKind, {
  name: "LedgerDifferenceKind",
  description: "In what a ledger and the rolls differ. 人账不符类别。",
  valuesConfig: {
    ROLL_ALONE_SAYS_DROPOUT: {
      description: "Dropped out by the roll, never on the ledger of persuasion. 学籍为辍学而未列入劝返台账。",
    },
    LEDGER_ALONE_SAYS_DROPOUT: {
      description: "Out by the ledger of persuasion, the roll says otherwise. 劝返台账为辍学而学籍不是。",
    },
    DROPOUT_ON_NO_ROLL: { description: "Out by the ledger of persuasion, on no roll. 列入劝返台账而无学籍。" },
    RETURNED_BUT_ROLL_SAYS_DROPOUT: {
      description: "Back by the ledger of persuasion, still dropped out by the roll. 劝返台账已返校而学籍仍为辍学。",
    },
    STRUCK_OFF_BUT_FOUND: {
      description:
        "Struck off with reason and paper, and the sweep of that day or later still finds it. 已销号而比对仍发现。",
    },
    ON_ROLL_BUT_NOT_REGISTERED: {
      description:
        "Of school age and on a roll, registered as living here in no register. 在籍而本县无户籍、无居住登记。",
    },
    SCHOOL_AGE_UNEXPLAINED: {
      description: "Of school age and registered here, on no roll and on no ledger. 适龄而无学籍且未列入任何台账。",
    },
  },
});
