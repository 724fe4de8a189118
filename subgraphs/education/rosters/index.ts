import { absenceRoster } from "./absence.roster";
import { dropoutRecordRoster } from "./dropout-record.roster";
import { enrolmentRoster } from "./enrolment.roster";
import { schoolRoster } from "./school.roster";
import { subsidyRoster } from "./subsidy.roster";

/** The rosters of 教育局, in the order of their import: what others refer to comes first. */
export const rosters = [schoolRoster, enrolmentRoster, absenceRoster, subsidyRoster, dropoutRecordRoster];
