import type { QueryPlan } from "@apollo/query-planner";

interface PlanCacheOptions {
  /** Plans kept; the one that was not used for longest goes first. */
  size: number;
  /** How long a request waits for another one's plan of the same operation; milliseconds. A plan that fails is never set. */
  waitMs: number;
}

interface Flight {
  landed: Promise<QueryPlan | undefined>;
  land: (plan: QueryPlan | undefined) => void;
}

/**
 * Query plans by operation, for @apollo/gateway's `queryPlannerConfig.cache`. The first request that misses plans;
 * requests that miss meanwhile wait for its plan instead of making their own.
 */
export class PlanCache {
  private readonly plans = new Map<string, QueryPlan>();
  private readonly flights = new Map<string, Flight>();

  constructor(private readonly options: PlanCacheOptions) {}

  /** The plan of an operation; undefined when the caller is to make it. */
  async get(key: string): Promise<QueryPlan | undefined> {
    const plan = this.plans.get(key);
    if (plan !== undefined) {
      this.keep(key, plan);
      return plan;
    }
    const flight = this.flights.get(key);
    if (flight !== undefined) return flight.landed;
    this.flights.set(key, this.startFlight(key));
    return undefined;
  }

  async set(key: string, plan: QueryPlan): Promise<void> {
    this.keep(key, plan);
    this.flights.get(key)?.land(plan);
  }

  async delete(key: string): Promise<boolean> {
    return this.plans.delete(key);
  }

  /** Forgets all plans: they belong to a supergraph that is being replaced. Waiters make their own. */
  clear(): void {
    this.plans.clear();
    for (const flight of this.flights.values()) flight.land(undefined);
  }

  private startFlight(key: string): Flight {
    const { promise: landed, resolve } = Promise.withResolvers<QueryPlan | undefined>();
    const land = (plan: QueryPlan | undefined): void => {
      clearTimeout(timer);
      if (this.flights.get(key) === flight) this.flights.delete(key);
      resolve(plan);
    };
    const flight: Flight = { landed, land };
    const timer = setTimeout(land, this.options.waitMs, undefined);
    timer.unref();
    return flight;
  }

  private keep(key: string, plan: QueryPlan): void {
    this.plans.delete(key);
    this.plans.set(key, plan);
    if (this.plans.size <= this.options.size) return;
    const [oldest] = this.plans.keys();
    if (oldest !== undefined) this.plans.delete(oldest);
  }
}
