import type { MigrationInterface } from "typeorm";
import { CreateJobQueue1795343400000 } from "./20261122T1030-create-job-queue";
import { CreateSweep1795343460000 } from "./20261122T1031-create-sweep";
import { CreateFinding1795343520000 } from "./20261122T1032-create-finding";
import { CreateChildLink1795343580000 } from "./20261122T1033-create-child-link";
import { CreateChildLinkFinding1795343760000 } from "./20261122T1036-create-child-link-finding";
import { CreateIndicatorTarget1795344600000 } from "./20261122T1050-create-indicator-target";
import { CreateWatchMark1795356000000 } from "./20261122T1400-create-watch-mark";
import { CreatePersuasionReport1795356060000 } from "./20261122T1401-create-persuasion-report";
import { CreateQuarterlyReview1795356120000 } from "./20261122T1402-create-quarterly-review";
import { CreateDeadline1795400000000 } from "./20261123T1000-create-deadline";
import { CreateApproval1795400500000 } from "./20261123T1005-create-approval";
import { CreateCase1795401000000 } from "./20261123T1010-create-case";
import { CreateDocument1795401500000 } from "./20261123T1015-create-document";
import { CreateCaseStep1795402000000 } from "./20261123T1020-create-case-step";
import { CreateTask1795403000000 } from "./20261123T1030-create-task";
import { CreateMeeting1795404000000 } from "./20261123T1040-create-meeting";
import { CreateMeasure1795405000000 } from "./20261123T1050-create-measure";
import { CreateStatement1795405100000 } from "./20261123T1051-create-statement";
import { CreateActivity1795405200000 } from "./20261123T1052-create-activity";
import { CreateCaseLetter1795485000000 } from "./20261124T1000-create-case-letter";

/** Migrations of the joint meeting's database, in order. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CreateJobQueue1795343400000,
  CreateSweep1795343460000,
  CreateFinding1795343520000,
  CreateChildLink1795343580000,
  CreateChildLinkFinding1795343760000,
  CreateIndicatorTarget1795344600000,
  CreateWatchMark1795356000000,
  CreatePersuasionReport1795356060000,
  CreateQuarterlyReview1795356120000,
  CreateDeadline1795400000000,
  CreateApproval1795400500000,
  CreateCase1795401000000,
  CreateDocument1795401500000,
  CreateCaseStep1795402000000,
  CreateTask1795403000000,
  CreateMeeting1795404000000,
  CreateMeasure1795405000000,
  CreateStatement1795405100000,
  CreateActivity1795405200000,
  CreateCaseLetter1795485000000,
];
