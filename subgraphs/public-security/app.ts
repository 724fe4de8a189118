import { startDepartment } from "../../infra/runtime/department-app";
import type { DepartmentConfig } from "../../infra/runtime/department-config";
import type { HttpServer } from "../../infra/runtime/http-server";
import { createContextFactory } from "./context";
import { entities } from "./entities";
import { buildPublicSecuritySchema } from "./schema";

/** Starts the public-security (公安局) service. */
export function startApp(config: DepartmentConfig): Promise<HttpServer> {
  return startDepartment({
    name: "public-security",
    config,
    schema: buildPublicSecuritySchema().schema,
    entities,
    createContextFactory,
  });
}
