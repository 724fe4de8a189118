import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { DepartmentResources } from "../../../infra/runtime/department-app";
import { createRowLoader } from "../../../infra/runtime/row-loader";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import type { SchoolService } from "../school/school.service";
import { AdmissionActEntity } from "./admission-act.entity";
import { AdmissionNoticeService } from "./admission-notice.service";
import { getAdmissionRule } from "./admission-rule";
import type { AdmissionRule } from "./admission-rule.type";
import { DrawUpService } from "./draw-up.service";
import { HomeVisitEntity } from "./home-visit.entity";
import { HomeVisitService } from "./home-visit.service";
import { NoticeActsService } from "./notice-acts.service";

/** What one request about entry to school works with. */
export interface AdmissionServices {
  rule: (schoolYear: SchoolYear) => Promise<AdmissionRule>;
  notices: AdmissionNoticeService;
  drawUp: DrawUpService;
  acts: NoticeActsService;
  visits: HomeVisitService;
  /** By the id of a notice, oldest first; whoever may see the notice may see them. */
  loaders: {
    acts: DataLoader<string, AdmissionActEntity[]>;
    visits: DataLoader<string, HomeVisitEntity[]>;
  };
}

export function createAdmissionServices(
  { database, clock, vault }: DepartmentResources,
  caller: Caller,
  schools: SchoolService,
): AdmissionServices {
  const notices = new AdmissionNoticeService(database, caller);
  return {
    rule: (schoolYear) => getAdmissionRule(database, schoolYear),
    notices,
    drawUp: new DrawUpService(database, clock, caller, schools),
    acts: new NoticeActsService(database, clock, caller, notices, schools),
    visits: new HomeVisitService(database, clock, caller, vault, notices),
    loaders: {
      acts: createRowLoader(database, AdmissionActEntity, "noticeId", "step"),
      visits: createRowLoader(database, HomeVisitEntity, "noticeId", "visited_on, at, actor"),
    },
  };
}
