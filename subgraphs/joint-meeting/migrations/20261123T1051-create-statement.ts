import type { MigrationInterface, QueryRunner } from "typeorm";

/** Statements of responsibility (控辍保学责任状) of a school year, level by level, with both signatures. */
export class CreateStatement1795405100000 implements MigrationInterface {
  readonly name = "CreateStatement1795405100000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [STATEMENT, ONCE, LISTED]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE responsibility_statement");
  }
}

/** Names, posts and targets are copied as they were on the day on which the statement was drawn up. */
const STATEMENT = `
  CREATE TABLE responsibility_statement (
    id                 uuid PRIMARY KEY,
    region_code        char(6) NOT NULL,
    school_year        char(9) NOT NULL,
    level              text NOT NULL CHECK (level IN
      ('TOWNSHIP_LEADER', 'BUREAU_LEADER', 'SECTION_HEAD', 'PRINCIPAL', 'GRADE_HEAD', 'CLASS_TEACHER')),
    unit               text NOT NULL,
    grade              int,
    class_name         text,
    name               text NOT NULL,
    post               text NOT NULL,
    targets            jsonb NOT NULL,
    document_number    text NOT NULL,
    drawn_on           date NOT NULL,
    signed_on          date,
    signed_by          text,
    signed_post        text,
    countersigned_on   date,
    countersigned_by   text,
    countersigned_post text,
    CHECK ((signed_on IS NULL) = (signed_by IS NULL)),
    CHECK ((countersigned_on IS NULL) = (countersigned_by IS NULL)),
    CHECK (signed_by <> countersigned_by)
  )`;

const ONCE = `
  CREATE UNIQUE INDEX responsibility_statement_once ON responsibility_statement
    (region_code, school_year, unit, level, coalesce(grade, 0), coalesce(class_name, ''), name)`;

const LISTED = `
  CREATE INDEX responsibility_statement_listed ON responsibility_statement (region_code, school_year, unit, id)`;
