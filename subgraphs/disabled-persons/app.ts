import { startDepartment } from "../../infra/runtime/department-app";
import type { DepartmentConfig } from "../../infra/runtime/department-config";
import type { HttpServer } from "../../infra/runtime/http-server";
import { createContextFactory } from "./context";
import { entities } from "./entities";
import { buildDisabledPersonsSchema } from "./schema";

/** Starts the disabled-persons (残联) service. */
export function startApp(config: DepartmentConfig): Promise<HttpServer> {
  return startDepartment({
    name: "disabled-persons",
    config,
    schema: buildDisabledPersonsSchema().schema,
    entities,
    createContextFactory,
  });
}
