import type { MigrationInterface, QueryRunner } from "typeorm";

/** Records that the office has confirmed to be of one child: `alias_id` stands for `child_id` until it is undone. */
export class CreateChildLink1795343580000 implements MigrationInterface {
  readonly name = "CreateChildLink1795343580000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE child_link (
        id                 uuid PRIMARY KEY,
        alias_id           text NOT NULL,
        child_id           text NOT NULL CHECK (child_id <> alias_id),
        reason_sealed      bytea NOT NULL,
        linked_by          text NOT NULL,
        linked_post        text NOT NULL,
        linked_at          timestamptz NOT NULL,
        undone_by          text,
        undone_post        text,
        undone_at          timestamptz,
        undo_reason_sealed bytea,
        CHECK ((undone_by IS NULL) = (undone_at IS NULL))
      )
    `);
    await runner.query("CREATE UNIQUE INDEX child_link_active ON child_link (alias_id) WHERE undone_at IS NULL");
    await runner.query("CREATE INDEX child_link_by_child ON child_link (child_id) WHERE undone_at IS NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE child_link");
  }
}
