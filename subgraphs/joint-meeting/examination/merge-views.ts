import type { ChildView } from "./child-view";

/**
 * The linked records of one child (关联记录) as one view: of what a child has once the first that is known, the
 * canonical record's before its aliases'; of what it has several times, all.
 * @param views the canonical record first
 */
export function mergeViews(views: readonly [ChildView, ...ChildView[]]): ChildView {
  const [canonical] = views;
  if (views.length === 1) return canonical;
  return {
    id: canonical.id,
    identity: firstOf(views, "identity"),
    household: firstOf(views, "household"),
    residences: views.flatMap(({ residences }) => residences),
    enrolments: views
      .flatMap(({ enrolments }) => enrolments)
      .sort((one, other) => (one.entryMonth < other.entryMonth ? 1 : one.entryMonth > other.entryMonth ? -1 : 0)),
    dropoutRecords: views.flatMap(({ dropoutRecords }) => dropoutRecords),
    subsidyGap: firstOf(views, "subsidyGap"),
    welfare: views.flatMap(({ welfare }) => welfare),
    disabilityCertificates: views.flatMap(({ disabilityCertificates }) => disabilityCertificates),
    povertyReliefs: views.flatMap(({ povertyReliefs }) => povertyReliefs),
  };
}

function firstOf<Field extends keyof ChildView>(views: readonly ChildView[], field: Field): ChildView[Field] | null {
  return views.find((view) => view[field] !== null)?.[field] ?? null;
}
