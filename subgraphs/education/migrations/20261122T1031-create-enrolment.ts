import type { MigrationInterface, QueryRunner } from "typeorm";

/** The student roster (学籍): one row a 学籍号. */
export class CreateEnrolment1795343460000 implements MigrationInterface {
  readonly name = "CreateEnrolment1795343460000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enrolment (
        id                    text PRIMARY KEY,
        person_id             text NOT NULL,
        student_number_sealed bytea NOT NULL,
        id_number_sealed      bytea,
        name                  text NOT NULL,
        sex                   text NOT NULL CHECK (sex IN ('MALE', 'FEMALE')),
        birth_date            date NOT NULL,
        school_id             text NOT NULL REFERENCES school (id),
        grade                 smallint NOT NULL CHECK (grade BETWEEN 1 AND 9),
        class_name            text NOT NULL,
        entry_month           date NOT NULL CHECK (extract(day FROM entry_month) = 1),
        state                 text NOT NULL
                              CHECK (state IN ('ENROLLED', 'SUSPENDED', 'TRANSFERRED_OUT', 'DROPPED_OUT', 'GRADUATED',
                                               'DECEASED')),
        state_date            date,
        study_mode            text NOT NULL
                              CHECK (study_mode IN ('IN_SCHOOL', 'INCLUSIVE', 'SPECIAL_SCHOOL', 'HOME_TEACHING')),
        migrant_child         boolean NOT NULL,
        left_behind           boolean NOT NULL,
        boarder               boolean NOT NULL,
        guardian_name         text,
        guardian_phone_sealed bytea,
        warnings              text[] NOT NULL DEFAULT '{}',
        row_digest            bytea NOT NULL,
        imported_at           timestamptz NOT NULL
      )
    `);
    await runner.query("CREATE INDEX enrolment_by_person ON enrolment (person_id)");
    await runner.query("CREATE INDEX enrolment_by_school ON enrolment (school_id, id)");
    await runner.query("CREATE INDEX enrolment_by_entry_month ON enrolment (entry_month)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE enrolment");
  }
}
