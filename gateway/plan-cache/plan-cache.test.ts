import { describe, expect, jest, test } from "@jest/globals";
import type { QueryPlan } from "@apollo/query-planner";
import { PlanCache } from "./plan-cache";

const PLAN: QueryPlan = { kind: "QueryPlan" };

describe("the plan cache", () => {
  test("lets one request plan, and fifty wait for its plan", async () => {
    const cache = new PlanCache({ size: 10, waitMs: 1_000 });
    let planned = 0;
    const plans = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const known = await cache.get("key");
        if (known !== undefined) return known;
        planned += 1;
        await cache.set("key", PLAN);
        return PLAN;
      }),
    );
    expect([planned, new Set(plans).size]).toEqual([1, 1]);
  });

  test("lets the others plan when the first one's plan has failed, and so was never set", async () => {
    jest.useFakeTimers();
    const cache = new PlanCache({ size: 10, waitMs: 1_000 });
    expect(await cache.get("key")).toBeUndefined();
    const waiting = cache.get("key");
    jest.advanceTimersByTime(1_000);
    jest.useRealTimers();
    expect(await waiting).toBeUndefined();
  });

  test("keeps the plans that are in use when it is full", async () => {
    const cache = new PlanCache({ size: 2, waitMs: 10 });
    for (const key of ["a", "b"]) await cache.set(key, PLAN);
    await cache.get("a");
    await cache.set("c", PLAN);
    expect([await cache.get("a"), await cache.get("c"), await cache.get("b")]).toEqual([PLAN, PLAN, undefined]);
  });

  test("forgets everything when the supergraph changes, and lets waiters plan anew", async () => {
    const cache = new PlanCache({ size: 2, waitMs: 60_000 });
    await cache.set("a", PLAN);
    await cache.get("b");
    const waiting = cache.get("b");
    cache.clear();
    expect([await cache.get("a"), await waiting]).toEqual([undefined, undefined]);
    cache.clear();
  });
});
