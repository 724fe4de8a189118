import type { DepartmentName } from "../../../schema/departments";
import { OwnerKind } from "../finding/owner-kind";
import type { EnrolmentView } from "./child-view";
import type { Owner } from "./examination";
import type { ViewOnDay } from "./view-on-day";

/** A department of the county. */
export const department = (name: DepartmentName): Owner => ({ kind: OwnerKind.DEPARTMENT, code: name });

/** The township where a child lives: of its residence, else of its 户籍 here; the bureau of education where neither is known. */
export function townshipOf({ residenceHere, householdHere }: ViewOnDay): Owner {
  const township = (residenceHere ?? householdHere)?.township.code;
  return township === undefined ? department("education") : { kind: OwnerKind.TOWNSHIP, code: township };
}

/** The school of the enrolment that a finding is about; where it is about none, the township. */
export function schoolOf(enrolment: EnrolmentView | null, view: ViewOnDay): Owner {
  const school = enrolment?.school?.id;
  return school === undefined ? townshipOf(view) : { kind: OwnerKind.SCHOOL, code: school };
}
