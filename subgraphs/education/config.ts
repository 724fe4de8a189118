import { readConfig } from "../../infra/runtime/config";
import { type DepartmentConfig, departmentVariables } from "../../infra/runtime/department-config";

/** Reads the variables of this service. @throws ConfigError naming every fault at once. */
export function readServiceConfig(env?: NodeJS.ProcessEnv): DepartmentConfig {
  return readConfig(departmentVariables, env);
}
