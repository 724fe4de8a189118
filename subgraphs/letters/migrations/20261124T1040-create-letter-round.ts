import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";
import { installQueue } from "../../../infra/runtime/jobs/install-job-queue";
import { LETTER_ROUND_QUEUE } from "../letter-round/letter-round-queue";

/** Rules of letters, the daily rounds over them, and what was done about letters that are late. */
export class CreateLetterRound1795484000000 implements MigrationInterface {
  readonly name = "CreateLetterRound1795484000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    for (const [name, value] of DEFAULTS) {
      await runner.query("INSERT INTO letter_setting (name, value, valid_from) VALUES ($1, $2, '2000-01-01')", [
        name,
        value,
      ]);
    }
    await grantToApp(runner, "letter_setting", "INSERT, UPDATE");
    for (const table of ["letter_setting_act", "letter_round", "letter_round_piece", "letter_deadline_act"])
      await grantToApp(runner, table, "INSERT");
    await installQueue(runner, LETTER_ROUND_QUEUE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE letter_deadline_act, letter_round_piece, letter_round, letter_setting_act, letter_setting",
    );
  }
}

/** A county that sets none of its own has these. */
const DEFAULTS: readonly [name: string, value: number][] = [
  ["ACCEPT_DAYS", 5],
  ["ANSWER_DAYS", 10],
  ["MEETING_DAYS", 5],
  ["SUPERIOR_DAYS", 10],
];

const STATEMENTS = [
  `CREATE TABLE letter_setting (
     name       text NOT NULL CHECK (name IN ('ACCEPT_DAYS', 'ANSWER_DAYS', 'MEETING_DAYS', 'SUPERIOR_DAYS')),
     value      int NOT NULL CHECK (value > 0),
     valid_from date NOT NULL,
     PRIMARY KEY (name, valid_from)
   )`,
  `CREATE TABLE letter_setting_act (
     id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     name       text NOT NULL,
     value      int NOT NULL,
     day        date NOT NULL,
     at         timestamptz NOT NULL,
     actor      text NOT NULL,
     post       text NOT NULL,
     department text NOT NULL
   )`,
  // Each piece of work of a county day, done once; the day, when all its pieces are.
  `CREATE TABLE letter_round_piece (
     day     date NOT NULL,
     piece   text NOT NULL,
     done_at timestamptz NOT NULL,
     PRIMARY KEY (day, piece)
   )`,
  `CREATE TABLE letter_round (
     day     date PRIMARY KEY,
     done_at timestamptz NOT NULL
   )`,
  // Each step upward once for a letter and a term of it (受理, 复函), whoever was killed at what.
  `CREATE TABLE letter_deadline_act (
     letter_id uuid NOT NULL REFERENCES letter,
     kind      text NOT NULL CHECK (kind IN (
                 'ACCEPT_OVERDUE', 'ANSWER_OVERDUE', 'ACCEPT_TO_MEETING', 'ANSWER_TO_MEETING', 'ACCEPT_TO_SUPERIOR',
                 'ANSWER_TO_SUPERIOR')),
     on_day    date NOT NULL,
     PRIMARY KEY (letter_id, kind)
   )`,
];
