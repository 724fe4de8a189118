import { FindingKind } from "../../finding/finding-kind";
import { rollEvidence } from "../evidence";
import { schoolOf } from "../owner";
import type { Rule } from "../rule";
import { type AbsenceStage, runEvidence, runsAtStage, runsSince } from "./unexcused-run";

const away =
  (kind: FindingKind, stage: AbsenceStage): Rule =>
  (view) => {
    const runs = runsAtStage(view, stage);
    if (runs === null) return null;
    return {
      kind,
      owner: schoolOf(runs[0] ?? null, view),
      evidence: [...runs.map((enrolment) => rollEvidence(enrolment, view)), ...runEvidence(runs)],
      since: runsSince(runs),
    };
  };

/** 名在人不在: away without leave for so long that the dropout is to be confirmed. */
export const absentOnRoll = away(FindingKind.ABSENT_ON_ROLL, "DROPOUT_TO_CONFIRM");

/** 疑似辍学: away without leave for some days in a row. Holds for the longer absence too, which covers it. */
export const suspectedDropout = away(FindingKind.SUSPECTED_DROPOUT, "SUSPECTED");
