import type DataLoader from "dataloader";
import type { Clock } from "../../../infra/runtime/clock";
import type { Child } from "../child/child.type";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import type { SubsidyEntity } from "../subsidy/subsidy.entity";
import { findSubsidies } from "../subsidy/subsidy.service";
import type { SubsidyGap } from "./subsidy-gap.type";
import type { SubsidyGround } from "./subsidy-ground";
import { subsidyGrounds } from "./subsidy-grounds";
import { termOf } from "../../../schema/school-term";

interface SubsidyGapSources {
  clock: Clock;
  enrolments: EnrolmentService;
  subsidies: DataLoader<string, SubsidyEntity[]>;
  /** Who is to be helped, as on a day. */
  groundsOn: (day: string) => Promise<ReadonlySet<SubsidyGround>>;
}

/**
 * What a child on the roll is due in the current term beside what it got (应助未助); null for a child that is not on the
 * roll of a school that the caller may read.
 * @throws DomainError UNAVAILABLE when a department whose records decide it did not answer.
 */
export async function findSubsidyGap(
  { clock, enrolments, subsidies, groundsOn }: SubsidyGapSources,
  child: Child,
): Promise<SubsidyGap | null> {
  const [current, received] = await Promise.all([
    enrolments.findCurrent(child.id),
    findSubsidies(enrolments, subsidies, child.id),
  ]);
  if (current === null) return null;
  const term = termOf(clock.today());
  const known = subsidyGrounds(child, term);
  const inForce = known.length > 0 ? await groundsOn(term.startsOn) : new Set<SubsidyGround>();
  const grounds = known.filter((ground) => inForce.has(ground));
  const gotOne = received.some((subsidy) => subsidy.term === term.name);
  return { term: term.name, grounds, received: gotOne, missing: grounds.length > 0 && !gotOne };
}
