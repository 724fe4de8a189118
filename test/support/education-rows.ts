import { Sex } from "../../infra/runtime/sex";
import { opaqueId } from "../../schema/person-id";
import { AbsenceEntity } from "../../subgraphs/education/attendance/absence.entity";
import { AbsenceKind } from "../../subgraphs/education/attendance/absence-kind";
import { DropoutRecordEntity } from "../../subgraphs/education/dropout-record/dropout-record.entity";
import { PersuasionState } from "../../subgraphs/education/dropout-record/persuasion-state";
import { EnrolmentChangeEntity } from "../../subgraphs/education/enrolment-change/enrolment-change.entity";
import { EnrolmentEntity } from "../../subgraphs/education/enrolment/enrolment.entity";
import { EnrolmentState } from "../../subgraphs/education/enrolment/enrolment-state";
import { StudyMode } from "../../subgraphs/education/enrolment/study-mode";
import { SchoolEntity } from "../../subgraphs/education/school/school.entity";
import { SchoolKind } from "../../subgraphs/education/school/school-kind";
import { startApp } from "../../subgraphs/education/app";
import { entities } from "../../subgraphs/education/entities";
import { migrations } from "../../subgraphs/education/migrations";
import { type DepartmentSettings, startTestDepartment, type TestDepartment } from "./department";

/** Two schools of 河西街道 and one of 太阳村镇, 柳南区; one of the neighbour's. */
export const SCHOOLS = { first: "2145020401", second: "3145020402", rural: "2145020403", neighbour: "2145020501" };

const SCHOOL_TOWNSHIPS: readonly [id: string, townshipCode: string][] = [
  [SCHOOLS.first, "450204001"],
  [SCHOOLS.second, "450204001"],
  [SCHOOLS.rural, "450204100"],
  [SCHOOLS.neighbour, "450205001"],
];

/** Key of the ids of enrolments; an import that is to find them needs it too. */
export const ENROLMENT_KEY = Buffer.from("education test ids");

/** Id of the enrolment of a 学籍号. */
export function enrolmentIdOf(studentNumber: string): string {
  return opaqueId("enrolment", studentNumber, ENROLMENT_KEY);
}

/** Starts education on the county's date, with its schools. */
export async function startEducation(settings: DepartmentSettings = {}): Promise<TestDepartment> {
  const department = await startTestDepartment({ name: "education", startApp, entities, migrations, ...settings });
  await foundSchools(department);
  return department;
}

/** Founds the four {@link SCHOOLS}. */
async function foundSchools({ roster, vault, rosterColumns }: TestDepartment): Promise<void> {
  const rows = SCHOOL_TOWNSHIPS.map(([id, townshipCode]) => ({
    ...rosterColumns,
    id,
    name: `第${id.slice(-2)}小学`,
    kind: id.startsWith("3") ? SchoolKind.JUNIOR : SchoolKind.PRIMARY,
    townshipCode,
    principal: "黄校长",
    phoneSealed: vault.seal("07723800001"),
  }));
  await roster.getRepository(SchoolEntity).insert(rows);
}

interface Student {
  idNumber: string;
  /** Default `G` and the ID number. */
  studentNumber?: string;
  guardianPhone?: string;
  /** What differs from an ordinary boy in grade 3 of the first school. */
  row?: Partial<EnrolmentEntity>;
  changes?: { kind: EnrolmentChangeEntity["kind"]; changedOn: string; paper?: string }[];
  absences?: { absentOn: string; kind: AbsenceKind }[];
  subsidies?: { term: string; item?: string; amountFen: number }[];
}

/** Enrols students as an import would, with their changes, absences and subsidies. */
export async function enrol(
  { roster, vault, personIdOf, rosterColumns }: TestDepartment,
  students: readonly Student[],
): Promise<void> {
  const enrolled = students.map((student) => {
    const studentNumber = student.studentNumber ?? `G${student.idNumber}`;
    return { ...student, studentNumber, enrolmentId: enrolmentIdOf(studentNumber) };
  });
  await roster.getRepository(EnrolmentEntity).insert(
    enrolled.map(({ idNumber, studentNumber, enrolmentId, guardianPhone, row }) => ({
      ...rosterColumns,
      id: enrolmentId,
      personId: personIdOf(idNumber),
      studentNumberSealed: vault.seal(studentNumber),
      idNumberSealed: vault.seal(idNumber),
      name: "韦小明",
      sex: Sex.MALE,
      birthDate: "2010-05-01",
      schoolId: SCHOOLS.first,
      grade: 3,
      className: "1班",
      entryMonth: "2016-09-01",
      state: EnrolmentState.ENROLLED,
      stateDate: null,
      studyMode: StudyMode.IN_SCHOOL,
      migrantChild: false,
      leftBehind: false,
      boarder: false,
      guardianName: "韦大明",
      guardianPhoneSealed: guardianPhone === undefined ? null : vault.seal(guardianPhone),
      ...row,
    })),
  );
  const rowsOf = <Part extends object>(parts: (student: Student) => readonly Part[] | undefined) =>
    enrolled.flatMap((student) =>
      (parts(student) ?? []).map((part) => ({ ...rosterColumns, enrolmentId: student.enrolmentId, ...part })),
    );
  await roster.getRepository(EnrolmentChangeEntity).insert(
    rowsOf(({ changes }) => changes).map(({ enrolmentId, kind, changedOn, paper }) => ({
      enrolmentId,
      kind,
      changedOn,
      paper: paper ?? null,
    })),
  );
  await roster.getRepository(AbsenceEntity).insert(rowsOf(({ absences }) => absences));
  for (const { enrolmentId, term, item = "生活补助", amountFen } of rowsOf(({ subsidies }) => subsidies)) {
    await roster.query(
      `INSERT INTO subsidy (enrolment_id, term, item, amount_fen, row_digest, imported_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [enrolmentId, term, item, amountFen, rosterColumns.rowDigest, rosterColumns.importedAt],
    );
  }
}

interface Dropout {
  idNumber: string;
  /** What differs from a child found in May 2018 and still out. */
  row?: Partial<DropoutRecordEntity>;
}

/** Enters children into the ledger of dropouts as an import would. */
export async function recordDropouts(
  { roster, vault, personIdOf, rosterColumns }: TestDepartment,
  dropouts: readonly Dropout[],
): Promise<void> {
  for (const { idNumber, row = {} } of dropouts) {
    await roster.query(
      `INSERT INTO dropout_record (person_id, found_on, id_number_sealed, name, reason, whereabouts, persuasion_state,
         returned_on, responsible_person, county_code, warnings, row_digest, imported_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        row.personId ?? personIdOf(idNumber),
        row.foundOn ?? "2018-05-11",
        vault.seal(idNumber),
        row.name ?? "韦小明",
        row.reason ?? "厌学",
        row.whereabouts ?? "外出务工",
        row.persuasionState ?? PersuasionState.PERSUADING,
        row.returnedOn ?? null,
        row.responsiblePerson ?? "杨老师",
        row.countyCode ?? "450204",
        row.warnings ?? [],
        rosterColumns.rowDigest,
        rosterColumns.importedAt,
      ],
    );
  }
}
