import { CALLER_TOKEN_HEADER } from "../../../infra/runtime/caller-token";
import { fixedClock } from "../../../infra/runtime/clock";
import { encodeCursor } from "../../../infra/runtime/page";
import type { Caller } from "../../../infra/runtime/caller";
import { LETTER_ROUND_PIECES } from "../../../subgraphs/letters/letter-round/round-piece";
import type { LetterRoundResources } from "../../../subgraphs/letters/letter-round/letter-round-resources";
import { callerOf } from "../../support/callers";
import type { LettersStack } from "./letters-stack";
import { educationOf } from "./write-letters";

/** What a question was measured at; milliseconds. */
export interface MeasuredQuestion {
  title: string;
  median: number;
  p95: number;
  cpu: { service: number; postgres: number };
}

/** What the round of a day was measured at. */
export interface MeasuredRound {
  day: string;
  /** Letters of which something was told. */
  told: number;
  seconds: number;
}

const WARM_UP = 3;
const ROUNDS = 30;
const REGION = "450204";

const OVERVIEW = `query ($from: Date!, $to: Date = "2018-12-31") {
  letterOverview(regionCode: "${REGION}", from: $from, to: $to) { directions { direction
    total { letters children awaitingAcceptance accepted returned backInSchool overdue }
    byPeer { peerCode peerName counts { letters children awaitingAcceptance overdue } } } } }`;
const LIST = `query ($direction: LetterDirection, $states: [LetterState!], $childStates: [LetterChildState!],
    $peerCode: String, $overdueOnly: Boolean! = false, $after: String) {
  letters(regionCode: "${REGION}", direction: $direction, states: $states, childStates: $childStates, peerCode: $peerCode,
      overdueOnly: $overdueOnly, after: $after) {
    edges { node { id number title state peerCode issuedOn dueOn children { state } } } pageInfo { hasNextPage endCursor } } }`;

/** Figures and lists of a county that has very many letters, as the gateway asks for them. */
export async function measureQuestions(stack: LettersStack): Promise<MeasuredQuestion[]> {
  const leader = callerOf("leader", { purpose: null });
  const education = educationOf(stack);
  const middle = "SELECT created_on AS day, id FROM letter ORDER BY created_on DESC, id DESC OFFSET 50000 LIMIT 1";
  const [{ day, id } = { day: "", id: "" }] = await stack.sql<{ day: string; id: string }>(middle);
  const questions: [title: string, caller: Caller, query: string, variables: object][] = [
    ["overview of two years", leader, OVERVIEW, { from: "2017-01-01" }],
    ["overview of a month", leader, OVERVIEW, { from: "2018-12-01" }],
    ["list: first page", education, LIST, {}],
    ["list: page deep in", education, LIST, { after: encodeCursor([day, id]) }],
    ["list: received, of one county", education, LIST, { direction: "IN", peerCode: "451003" }],
    ["list: with a child that waits", education, LIST, { childStates: ["WAITING"] }],
    ["list: overdue", education, LIST, { overdueOnly: true }],
    ["list: returned, closed", education, LIST, { states: ["CLOSED"], childStates: ["RETURNED"] }],
  ];
  const measured: MeasuredQuestion[] = [];
  for (const [title, caller, query, variables] of questions)
    measured.push({ title, ...(await measure(stack, caller, { query, variables })) });
  return measured;
}

async function measure(
  stack: LettersStack,
  caller: Caller,
  question: object,
): Promise<Omit<MeasuredQuestion, "title">> {
  for (let round = 0; round < WARM_UP; round += 1) await ask(stack, caller, question);
  const before = stack.cpuTimes();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await ask(stack, caller, question));
  const after = stack.cpuTimes();
  times.sort((one, other) => one - other);
  return {
    median: times[Math.floor(ROUNDS / 2)] ?? Number.NaN,
    p95: times[Math.floor(ROUNDS * 0.95)] ?? Number.NaN,
    cpu: {
      service: (after.service - before.service) / ROUNDS,
      postgres: (after.postgres - before.postgres) / ROUNDS,
    },
  };
}

/** How long an answer takes. @throws Error when it has errors, or nothing in it */
async function ask({ service, signer }: LettersStack, caller: Caller, question: object): Promise<number> {
  const headers = {
    "content-type": "application/json",
    [CALLER_TOKEN_HEADER]: await signer.sign(caller, "letters"),
  };
  const from = performance.now();
  const response = await fetch(service.answer.url, { method: "POST", headers, body: JSON.stringify(question) });
  const text = await response.text();
  const took = performance.now() - from;
  const { data, errors = [] } = JSON.parse(text) as { data?: Record<string, unknown>; errors?: { message: string }[] };
  const [answer] = Object.values(data ?? {});
  const isEmpty = (answer as { edges?: unknown[] } | null)?.edges?.length === 0;
  if (errors.length > 0 || isEmpty || answer === null) throw new Error(`no answer: ${text.slice(0, 300)}`);
  return took;
}

/** The rounds of two days: the first tells of all that is late, the second of what has become so since. */
export async function measureRounds({ clerks, sql }: LettersStack): Promise<MeasuredRound[]> {
  const measured: MeasuredRound[] = [];
  for (const day of ["2019-01-01", "2019-01-02"]) {
    const resources = { ...clerks, clock: fixedClock(day) } as unknown as LetterRoundResources;
    const from = performance.now();
    for (const { run } of LETTER_ROUND_PIECES) await run(resources, day);
    const seconds = (performance.now() - from) / 1000;
    const [row] = await sql<{ told: number }>(TOLD, [day]);
    measured.push({ day, told: row?.told ?? 0, seconds });
  }
  return measured;
}

const TOLD = "SELECT count(*)::int AS told FROM letter_deadline_act WHERE on_day = $1";
