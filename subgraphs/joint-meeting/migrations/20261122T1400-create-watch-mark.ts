import type { MigrationInterface, QueryRunner } from "typeorm";

/** Children marked by hand as of a watch group (重点人群) that no register tells: who, since when, why, until when. */
export class CreateWatchMark1795356000000 implements MigrationInterface {
  readonly name = "CreateWatchMark1795356000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE watch_mark (
        id                uuid PRIMARY KEY,
        child_id          text NOT NULL,
        watch_group       text NOT NULL CHECK (watch_group IN ('INVOLVED_IN_CASE')),
        since             date NOT NULL,
        reason_sealed     bytea NOT NULL,
        marked_by         text NOT NULL,
        marked_post       text NOT NULL,
        marked_department text NOT NULL,
        marked_at         timestamptz NOT NULL,
        ended_on          date CHECK (ended_on >= since),
        end_reason_sealed bytea,
        ended_by          text,
        ended_post        text,
        ended_department  text,
        ended_at          timestamptz,
        CHECK ((ended_on IS NULL) = (ended_at IS NULL) AND (ended_on IS NULL) = (ended_by IS NULL))
      )
    `);
    await runner.query(
      "CREATE UNIQUE INDEX watch_mark_standing ON watch_mark (child_id, watch_group) WHERE ended_on IS NULL",
    );
    await runner.query("CREATE INDEX watch_mark_by_since ON watch_mark (since, id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE watch_mark");
  }
}
