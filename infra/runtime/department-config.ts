import { z } from "zod";
import {
  base64Key32,
  countyVariable,
  isoDateVariable,
  jwkVariable,
  logLevelVariable,
  modeVariable,
  portVariable,
  urlVariable,
} from "./config";

/** Variables of a department's service. */
export const departmentVariables = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: portVariable,
  DATABASE_URL: urlVariable,
  COUNTY_REGION_CODE: countyVariable,
  COUNTY_DATE: isoDateVariable.optional(),
  /** File that holds the county's day, in a demo whose day is moved on. */
  COUNTY_DATE_FILE: z.string().optional(),
  PERSON_ID_KEY: base64Key32,
  FIELD_KEY: base64Key32,
  CALLER_PUBLIC_KEY: jwkVariable,
  LOG_LEVEL: logLevelVariable,
  LIANKONG_MODE: modeVariable,
});

export type DepartmentConfig = z.output<typeof departmentVariables>;
