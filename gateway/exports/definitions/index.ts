import type { ExportDefinition } from "../export-definition";
import { admissions } from "./admissions";
import { attendance } from "./attendance";
import { changes } from "./changes";
import { findings } from "./findings";
import { homeTeaching } from "./home-teaching";
import { indicators } from "./indicators";
import { reports } from "./reports";
import { subsidies } from "./subsidies";
import { threeLedgers } from "./three-ledgers";

/** Every list that can be exported, by the name in its address. */
export const EXPORTS: Readonly<Record<string, ExportDefinition>> = {
  findings,
  ...threeLedgers,
  ...reports,
  ...indicators,
  ...attendance,
  ...admissions,
  ...changes,
  ...subsidies,
  ...homeTeaching,
};
