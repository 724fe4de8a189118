import { startDepartment } from "../../infra/runtime/department-app";
import type { DepartmentConfig } from "../../infra/runtime/department-config";
import type { HttpServer } from "../../infra/runtime/http-server";
import { createContextFactory } from "./context";
import { entities } from "./entities";
import { buildPovertyReliefSchema } from "./schema";

/** Starts the poverty-relief (扶贫办) service. */
export function startApp(config: DepartmentConfig): Promise<HttpServer> {
  return startDepartment({
    name: "poverty-relief",
    config,
    schema: buildPovertyReliefSchema().schema,
    entities,
    createContextFactory,
  });
}
