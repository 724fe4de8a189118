import type { DataSource } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import type { PersonId } from "../../../schema/person-id";
import { schoolYearStartOf } from "../../../schema/scalars/school-year";
import type { DropoutRecordEntity } from "../dropout-record/dropout-record.entity";
import type { EnrolmentChangeEntity } from "../enrolment-change/enrolment-change.entity";
import type { EnrolmentEntity } from "../enrolment/enrolment.entity";
import { hasLeft } from "../enrolment/enrolment-state";
import type { SchoolEntity } from "../school/school.entity";
import { SchoolKind } from "../school/school-kind";
import { type Step, stepsOf } from "./roll-history";

type RollRow = Pick<
  EnrolmentEntity,
  "id" | "personId" | "grade" | "className" | "entryMonth" | "state" | "stateDate" | "studyMode"
>;
type ChangeRow = Pick<EnrolmentChangeEntity, "enrolmentId" | "kind" | "changedOn" | "paper">;
export type LedgerRow = Pick<
  DropoutRecordEntity,
  "personId" | "foundOn" | "returnedOn" | "reason" | "whereabouts" | "responsiblePerson"
>;

/** A child of a school's roll, as of one school year. */
export interface RollChild {
  /** Id of the enrolment. */
  id: string;
  personId: PersonId;
  /** In the school year asked for. */
  grade: number;
  className: string;
  studyMode: EnrolmentEntity["studyMode"];
  /** Oldest first. */
  steps: Step[];
  changes: ChangeRow[];
  ledger: LedgerRow[];
}

/** Reads a school's roll with its history. Decides nothing about access: callers have found the school as the caller may. */
export class SchoolRollReader {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Every child who stands with a school, with its grade in the school year that starts in `year`. The roster shows each
   * child where it stands today, so that grades are counted back, and a child whose class was then at another kind of
   * school is not of this one.
   */
  async read({ id: schoolId, kind }: Pick<SchoolEntity, "id" | "kind">, year: number): Promise<RollChild[]> {
    const [rows, changes, ledger] = await Promise.all([
      this.database.query<RollRow[]>(ROLL, [schoolId]),
      this.database.query<ChangeRow[]>(CHANGES, [schoolId]),
      this.database.query<LedgerRow[]>(LEDGER, [schoolId]),
    ]);
    const changesOf = Map.groupBy(changes, ({ enrolmentId }) => enrolmentId);
    const ledgerOf = Map.groupBy(ledger, ({ personId }) => personId);
    const current = schoolYearStartOf(this.clock.today());
    return rows.flatMap((row) => {
      const yearsBack = shownYear(row, current) - year;
      const grade = row.grade - yearsBack;
      if (yearsBack !== 0 && !teaches(kind, grade)) return [];
      const own = { changes: changesOf.get(row.id) ?? [], ledger: ledgerOf.get(row.personId) ?? [] };
      const { id, personId, className, studyMode } = row;
      return { id, personId, grade, className, studyMode, steps: stepsOf(row, own.changes, own.ledger), ...own };
    });
  }
}

/** The school year whose grade a row shows, as `gradeYear` of the statistics has it. */
function shownYear({ state, stateDate }: RollRow, current: number): number {
  return hasLeft(state) && stateDate !== null ? schoolYearStartOf(stateDate) : current;
}

const GRADES: Readonly<Record<SchoolKind, [from: number, to: number]>> = {
  [SchoolKind.PRIMARY]: [1, 6],
  [SchoolKind.JUNIOR]: [7, 9],
  [SchoolKind.NINE_YEAR]: [1, 9],
  [SchoolKind.SPECIAL]: [1, 9],
};

function teaches(kind: SchoolKind, grade: number): boolean {
  const [from, to] = GRADES[kind];
  return grade >= from && grade <= to;
}

const ROLL = `
  SELECT id, person_id AS "personId", grade, class_name AS "className", entry_month AS "entryMonth", state,
    state_date AS "stateDate", study_mode AS "studyMode"
  FROM enrolment WHERE school_id = $1 ORDER BY id`;

const CHANGES = `
  SELECT enrolment_id AS "enrolmentId", kind, changed_on AS "changedOn", paper
  FROM enrolment_change JOIN enrolment ON enrolment.id = enrolment_id
  WHERE enrolment.school_id = $1 ORDER BY changed_on, kind`;

const LEDGER = `
  SELECT person_id AS "personId", found_on AS "foundOn", returned_on AS "returnedOn", reason, whereabouts,
    responsible_person AS "responsiblePerson"
  FROM dropout_ledger
  WHERE person_id IN (SELECT enrolment.person_id FROM enrolment WHERE enrolment.school_id = $1)
  ORDER BY found_on`;
