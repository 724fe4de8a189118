import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import { ApprovalActs } from "../approval/approval.acts";
import { ApprovalService } from "../approval/approval.service";
import { CaseFiguresService } from "../case-figures/case-figures.service";
import { CaseLetterActs } from "../case-letter/case-letter.acts";
import { createCaseLetterLoader } from "../case-letter/case-letter.loader";
import type { CaseLetterRow } from "../case-letter/case-letter.rows";
import { OpenByLetterActs } from "../case-letter/open-by-letter.acts";
import { CaseworkSettingService } from "../casework-setting/casework-setting.service";
import { OfficeDayService } from "../casework-setting/office-day.service";
import { ChildOpeningActs } from "../child-opening/child-opening.acts";
import { ChildOpeningService } from "../child-opening/child-opening.service";
import type { JointMeetingResources } from "../context";
import { DeadlineService } from "../deadline/deadline.service";
import type { FindingService } from "../finding/finding.service";
import { InboxService } from "../inbox/inbox.service";
import type { SchoolDirectoryReader } from "../indicator/school-directory";
import { MailAddressService } from "../mail/mail-address.service";
import { GovernmentResponsibleService } from "../responsible/government-responsible.service";
import { TaskAnswering } from "../task/task-answering";
import { TaskAsking } from "../task/task-asking";
import { TaskService } from "../task/task.service";
import { CaseActs } from "./case.acts";
import { CaseService } from "./case.service";
import { OpeningService } from "./opening.service";

/** What the resolvers of cases work with, and of the tasks, deadlines and approvals in them. */
export interface CaseServices {
  cases: CaseService;
  caseOpenings: OpeningService;
  caseActs: CaseActs;
  caseFigures: CaseFiguresService;
  caseLetters: DataLoader<string, CaseLetterRow[]>;
  caseLetterActs: CaseLetterActs;
  openByLetterActs: OpenByLetterActs;
  governmentResponsibles: GovernmentResponsibleService;
  tasks: TaskService;
  taskAsking: TaskAsking;
  taskAnswering: TaskAnswering;
  caseworkSettings: CaseworkSettingService;
  officeDays: OfficeDayService;
  deadlines: DeadlineService;
  inbox: InboxService;
  mailAddresses: MailAddressService;
  approvals: ApprovalService;
  approvalActs: ApprovalActs;
  childOpenings: ChildOpeningService;
  childOpeningActs: ChildOpeningActs;
}

/** Makes them for the requests of one caller. */
export function createCaseServices(
  resources: JointMeetingResources & { findings: FindingService; schoolDirectory: SchoolDirectoryReader },
  caller: Caller,
): CaseServices {
  const tasks = new TaskService(resources, caller);
  const approvals = new ApprovalService(resources, caller);
  const childOpenings = new ChildOpeningService(resources, caller);
  return {
    cases: new CaseService(resources, caller),
    caseOpenings: new OpeningService(resources, caller),
    caseActs: new CaseActs(resources, caller),
    caseFigures: new CaseFiguresService(resources, caller),
    caseLetters: createCaseLetterLoader(resources.database),
    caseLetterActs: new CaseLetterActs(resources, caller),
    openByLetterActs: new OpenByLetterActs(resources, caller),
    governmentResponsibles: new GovernmentResponsibleService(resources, caller),
    tasks,
    taskAsking: new TaskAsking({ ...resources, tasks }, caller),
    taskAnswering: new TaskAnswering(resources, caller),
    caseworkSettings: new CaseworkSettingService(resources, caller),
    officeDays: new OfficeDayService(resources, caller),
    deadlines: new DeadlineService(resources, caller),
    inbox: new InboxService(resources, caller),
    mailAddresses: new MailAddressService(resources, caller),
    approvals,
    approvalActs: new ApprovalActs({ ...resources, approvals }, caller),
    childOpenings,
    childOpeningActs: new ChildOpeningActs({ ...resources, approvals, childOpenings }, caller),
  };
}
