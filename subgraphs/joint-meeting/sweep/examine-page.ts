import type { ChildView } from "../examination/child-view";
import type { Examination } from "../examination/examination";
import { examine } from "../examination/examine";
import { mergeViews } from "../examination/merge-views";
import type { PageRecord } from "./read-pages";
import type { SweepRun } from "./sweep-run";

/**
 * Examines the children of a page, linked records as one child.
 * @returns null when a rule breaks on one of them: no finding is made of half a page, and asking again would not help.
 */
export function examinePage(
  { rules, log, sweepId }: SweepRun,
  records: readonly PageRecord[],
  views: ReadonlyMap<string, ChildView>,
): Examination[] | null {
  const children = Map.groupBy(records, ({ canonicalId }) => canonicalId);
  try {
    return [...children.values()].map((recordsOfChild) => {
      const [own, ...aliases] = recordsOfChild.map(({ id }) => views.get(id) as ChildView);
      return examine(mergeViews([own as ChildView, ...aliases]), rules);
    });
  } catch (fault) {
    log.error({ err: fault, sweepId }, "a child cannot be examined");
    return null;
  }
}
