/** A child as the gateway hands it to the joint meeting for `watchGroups`, with what the departments show to the caller. */
export function watchedChild(id: string, records: Record<string, unknown> = {}) {
  return { __typename: "Child", id, welfare: [], disabilityCertificates: [], enrolments: [], ...records };
}
