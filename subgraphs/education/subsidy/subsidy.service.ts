import type DataLoader from "dataloader";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import type { SubsidyEntity } from "./subsidy.entity";

/** Subsidies of a child over the enrolments that the caller may read, the latest term first. */
export async function findSubsidies(
  enrolments: EnrolmentService,
  subsidies: DataLoader<string, SubsidyEntity[]>,
  personId: string,
): Promise<SubsidyEntity[]> {
  const visible = await enrolments.findOfChild(personId);
  const rows = (await Promise.all(visible.map(({ id }) => subsidies.load(id)))).flat();
  return rows.toSorted((one, other) => other.term.localeCompare(one.term) || one.item.localeCompare(other.item));
}
