import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which counties letters go to, by which keys, and under which name the county writes itself (交换目录). */
export class CreateDirectory1795481000000 implements MigrationInterface {
  readonly name = "CreateDirectory1795481000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE own_bureau, own_key, peer_key, peer");
  }
}

const STATEMENTS = [
  // An entry that is corrected on its first day ends on the day before it: it was never in force, and is still there.
  `CREATE TABLE peer (
     id             uuid PRIMARY KEY,
     county_code    text NOT NULL CHECK (county_code ~ '^[0-9]{6}$'),
     bureau_name    text NOT NULL,
     short_name     text NOT NULL,
     postal_address text,
     phone          text,
     exchange_url   text,
     valid_from     date NOT NULL,
     valid_to       date CHECK (valid_to >= valid_from - 1),
     entered_by     text NOT NULL,
     entered_post   text NOT NULL,
     entered_at     timestamptz NOT NULL,
     ended_by       text,
     ended_post     text,
     ended_at       timestamptz,
     CHECK ((valid_to IS NULL) = (ended_at IS NULL))
   )`,
  "CREATE UNIQUE INDEX peer_in_force ON peer (county_code) WHERE valid_to IS NULL",
  "CREATE INDEX peer_by_county ON peer (county_code, valid_from DESC)",
  `CREATE TABLE peer_key (
     kid             text NOT NULL,
     county_code     text NOT NULL CHECK (county_code ~ '^[0-9]{6}$'),
     use             text NOT NULL CHECK (use IN ('sig', 'enc')),
     suite           text NOT NULL,
     public_jwk      jsonb NOT NULL,
     valid_from      timestamptz NOT NULL,
     valid_to        timestamptz,
     trusted_by      text NOT NULL CHECK (trusted_by IN ('HAND', 'CARD')),
     trusted_through text NOT NULL,
     entered_at      timestamptz NOT NULL,
     PRIMARY KEY (county_code, kid)
   )`,
  // Who signs is told by the key alone. To whom is encrypted, a county says itself: another's key there harms none but itself.
  "CREATE UNIQUE INDEX peer_key_that_signs ON peer_key (kid) WHERE use = 'sig'",
  "CREATE INDEX peer_key_by_county ON peer_key (county_code, use, valid_from DESC)",
  `CREATE TABLE own_key (
     kid            text PRIMARY KEY,
     use            text NOT NULL CHECK (use IN ('sig', 'enc')),
     suite          text NOT NULL,
     public_jwk     jsonb NOT NULL,
     private_sealed bytea NOT NULL,
     valid_from     timestamptz NOT NULL,
     valid_to       timestamptz,
     made_at        timestamptz NOT NULL
   )`,
  "CREATE INDEX own_key_by_use ON own_key (use, suite, valid_from DESC)",
  `CREATE TABLE own_bureau (
     valid_from     date PRIMARY KEY,
     bureau_name    text NOT NULL,
     short_name     text NOT NULL,
     organ_word     text NOT NULL,
     postal_address text NOT NULL,
     contact        text NOT NULL,
     entered_by     text NOT NULL,
     entered_post   text NOT NULL,
     entered_at     timestamptz NOT NULL
   )`,
];
