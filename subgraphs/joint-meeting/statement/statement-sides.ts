import { type Desk, EDUCATION, headOf, LEADER } from "../desk/desk";
import { StatementLevel, StatementSide } from "./statement-enums";

/** What tells who signs: level and unit, of a school or a township. */
export interface StatementPlace {
  level: StatementLevel;
  unit: Desk;
}

const { TOWNSHIP_LEADER, BUREAU_LEADER, SECTION_HEAD, PRINCIPAL } = StatementLevel;

/**
 * The desk that signs a side. Heads sign for themselves; the desk of a school or of the bureau enters the signature of
 * those who have none of their own (两级负责：局与校，校长与班主任, seed 002).
 */
export function deskOfSide({ level, unit }: StatementPlace, side: StatementSide): Desk {
  const isSignatory = side === StatementSide.SIGNATORY;
  switch (level) {
    case TOWNSHIP_LEADER:
      return isSignatory ? head(unit) : LEADER;
    case BUREAU_LEADER:
    case SECTION_HEAD:
      return isSignatory ? EDUCATION : head(EDUCATION);
    case PRINCIPAL:
      return isSignatory ? head(unit) : EDUCATION;
    default:
      return isSignatory ? unit : head(unit);
  }
}

function head(desk: Desk): Desk {
  const found = headOf(desk);
  if (found === null) throw new Error(`${desk} has no head`);
  return found;
}
