import { describe, expect, it, jest } from "@jest/globals";
import type { Log } from "../../../infra/runtime/log";
import { localChild, RULES, viewOf } from "../../../test/support/child-views";
import type { ChildView } from "../examination/child-view";
import { examinePage } from "./examine-page";
import type { SweepRun } from "./sweep-run";

const [OWN, ALIAS, STRANGER] = ["a", "b", "c"].map((letter) => letter.repeat(52)) as [string, string, string];
const RECORDS = [
  { id: OWN, canonicalId: OWN },
  { id: ALIAS, canonicalId: OWN },
  { id: STRANGER, canonicalId: STRANGER },
];
const idOf = (id: string) => id as ChildView["id"];

describe("a page of a sweep", () => {
  const error = jest.fn();
  const run = { rules: RULES, sweepId: "sweep", log: { error } as unknown as Log } as unknown as SweepRun;

  it("is examined child by child, linked records as one under the child's own id", () => {
    const views = new Map<string, ChildView>([
      [OWN, viewOf({ id: idOf(OWN) })],
      [ALIAS, localChild({ id: idOf(ALIAS) })],
      [STRANGER, localChild({ id: idOf(STRANGER) })],
    ]);
    const examinations = examinePage(run, RECORDS, views);
    expect(examinations?.map(({ childId, knownToPublicSecurity }) => [childId, knownToPublicSecurity])).toEqual([
      [OWN, true],
      [STRANGER, true],
    ]);
  });

  it("gives no finding at all when a rule breaks on one child, and tells it", () => {
    const views = new Map<string, ChildView>([
      [OWN, viewOf({ id: idOf(OWN) })],
      [ALIAS, localChild({ id: idOf(ALIAS) })],
    ]);
    expect(examinePage(run, RECORDS, views)).toBeNull();
    expect(error).toHaveBeenCalledTimes(1);
  });
});
