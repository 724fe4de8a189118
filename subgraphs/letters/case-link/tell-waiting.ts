import type { DataSource } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import type { QueueWork } from "../../../infra/runtime/jobs/job-queue";
import type { Log } from "../../../infra/runtime/log";
import type { Vault } from "../../../infra/runtime/vault";
import { backOff } from "../post/back-off";
import { IS_ANY_DUE, KEEP_CASE, MARK_DONE, MARK_FAILED, MARK_WAITING, SELECT_DUE } from "./case-event.statements";
import { CASE_LINK_QUEUE } from "./case-link-queue";
import { tellCase } from "./tell-case";
import { type Telling, tellEvent, type WaitingEvent } from "./tell-event";

/** What the telling works with. */
export interface CaseLinkResources {
  database: DataSource;
  vault: Vault;
  /** The county's day, on which it is noticed that an event is not taken. */
  clock: Clock;
  /** Real time, by which it is tried again. */
  exchangeClock: Clock;
  gateway: GatewayReader;
  log: Log;
}

/** One worker at a time tells, so that what is told of a child is told in order. */
const TELLING_LOCK = 7_240_650;
/** Events that are looked for at once, and told at once: as many as the gateway is asked by one service. */
const PAGE = 64;
const AT_ONCE = 4;
const LONGEST_PAUSE_MS = 300_000;

/** The telling of cases as work of the job queue: woken as soon as any event is due. */
export function caseLinkWork(resources: CaseLinkResources): QueueWork {
  const { database, exchangeClock } = resources;
  return {
    name: CASE_LINK_QUEUE.name,
    findForsaken: async () => {
      const [row] = await database.query<{ due: boolean }[]>(IS_ANY_DUE, [exchangeClock.now()]);
      return row?.due === true ? [CASE_LINK_QUEUE.name] : [];
    },
    run: (_key, signal) => tellWaiting(resources, signal),
  };
}

/**
 * Tells the joint meeting all that is due, until nothing is, or nobody answers. What could not be told is tried again, ever
 * more seldom and for ever; whoever is killed in between tells it again, which does nothing more.
 */
export async function tellWaiting(resources: CaseLinkResources, signal: AbortSignal): Promise<void> {
  const { database, exchangeClock } = resources;
  // The lock ends with the transaction, and so with whoever dies; what is written is not part of it.
  await database.transaction(async (manager) => {
    const [lock] = await manager.query<{ taken: boolean }[]>("SELECT pg_try_advisory_xact_lock($1) AS taken", [
      TELLING_LOCK,
    ]);
    if (lock?.taken !== true) return;
    for (;;) {
      const due = await database.query<WaitingEvent[]>(SELECT_DUE, [exchangeClock.now(), PAGE]);
      if (due.length === 0) return;
      for (let from = 0; from < due.length; from += AT_ONCE) {
        signal.throwIfAborted();
        const told = await Promise.all(
          due.slice(from, from + AT_ONCE).map((event) => tellOne(resources, event, signal)),
        );
        // Nobody answers at all: the others wait for the next look.
        if (!told.includes(true)) return;
      }
    }
  });
}

/** @returns whether there was an answer */
async function tellOne(resources: CaseLinkResources, event: WaitingEvent, signal: AbortSignal): Promise<boolean> {
  const { database, exchangeClock, log } = resources;
  const { id: eventId, kind, attempts } = event;
  try {
    await settle(resources, event, await tellEvent(resources, event, signal));
    return true;
  } catch (fault) {
    signal.throwIfAborted();
    const code = fault instanceof DomainError ? fault.code : "FAULT";
    if (code === "BAD_INPUT") {
      log.error({ err: fault, eventId, kind }, "an event of a letter cannot be told");
      await giveUp(resources, event, code);
      return true;
    }
    log[code === "UNAVAILABLE" ? "warn" : "error"]({ err: fault, eventId, kind, attempts }, "a case was not told");
    const nextTryAt = new Date(exchangeClock.now().getTime() + backOff(attempts + 1, LONGEST_PAUSE_MS));
    await database.query(MARK_WAITING, [eventId, nextTryAt, code]);
    return false;
  }
}

async function settle(resources: CaseLinkResources, event: WaitingEvent, telling: Telling): Promise<void> {
  const { database, exchangeClock, log } = resources;
  const { id: eventId, kind, itemId } = event;
  if (telling.kind === "REFUSED") {
    log.error({ eventId, kind, reason: telling.reason }, "an event of a letter was refused");
    await giveUp(resources, event, telling.reason);
    return;
  }
  const done = [eventId, exchangeClock.now()];
  if (telling.kind === "TOLD") {
    await database.query(MARK_DONE, done);
    return;
  }
  await database.transaction(async (manager) => {
    await manager.query(KEEP_CASE, [itemId, telling.id, telling.number]);
    await manager.query(MARK_DONE, done);
  });
}

/** What is not taken is told as such, so that education hears of it; it may be told again by hand. */
async function giveUp(
  { database, vault, clock }: CaseLinkResources,
  { id, kind, letterId }: WaitingEvent,
  reason: string,
): Promise<void> {
  await database.transaction(async (manager) => {
    await manager.query(MARK_FAILED, [id, reason]);
    if (kind === "UNTOLD") return;
    await tellCase(manager, { kind: "UNTOLD", letterId, itemId: null, on: clock.today(), at: clock.now(), vault });
  });
}
