import type { z } from "zod";
import { readConfig } from "../runtime/config";
import { departmentVariables } from "../runtime/department-config";

/** Variables of a department's import: those of its service, with the importing role in `DATABASE_URL`. */
const variables = departmentVariables.pick({
  DATABASE_URL: true,
  COUNTY_REGION_CODE: true,
  COUNTY_DATE: true,
  COUNTY_DATE_FILE: true,
  LIANKONG_MODE: true,
  PERSON_ID_KEY: true,
  FIELD_KEY: true,
});

/** @throws ConfigError naming every faulty variable. */
export function readImportConfig(env?: NodeJS.ProcessEnv): z.output<typeof variables> {
  return readConfig(variables, env);
}
