import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/** Who answers for a school, a grade, a class or a child (四包、五级责任). */
export class CreateResponsiblePerson1795348860000 implements MigrationInterface {
  readonly name = "CreateResponsiblePerson1795348860000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE responsible_person (
        id            uuid PRIMARY KEY,
        level         text NOT NULL
                      CHECK (level IN ('BUREAU_LEADER', 'SECTION_HEAD', 'PRINCIPAL', 'GRADE_HEAD', 'CLASS_TEACHER',
                                       'SUBJECT_TEACHER')),
        school_id     text NOT NULL REFERENCES school (id),
        grade         smallint CHECK (grade BETWEEN 1 AND 9),
        class_name    text,
        enrolment_id  text REFERENCES enrolment (id) ON DELETE CASCADE,
        name          text NOT NULL,
        post          text NOT NULL,
        valid_from    date NOT NULL,
        valid_to      date CHECK (valid_to >= valid_from),
        assigned_by   text NOT NULL,
        assigned_post text NOT NULL,
        assigned_at   timestamptz NOT NULL,
        ended_by      text,
        ended_post    text,
        ended_at      timestamptz,
        CHECK ((grade IS NOT NULL) = (level IN ('GRADE_HEAD', 'CLASS_TEACHER'))),
        CHECK ((class_name IS NOT NULL) = (level = 'CLASS_TEACHER')),
        CHECK ((enrolment_id IS NOT NULL) = (level = 'SUBJECT_TEACHER')),
        CHECK ((valid_to IS NULL) = (ended_by IS NULL))
      )
    `);
    await runner.query("CREATE INDEX responsible_person_by_school ON responsible_person (school_id, level)");
    await runner.query(`
      CREATE UNIQUE INDEX responsible_person_in_office ON responsible_person
        (school_id, level, coalesce(grade, 0), coalesce(class_name, ''), coalesce(enrolment_id, ''))
      WHERE valid_to IS NULL
    `);
    await grantToApp(runner, "responsible_person", "INSERT, UPDATE");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE responsible_person");
  }
}
