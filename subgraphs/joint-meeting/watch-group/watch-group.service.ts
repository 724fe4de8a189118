import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import { type DepartmentName, departmentTitle } from "../../../schema/departments";
import type { Child } from "../child/child.type";
import { certificateOnDay } from "../examination/newest-on-day";
import { mayReadSweptChild } from "../region/territory.policy";
import { EnrolmentState } from "./foreign-records.type";
import { inOrder, registeredGroups } from "./registered-groups";
import type { WatchGroup } from "./watch-group";
import type { OwnWatchRecord } from "./watch-group.loader";
import { mayReadWatchMarks } from "./watch-group.policy";

interface WatchGroupSources {
  caller: Caller;
  clock: Clock;
  countyCode: string;
  watchRecords: DataLoader<string, OwnWatchRecord>;
}

const ON_ROLL: readonly EnrolmentState[] = [EnrolmentState.ENROLLED, EnrolmentState.SUSPENDED];

/**
 * The watch groups (重点人群) that a child is of today, as far as the caller may read what they rest on.
 * @throws DomainError UNAVAILABLE when a department whose records decide it did not answer: that is never "no group".
 */
export async function findWatchGroups(
  { caller, clock, countyCode, watchRecords }: WatchGroupSources,
  child: Child,
): Promise<WatchGroup[]> {
  const welfare = answered(child.welfare, "civil-affairs");
  const enrolments = answered(child.enrolments, "education");
  const certificates = answered(child.disabilityCertificates, "disabled-persons");
  const { marks, homeCountyCode, townshipCode } = await watchRecords.load(child.id);
  const home = mayReadSweptChild(caller, countyCode, townshipCode) ? homeCountyCode : null;
  const today = clock.today();
  const groups = registeredGroups(
    {
      welfare,
      disability: certificateOnDay(certificates, today),
      onRoll: enrolments.filter(({ state }) => ON_ROLL.includes(state)),
      isAtHomeElsewhere: home !== null && home !== countyCode,
    },
    today,
  );
  return mayReadWatchMarks(caller, countyCode) ? inOrder(new Set([...groups, ...marks])) : groups;
}

/** Every department answers a child without a record with an empty list: null is a failure as absence is. */
function answered<Answer>(answer: Answer | null | undefined, department: DepartmentName): Answer {
  if (answer !== undefined && answer !== null) return answer;
  const title = departmentTitle(department);
  throw new DomainError(
    "UNAVAILABLE",
    `The watch groups are unknown: ${department} did not answer. ${title}未应答，无法判定重点人群。`,
    { details: { department } },
  );
}
