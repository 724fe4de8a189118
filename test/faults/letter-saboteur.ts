import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { deliverMessages } from "../../subgraphs/letters/post/deliver-messages";
import { getAdminUrl } from "../config";
import { LINE_FAULTS } from "../support/bad-line";
import type { LettersCounty, LettersPair } from "../support/letters-pair";

const MINUTE = 60_000;
/** At its worst a line spoils one request of three. */
const WEATHERS = [0, 0.05, 0.33];
const MOST_ROTATIONS = 2;
/** Longer than any test: a worker stays until it is broken off. */
const FOR_GOOD_MS = 3_600_000;

/** A county's queue takes two seconds; here time is in a hurry. */
const UNTIL_NEXT_MS = 100;

const FULL = [
  `CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`,
  "CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON evidence_entry EXECUTE FUNCTION disk_full()",
];
const ROOM_AGAIN = "DROP FUNCTION disk_full CASCADE";

/** A county's delivery as its job queue runs it: begun again whenever it comes to an end. */
export class RunningDelivery {
  private worker = new AbortController();
  private isEnding = false;
  private readonly life: Promise<void>;
  /** How often it was begun. */
  begun = 0;

  constructor(private readonly county: LettersCounty) {
    this.life = this.live();
  }

  restart(): void {
    this.worker.abort();
  }

  async end(): Promise<void> {
    this.isEnding = true;
    this.worker.abort();
    await this.life;
  }

  private async live(): Promise<void> {
    while (!this.isEnding) {
      this.begun += 1;
      this.worker = new AbortController();
      // What breaks a worker off is what the test does to it; the next one goes on.
      await deliverMessages(this.county.post.post, this.worker.signal, { lingerMs: FOR_GOOD_MS }).catch(() =>
        pause(UNTIL_NEXT_MS),
      );
    }
  }
}

type Mischief = (county: LettersCounty, delivery: RunningDelivery) => Promise<(() => Promise<void>) | void>;

/** Does mischief to two counties, drawn at random, one after the other; what it stops it lets go on before the next. */
export class Saboteur {
  /** How often it did what. */
  readonly done: Record<string, number> = {};
  private rotations = 0;

  private constructor(
    private readonly pair: LettersPair,
    private readonly deliveries: readonly RunningDelivery[],
    private readonly chance: () => number,
    private readonly admin: Client,
  ) {}

  static async open(
    pair: LettersPair,
    deliveries: readonly RunningDelivery[],
    chance: () => number,
  ): Promise<Saboteur> {
    const admin = new Client({ connectionString: getAdminUrl() });
    await admin.connect();
    for (const { line } of pair.counties) line.chance = chance;
    return new Saboteur(pair, deliveries, chance, admin);
  }

  /** One piece of mischief, for as long as `meanwhile` takes. */
  async strike(meanwhile: () => Promise<unknown>): Promise<void> {
    const at = this.chance() < 0.5 ? 0 : 1;
    const names = Object.keys(this.mischiefs);
    const name = names[Math.floor(this.chance() * names.length)] ?? "";
    this.done[name] = (this.done[name] ?? 0) + 1;
    const undo = await this.mischiefs[name]?.(this.pair.counties[at], this.deliveries[at] as RunningDelivery);
    await meanwhile();
    await undo?.();
  }

  /** Lets everything go well from now on. */
  async rest(): Promise<void> {
    for (const { line } of this.pair.counties) {
      line.fault = () => null;
      await line.release();
    }
  }

  close(): Promise<void> {
    return this.admin.end();
  }

  private readonly mischiefs: Readonly<Record<string, Mischief>> = {
    "another weather": async ({ line }) => {
      const share = WEATHERS[Math.floor(this.chance() * WEATHERS.length)] ?? 0;
      line.fault = () =>
        this.chance() < share ? (LINE_FAULTS[Math.floor(this.chance() * LINE_FAULTS.length)] ?? null) : null;
    },
    "late messages arrive": ({ line }) => line.release(),
    "the line is cut": async ({ line }) => {
      line.isCut = true;
      return async () => void (line.isCut = false);
    },
    "the door is shut": async ({ post }) => {
      await post.shut();
      return () => post.listen();
    },
    "the post's connections die": ({ post }) => this.kill(post.application, post.bench.appUrl),
    "the clerks' connections die": ({ post }) => this.kill("test letters", post.bench.appUrl),
    "the worker is another one": async (_county, delivery) => delivery.restart(),
    "the disk is full": async ({ sql }) => {
      for (const statement of FULL) await sql(statement);
      return async () => void (await sql(ROOM_AGAIN));
    },
    "the clock is set": async ({ clock }) => {
      clock.shift = Math.round((this.chance() - 0.5) * 10 * MINUTE);
    },
    "the keys change": async (county) => {
      if (this.rotations === MOST_ROTATIONS) return;
      this.rotations += 1;
      await county.rotate();
    },
  };

  private async kill(application: string, url: string): Promise<void> {
    const statement = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = $2`;
    await this.admin.query(statement, [application, new URL(url).pathname.slice(1)]);
  }
}
