import { randomUUID } from "node:crypto";
import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { normalText } from "../../../infra/rosters";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { selectRows } from "../../../infra/runtime/database";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import type { SchoolService } from "../school/school.service";
import { LEVEL_RULES, type Place, type ResponsibilityLevel } from "./responsibility-level";
import { ResponsiblePersonEntity } from "./responsible-person.entity";
import { mayAssignResponsible } from "./responsible-person.policy";

/** Who is to answer for what, from when. */
export interface Assignment extends Place {
  schoolId: string;
  level: ResponsibilityLevel;
  name: string;
  post: string;
  /** YYYY-MM-DD. */
  validFrom: string;
}

interface ResponsibilitySources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  schools: SchoolService;
  enrolments: EnrolmentService;
  /** Of a school, by level and place, oldest first. */
  ofSchool: DataLoader<string, ResponsiblePersonEntity[]>;
}

type Outcome = ResponsiblePersonEntity | Refusal;

const LONGEST_NAME = 50;
const OTHERS = notYours(
  "The bureau enters its own people, the school its own.",
  "局领导、股室长由教育局登记，校内责任人由学校登记。",
);

/** Who answers for the schools that one caller may read. */
export class ResponsiblePersonService {
  constructor(private readonly sources: ResponsibilitySources) {}

  /** Who answers for a school on a day, from the bureau down. The caller has found the school as it may. */
  async listOfSchool(schoolId: string, on: string): Promise<ResponsiblePersonEntity[]> {
    const rows = await this.sources.ofSchool.load(schoolId);
    return rows.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo >= on));
  }

  /** Enters who answers for a place from a day on; one at a time. */
  async assign(given: Assignment): Promise<Outcome> {
    const { database, clock, caller, schools } = this.sources;
    const school = await schools.find(given.schoolId);
    if (school === null) return notFound();
    if (!mayAssignResponsible(caller, school, given.level)) return OTHERS;
    const assignment = await this.checked(given);
    if (assignment === null) {
      return invalid(
        "Name and post, and just the place that the level is for.",
        "须填姓名、职务，并按层级填写年级、班级或学籍。",
      );
    }
    const { level, grade, className, enrolmentId, name, post, validFrom } = assignment;
    const place = [school.id, level, grade, className, enrolmentId];
    const [holder] = await selectRows(database, ResponsiblePersonEntity, AT_PLACE, [...place, validFrom]);
    if (holder !== undefined) return refuseFor(holder, assignment);
    const id = randomUUID();
    const rows: unknown[] = await database.query(
      `INSERT INTO responsible_person (id, school_id, level, grade, class_name, enrolment_id, name, post, valid_from,
         assigned_by, assigned_post, assigned_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING 1`,
      [id, ...place, name, post, validFrom, caller.actor, caller.post, clock.now()],
    );
    if (rows.length === 0) return wrongState("Somebody else has just been entered.", "该岗位刚刚已登记责任人。");
    return this.get(id);
  }

  /** Ends a responsibility with a day. */
  async end(id: string, on: string): Promise<Outcome> {
    const { database, clock, caller, schools } = this.sources;
    const [row] = await selectRows(database, ResponsiblePersonEntity, "id::text = $1", [id]);
    const school = row === undefined ? null : await schools.find(row.schoolId);
    if (row === undefined || school === null) return notFound();
    if (!mayAssignResponsible(caller, school, row.level)) return OTHERS;
    if (on < row.validFrom) return invalid("It ends after it begins.", "终止日期不得早于起始日期。");
    const [, ended]: [unknown, number] = await database.query(
      `UPDATE responsible_person SET valid_to = $2::date, ended_by = $3, ended_post = $4, ended_at = $5
       WHERE id::text = $1 AND valid_to IS NULL`,
      [id, on, caller.actor, caller.post, clock.now()],
    );
    return ended === 0 ? alreadyDone("It has been ended.", "该责任已终止。") : this.get(id);
  }

  /** What was given, when it names just what its level is for, and a child only of the school; else null. */
  private async checked(given: Assignment): Promise<Assignment | null> {
    const name = givenText(given.name, LONGEST_NAME);
    const post = givenText(given.post, LONGEST_NAME);
    const className = given.className === null ? null : givenText(normalText(given.className), LONGEST_NAME);
    const { grade, enrolmentId, level, schoolId } = given;
    const place: Place = { grade, className, enrolmentId };
    const { names } = LEVEL_RULES[level];
    const fits = (["grade", "className", "enrolmentId"] as const).every(
      (part) => (place[part] !== null) === names.includes(part),
    );
    if (name === null || post === null || !fits || (grade !== null && (grade < 1 || grade > 9))) return null;
    if (enrolmentId !== null && (await this.sources.enrolments.find(enrolmentId))?.schoolId !== schoolId) return null;
    return { ...given, ...place, name, post };
  }

  private async get(id: string): Promise<Outcome> {
    const [row] = await selectRows(this.sources.database, ResponsiblePersonEntity, "id::text = $1", [id]);
    return row ?? notFound();
  }
}

/** Whoever answers for a place on a day ($6) or later. */
const AT_PLACE = `
  school_id = $1 AND level = $2 AND grade IS NOT DISTINCT FROM $3::smallint AND class_name IS NOT DISTINCT FROM $4
  AND enrolment_id IS NOT DISTINCT FROM $5 AND (valid_to IS NULL OR valid_to >= $6::date)
  ORDER BY valid_from LIMIT 1`;

function refuseFor(holder: ResponsiblePersonEntity, { name, post, validFrom }: Assignment): Refusal {
  const isSame = holder.name === name && holder.post === post && holder.validFrom === validFrom;
  return isSame
    ? alreadyDone("That has been entered.", "已登记。")
    : wrongState("Somebody answers for it then; end that first.", "该岗位届时已有责任人，须先终止。");
}
