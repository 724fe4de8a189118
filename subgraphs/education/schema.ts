import "reflect-metadata";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { ChildAttendanceResolver } from "./attendance/attendance.resolver";
import { childReference } from "./child/child.reference";
import type { EducationContext } from "./context";
import { DropoutRateResolver } from "./dropout-rate/dropout-rate.resolver";
import { DropoutRecordResolver } from "./dropout-record/dropout-record.resolver";
import { EnrolmentChangeResolver } from "./enrolment-change/enrolment-change.resolver";
import { enrolmentReference } from "./enrolment/enrolment.reference";
import { ChildEnrolmentResolver, EnrolmentResolver } from "./enrolment/enrolment.resolver";
import { ChildHomeTeachingResolver, HomeTeachingResolver } from "./home-teaching/home-teaching.resolver";
import { RetentionResolver } from "./retention/retention.resolver";
import { schoolReference } from "./school/school.reference";
import { SchoolResolver } from "./school/school.resolver";
import { ChildSubsidyGapResolver } from "./subsidy-gap/subsidy-gap.resolver";
import { ChildSubsidyResolver } from "./subsidy/subsidy.resolver";

/** The education (教育局) subgraph; needs no database. */
export function buildEducationSchema(): DepartmentSchema {
  return buildDepartmentSchema<EducationContext>({
    resolvers: [
      SchoolResolver,
      ChildEnrolmentResolver,
      EnrolmentResolver,
      EnrolmentChangeResolver,
      ChildAttendanceResolver,
      ChildSubsidyResolver,
      ChildSubsidyGapResolver,
      ChildHomeTeachingResolver,
      HomeTeachingResolver,
      DropoutRecordResolver,
      RetentionResolver,
      DropoutRateResolver,
    ],
    references: { Child: childReference, Enrolment: enrolmentReference, School: schoolReference },
  });
}
