import { setTimeout as pause } from "node:timers/promises";
import { CountyFault } from "../county-fault";
import type { OfficeClient } from "./office-client";
import type { SweepArguments } from "./sweep-arguments";

/** How a sweep stands. */
export interface SweepStatus {
  id: string;
  state: "QUEUED" | "RUNNING" | "COMPLETED" | "INCOMPLETE" | "CANCELLED";
  done: number;
  total: number | null;
  etaSeconds: number | null;
  findingsByKind: readonly { kind: string; count: number }[];
  missing: readonly { department: string; pages: readonly number[] }[];
}

const STATUS = "id state done total etaSeconds findingsByKind { kind count } missing { department pages }";
const START = `mutation ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $asOf: Date!) {
  startSweep(regionCode: $regionCode, schoolYear: $schoolYear, asOf: $asOf) {
    __typename
    ... on Sweep { id }
    ... on SweepAlreadyRunning { sweep { id schoolYear asOf } }
    ... on Refusal { message }
  }
}`;
const READ = `query ($id: ID!) { sweep(id: $id) { ${STATUS} } }`;
const POLL_MS = 250;

type StartOutcome =
  | { __typename: "Sweep"; id: string }
  | { __typename: "SweepAlreadyRunning"; sweep: { id: string; schoolYear: string; asOf: string } }
  | { __typename: "Refusal"; message: string };

/** Starts a sweep, or joins the one that runs on the same day, and gives its id. @throws CountyFault when it is refused. */
export async function startSweep(
  office: OfficeClient,
  { regionCode, schoolYear, asOf }: SweepArguments,
): Promise<string> {
  const { startSweep: outcome } = await office.ask<{ startSweep: StartOutcome }>(START, {
    regionCode,
    schoolYear,
    asOf,
  });
  if (outcome.__typename === "Refusal") throw new CountyFault(outcome.message);
  if (outcome.__typename === "Sweep") return outcome.id;
  const { sweep } = outcome;
  if (sweep.schoolYear === schoolYear && sweep.asOf === asOf) return sweep.id;
  throw new CountyFault(
    `another sweep of ${regionCode} is running (${sweep.schoolYear}, ${sweep.asOf}); wait for its end or cancel it. 本县另有比对正在进行。`,
  );
}

/** Follows a sweep to its end, telling each step. */
export async function followSweep(
  office: OfficeClient,
  id: string,
  onProgress: (status: SweepStatus) => void,
): Promise<SweepStatus> {
  for (;;) {
    const { sweep } = await office.ask<{ sweep: SweepStatus | null }>(READ, { id });
    if (sweep === null) throw new CountyFault(`there is no sweep ${id}`);
    onProgress(sweep);
    if (sweep.state !== "QUEUED" && sweep.state !== "RUNNING") return sweep;
    await pause(POLL_MS);
  }
}
