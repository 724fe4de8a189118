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
];
