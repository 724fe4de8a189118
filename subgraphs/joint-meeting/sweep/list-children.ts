import { z } from "zod";
import { type Question, readPatiently } from "./read-patiently";
import { holdRunning, type SweepRun, SweepStopped } from "./sweep-run";
import { SWEEP_SOURCES, type SweepSource } from "./sweep-sources";

const PAGE_SIZE = 1000;

interface ListedPage<Node> {
  nodes: Node[];
  /** Where the next page begins; null at the end. */
  cursor: string | null;
}

/**
 * Lists the children of a sweep, each list from the page where it stands, side by side.
 * @returns whether all lists are whole; which department failed is noted otherwise.
 */
export async function listChildren(run: SweepRun): Promise<boolean> {
  const lists = await run.database.query<{ source: string; cursor: string | null; done: boolean }[]>(
    "SELECT source, cursor, done FROM sweep_source WHERE sweep_id = $1",
    [run.sweepId],
  );
  const outcomes = await Promise.allSettled(
    SWEEP_SOURCES.map(async (source) => {
      const list = lists.find((candidate) => candidate.source === source.name);
      if (list === undefined) throw new Error(`the sweep has no list ${source.name}`);
      return list.done || readList(run, source, list.cursor);
    }),
  );
  // Only when none is under way any more may the lock be given back.
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  return outcomes.every((outcome) => outcome.status === "fulfilled" && outcome.value);
}

/** While a page is written, the next one is read. */
async function readList(run: SweepRun, source: SweepSource, start: string | null): Promise<boolean> {
  let before = start;
  let reading = await readPatiently(run, pageOf(run, source, before));
  for (;;) {
    if ("missing" in reading) return noteMissing(run, source, reading.missing);
    const { content } = reading;
    const [following] = await Promise.all([
      content.cursor === null ? null : readPatiently(run, pageOf(run, source, content.cursor)),
      keepPage(run, source, content, before),
    ]);
    if (following === null) return true;
    before = content.cursor;
    reading = following;
  }
}

async function noteMissing({ database, sweepId }: SweepRun, { name }: SweepSource, missing: string): Promise<false> {
  await database.query("UPDATE sweep_source SET missing = $3 WHERE sweep_id = $1 AND source = $2", [
    sweepId,
    name,
    missing,
  ]);
  return false;
}

function pageOf<Node>(
  { rules }: SweepRun,
  { documentId, variables, node }: SweepSource<Node>,
  after: string | null,
): Question<ListedPage<Node>> {
  return {
    documentId,
    variables: { ...variables(rules), first: PAGE_SIZE, after },
    read: (data) => {
      const { list } = z.object({ list: listOf(node) }).parse(data);
      const { hasNextPage, endCursor } = list.pageInfo;
      if (hasNextPage && endCursor === null) throw new Error("a list goes on without saying where");
      return { nodes: list.edges.map((edge) => edge.node), cursor: hasNextPage ? endCursor : null };
    },
  };
}

function listOf<Node>(node: z.ZodType<Node>) {
  return z.object({
    edges: z.array(z.object({ node })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  });
}

/** A page and the cursor behind it, at once; not when somebody else has moved the cursor on meanwhile. */
async function keepPage<Node>(
  run: SweepRun,
  source: SweepSource<Node>,
  { nodes, cursor }: ListedPage<Node>,
  before: string | null,
): Promise<void> {
  run.signal.throwIfAborted();
  await run.database.transaction(async (manager) => {
    await holdRunning(manager, run.sweepId);
    const [, moved] = (await manager.query(
      `UPDATE sweep_source SET cursor = $3, done = $3::text IS NULL, missing = NULL
       WHERE sweep_id = $1 AND source = $2 AND NOT done AND cursor IS NOT DISTINCT FROM $4`,
      [run.sweepId, source.name, cursor, before],
    )) as [unknown, number];
    if (moved === 0) throw new SweepStopped();
    await source.keep(run, manager, nodes);
  });
}
