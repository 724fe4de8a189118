import type { DataSource } from "typeorm";
import { normalText } from "../../../infra/rosters";
import type { Caller } from "../../../infra/runtime/caller";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import type { PersonId } from "../../../schema/person-id";
import { opaqueId, personIdOf, personIdOfStudentNumber } from "../../../schema/person-id";
import { findRegion } from "../../../schema/regions/regions";
import { givenText } from "../act/given-text";
import { invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import { ENROLMENT_STATE_TITLES, EnrolmentState } from "../enrolment/enrolment-state";
import type { SchoolEntity } from "../school/school.entity";
import type { SchoolService } from "../school/school.service";
import type { ChangeRequestEntity } from "./change-request.entity";
import { ChangeRequestKind } from "./change-request-kind";
import type { Newcomer } from "./newcomer";
import { STATES_OF_GONE } from "./receive-newcomer";
import { type GivenReason, isGrade, type StartChangeService } from "./start-change.service";

/** A place that a child is to get at the caller's own school. */
interface GivenPlace extends GivenReason {
  toSchoolId: string;
  grade: number;
  className: string;
}

export interface GivenTransfer extends GivenPlace {
  studentNumber: string;
  /** As the other school has it: a number alone is not enough to learn whose it is. */
  name: string;
}

export interface GivenTransferIn extends GivenPlace {
  newcomer: Omit<Newcomer, "personId">;
  fromCounty: string;
  fromSchool: string;
}

export interface GivenTransferOut extends GivenReason {
  enrolmentId: string;
  toCounty: string;
  toSchool: string;
}

interface TransferResources {
  database: DataSource;
  caller: Caller;
  vault: Vault;
  personIdKey: Buffer;
  schools: SchoolService;
  changes: StartChangeService;
}

interface RollRow {
  personId: PersonId;
  name: string;
  schoolId: string;
  state: EnrolmentState;
}

const LONGEST_NAME = 100;

/** Asks for transfers: the receiving school does; one out of the county is recorded by the school that is asked. */
export class StartTransferService {
  constructor(private readonly resources: TransferResources) {}

  /** Asks for a child of another school of the county. */
  async transfer(given: GivenTransfer): Promise<ChangeRequestEntity | Refusal> {
    const { changes, personIdKey } = this.resources;
    const enrolmentKey = opaqueId("enrolment", given.studentNumber, personIdKey);
    const [school, row] = [await this.findOwnSchool(given.toSchoolId), await this.findOnRoll(enrolmentKey)];
    if (school === null || row === null || comparable(row.name) !== comparable(given.name)) return notFound();
    if (row.schoolId === school.id) return invalid("The child is at your school.", "该生已在本校。");
    if (row.state !== EnrolmentState.ENROLLED)
      return wrongState(
        `Not of an enrolment that is ${row.state}.`,
        `该生学籍目前${ENROLMENT_STATE_TITLES[row.state]}，不可转学。`,
      );
    const place = checkPlace(given);
    if ("reason" in place) return place;
    return changes.start(given, {
      kind: ChangeRequestKind.TRANSFER,
      enrolmentKey,
      childId: row.personId,
      fromSchoolId: row.schoolId,
      toSchoolId: school.id,
      ...place,
    });
  }

  /** Asks for a child of another county, with what its papers say. */
  async transferIn(given: GivenTransferIn): Promise<ChangeRequestEntity | Refusal> {
    const { changes, personIdKey, vault } = this.resources;
    const { studentNumber, idNumber } = given.newcomer;
    const school = await this.findOwnSchool(given.toSchoolId);
    if (school === null) return notFound();
    const enrolmentKey = opaqueId("enrolment", studentNumber, personIdKey);
    const former = await this.findOnRoll(enrolmentKey);
    if (former !== null && !STATES_OF_GONE.includes(former.state))
      return invalid("The child is on a roll of this county.", "该生学籍在本县，请办理县内转学。");
    if (idNumber === null && studentNumber.startsWith("G"))
      return invalid("Only L and J numbers stand without an ID number.", "仅L、J开头的学籍号可不填公民身份号码。");
    const [place, elsewhere] = [checkPlace(given), checkElsewhere(school, given.fromCounty, given.fromSchool)];
    if ("reason" in place) return place;
    if ("reason" in elsewhere) return elsewhere;
    const name = givenText(given.newcomer.name, LONGEST_NAME);
    if (name === null || given.newcomer.entryMonth < given.newcomer.birthDate)
      return invalid("Give the child's name, birth date and month of entry.", "请正确填写姓名、出生日期和入学年月。");
    const personId =
      idNumber === null ? personIdOfStudentNumber(studentNumber, personIdKey) : personIdOf(idNumber, personIdKey);
    return changes.start(given, {
      kind: ChangeRequestKind.TRANSFER_IN,
      enrolmentKey,
      childId: personId,
      toSchoolId: school.id,
      newcomerSealed: vault.seal(JSON.stringify({ ...given.newcomer, name, personId } satisfies Newcomer)),
      ...place,
      ...elsewhere,
    });
  }

  /** Records that a school of another county has asked for a pupil of the caller's own school. */
  async transferOut(given: GivenTransferOut): Promise<ChangeRequestEntity | Refusal> {
    const { changes, caller } = this.resources;
    const enrolment = await changes.findOwn(given.enrolmentId);
    const school = await this.findOwnSchool(caller.school ?? "");
    if (enrolment === null || school === null) return notFound();
    if (enrolment.state !== EnrolmentState.ENROLLED)
      return wrongState(
        `Not of an enrolment that is ${enrolment.state}.`,
        `该生学籍目前${ENROLMENT_STATE_TITLES[enrolment.state]}，不可转学。`,
      );
    const elsewhere = checkElsewhere(school, given.toCounty, given.toSchool);
    if ("reason" in elsewhere) return elsewhere;
    return changes.start(given, {
      kind: ChangeRequestKind.TRANSFER_OUT,
      enrolmentKey: enrolment.id,
      childId: enrolment.personId,
      fromSchoolId: enrolment.schoolId,
      ...elsewhere,
    });
  }

  private async findOwnSchool(id: string): Promise<SchoolEntity | null> {
    return id === this.resources.caller.school ? this.resources.schools.find(id) : null;
  }

  /** Not by the caller's eyes: it asks for a pupil of another school. */
  private async findOnRoll(enrolmentKey: string): Promise<RollRow | null> {
    const [row] = await this.resources.database.query<RollRow[]>(
      'SELECT person_id AS "personId", name, school_id AS "schoolId", state FROM enrolment WHERE id = $1',
      [enrolmentKey],
    );
    return row ?? null;
  }
}

const comparable = (name: string): string => name.normalize("NFKC").replaceAll(/[\s·•．.]/g, "");

function checkPlace({ grade, className }: GivenPlace): { grade: number; className: string } | Refusal {
  // As rosters have it: the child sits in a class that they name.
  const given = givenText(normalText(className), 20);
  return isGrade(grade) && given !== null
    ? { grade, className: given }
    : invalid("Give grade, 1 to 9, and class.", "请填写年级（1至9）和班级。");
}

function checkElsewhere(
  { townshipCode }: SchoolEntity,
  county: string,
  schoolName: string,
): { elsewhereCounty: string; elsewhereSchool: string } | Refusal {
  const elsewhereSchool = givenText(schoolName, LONGEST_NAME);
  const isElsewhere = findRegion(county)?.level === "county" && !townshipCode.startsWith(county);
  return isElsewhere && elsewhereSchool !== null
    ? { elsewhereCounty: county, elsewhereSchool }
    : invalid("Name another county and the school there.", "请填写外县代码（6位）和学校名称。");
}
