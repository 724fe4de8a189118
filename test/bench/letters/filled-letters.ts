import type { LettersStack } from "./letters-stack";
import { childOf, CONTACT, PARAGRAPHS } from "./write-letters";

/** Letters of two years, to and from twenty counties. */
export const FILLED = 100_000;

/**
 * Fills a county's letters as after two very busy years, the same in every run: three of five sent, the others received. What
 * is older than a month is closed, but for one in a hundred, which is late; the latest wait for an answer or have one.
 */
export async function fillLetters({ sql, clerks: { vault } }: LettersStack): Promise<void> {
  const content = { paragraphs: PARAGRAPHS, contact: CONTACT, copies: [], issuers: [], answers: [] };
  const [letter, child] = [content, childOf("451302", 1)].map((said) => vault.seal(JSON.stringify(said)));
  await sql(DRAFTS);
  await sql(LETTERS, [letter]);
  await sql(CHILDREN, [child]);
  await sql(EVENTS);
  // What autovacuum would have done long ago.
  await sql("VACUUM ANALYZE");
}

const DRAFTS = `
  CREATE TEMP TABLE filled AS
  SELECT n, md5('letter ' || n)::uuid AS id, CASE WHEN n % 5 < 3 THEN 'OUT' ELSE 'IN' END AS direction,
    (451000 + n % 20)::text AS peer, day, day < '2018-12-01' AND n % 100 > 0 AS is_closed
  FROM generate_series(1, ${FILLED}) AS n,
    LATERAL (SELECT date '2018-12-30' - (abs(hashint8(n)::bigint) % 700)::int AS day) AS issued`;

/** $1 what it says. */
const LETTERS = `
  INSERT INTO letter (id, direction, kind, county_code, peer_code, peer_name, addressee, state, via, organs, number, serial,
    year, title, content_sealed, issued_on, accept_by, due_on, message_id, delivered_at, closed_on, drafted_by, drafted_post,
    drafted_at, created_on)
  SELECT id, direction, 'INQUIRY', '450204', peer, peer || '教育局', '某某教育局', CASE WHEN is_closed THEN 'CLOSED' ELSE 'DELIVERED' END,
    'NETWORK', CASE direction WHEN 'OUT' THEN ARRAY['education'] ELSE '{}' END, '某教函〔2016〕' || n || '号',
    CASE direction WHEN 'OUT' THEN n END, CASE direction WHEN 'OUT' THEN 2016 END, '关于协助做好辍学学生劝返复学工作的函', $1, day,
    day + 7, day + 14, md5('message ' || n)::uuid, day + time '04:00', CASE WHEN is_closed THEN day + 20 END, 'bench', '干事',
    day + time '03:00', day
  FROM filled`;

/** $1 what it says of a child. */
const CHILDREN = `
  INSERT INTO letter_child (id, letter_id, position, case_id, case_number, state, accepted_on, content_sealed, reason, outcome,
    outcome_on, state_since)
  SELECT md5('item ' || n)::uuid, id, 1, md5('case ' || n)::uuid, '450204-2018-' || n, state,
    CASE WHEN state IN ('ENDED', 'ACCEPTED') THEN day + 3 END, $1, CASE state WHEN 'RETURNED' THEN 'NOT_OUR_HOUSEHOLD' END,
    CASE state WHEN 'ENDED' THEN 'BACK_IN_SCHOOL' END, CASE state WHEN 'ENDED' THEN day + 20 END, day
  FROM filled, LATERAL (SELECT CASE WHEN is_closed THEN CASE WHEN n % 9 = 0 THEN 'RETURNED' ELSE 'ENDED' END
    WHEN n % 3 = 0 THEN 'ACCEPTED' ELSE 'WAITING' END AS state) AS standing`;

const EVENTS = `
  INSERT INTO letter_event (letter_id, at, on_day, actor, post, department, kind)
  SELECT id, day + time '03:00', day, 'bench', '干事', 'education', kind
  FROM filled, unnest(ARRAY['DRAWN_UP', 'SUBMITTED', 'SIGNED', 'DELIVERED']) AS kind`;
