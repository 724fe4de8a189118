import { startDepartment } from "../../infra/runtime/department-app";
import type { DepartmentConfig } from "../../infra/runtime/department-config";
import type { HttpServer } from "../../infra/runtime/http-server";
import { createContextFactory } from "./context";
import { entities } from "./entities";
import { buildCivilAffairsSchema } from "./schema";

/** Starts the civil-affairs (民政局) service. */
export function startApp(config: DepartmentConfig): Promise<HttpServer> {
  return startDepartment({
    name: "civil-affairs",
    config,
    schema: buildCivilAffairsSchema().schema,
    entities,
    createContextFactory,
  });
}
