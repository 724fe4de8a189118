import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The findings that a linking moved, each as it stood before and whether the linking settled it: undoing gives them back
 * from here.
 */
export class CreateChildLinkFinding1795343760000 implements MigrationInterface {
  readonly name = "CreateChildLinkFinding1795343760000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE child_link_finding (
        link_id        uuid NOT NULL REFERENCES child_link,
        finding_id     uuid NOT NULL REFERENCES finding,
        child_id       text NOT NULL,
        other_child_id text,
        state          text NOT NULL CHECK (state IN ('OPEN', 'CONFIRMED', 'REFUTED', 'SETTLED')),
        settled        boolean NOT NULL DEFAULT false,
        PRIMARY KEY (link_id, finding_id)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE child_link_finding");
  }
}
