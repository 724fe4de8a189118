import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { QueueWork } from "../../../infra/runtime/jobs/job-queue";
import type { BodyOf } from "../exchange/message";
import type { LettersResources } from "../context";
import { LetterChildState } from "../letter/letter-child-state";
import { type LetterAnswer } from "../letter/letter-content";
import { type LetterChildRow, readLetterChildren } from "../letter/letter.rows";
import { lockLetterRow } from "../letter/lock-letter";
import { answerOf } from "./case-answer";
import { readCases } from "./case-reader";
import type { IncomingResources } from "./incoming-resources";
import { OUTCOME_QUEUE } from "./outcome-queue";
import { repliesUnderWay } from "./replies-under-way";
import { sendAnswer } from "./send-answer";

/** What the comparing of cases with what their letters' senders know works with. */
export interface OutcomeResources extends IncomingResources, Pick<LettersResources, "database" | "gateway"> {}

/** How often cases are compared; a return is news for the other county, and not for the minute. */
const PAUSE_MS = 60_000;
/** Of ten thousand cases the comparing takes longer: it rests twenty times as long as it has worked. */
const RESTS = 20;

/** Cases whose letters' senders are to be told, as work of the job queue: at the service's start, and then every minute. */
export function outcomeWork(resources: OutcomeResources): QueueWork {
  let lookAt = 0;
  return {
    name: OUTCOME_QUEUE.name,
    findForsaken: () => {
      if (performance.now() < lookAt) return Promise.resolve([]);
      lookAt = performance.now() + PAUSE_MS;
      return Promise.resolve([OUTCOME_QUEUE.name]);
    },
    run: async (_key, signal) => {
      const begun = performance.now();
      await tellOutcomes(resources, signal).finally(() => {
        const ended = performance.now();
        lookAt = ended + Math.max(PAUSE_MS, RESTS * (ended - begun));
      });
    },
  };
}

/**
 * Compares the cases of children that this county has accepted with what their senders were last told, and tells what is new,
 * until each is in school. Each letter is a transaction of its own: done twice, or by two at a time, it tells once.
 * @throws DomainError UNAVAILABLE when a department is missing: what was not compared is so at the next try
 */
export async function tellOutcomes(resources: OutcomeResources, signal: AbortSignal): Promise<void> {
  const { database, clock } = resources;
  const requestId = randomUUID();
  const watched = await database.query<WatchedItem[]>(WATCHED_ITEMS);
  for (let from = 0; from < watched.length; from += PAGE) {
    signal.throwIfAborted();
    const page = watched.slice(from, from + PAGE);
    const cases = await readCases(
      resources,
      page.map(({ caseId }) => caseId),
      requestId,
    );
    const answers = page.flatMap(({ id, letterId, caseId }) => {
      const told = cases.get(caseId);
      const answer = told === undefined ? null : answerOf(id, told, clock.today());
      // Steps are told in replies and reports; what ends the child is told by itself.
      return answer === null || answer.outcome === "STEPS_TAKEN" ? [] : [{ letterId, answer }];
    });
    for (const [letterId, group] of Map.groupBy(answers, (answer) => answer.letterId)) {
      const news = new Map(group.map(({ answer }) => [answer.itemId, answer]));
      await database.transaction((manager) => tell(manager, resources, letterId, news));
    }
  }
}

async function tell(
  manager: EntityManager,
  { vault, clock }: OutcomeResources,
  letterId: string,
  answers: ReadonlyMap<string, LetterAnswer>,
): Promise<void> {
  const letter = await lockLetterRow(manager, letterId);
  if (letter === null) return;
  // What a reply is about to say, the reply says.
  const replied = await repliesUnderWay(manager, [letterId], vault);
  const isNew = ({ id, state }: LetterChildRow): boolean =>
    answers.has(id) && WATCHED.includes(state) && !replied.has(id);
  const children = (await readLetterChildren(manager, letterId)).filter(isNew);
  if (children.length === 0) return;
  const on = clock.today();
  const items = children.map(({ id }) => answers.get(id) as LetterAnswer);
  const body: BodyOf<"OUTCOME"> = { kind: "OUTCOME", on, items };
  const act = { by: "system" as const, on, at: clock.now(), vault };
  const done = await sendAnswer(manager, { letter, children, body, act });
  if (done === null) throw new Error(`the outcomes of letter ${letterId} could not be told`);
}

const WATCHED: readonly LetterChildState[] = [
  LetterChildState.ACCEPTED,
  LetterChildState.IN_PROGRESS,
  LetterChildState.ANSWERED,
];

interface WatchedItem {
  id: string;
  letterId: string;
  caseId: string;
}

/** As many cases as are read at once. */
const PAGE = 100;

/** A county that is not on the network hears of outcomes by the reply that is posted to it. */
const WATCHED_ITEMS = `
  SELECT k.id, k.letter_id AS "letterId", k.case_id AS "caseId" FROM letter_child k JOIN letter l ON l.id = k.letter_id
  WHERE l.direction = 'IN' AND l.via = 'NETWORK' AND k.case_id IS NOT NULL
    AND k.state IN ('ACCEPTED', 'IN_PROGRESS', 'ANSWERED')
  ORDER BY k.letter_id, k.position`;
