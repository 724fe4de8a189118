import { startDepartment } from "../../infra/runtime/department-app";
import type { DepartmentConfig } from "../../infra/runtime/department-config";
import type { HttpServer } from "../../infra/runtime/http-server";
import { createContextFactory } from "./context";
import { entities } from "./entities";
import { buildEducationSchema } from "./schema";

/** Starts the education (教育局) service. */
export function startApp(config: DepartmentConfig): Promise<HttpServer> {
  return startDepartment({
    name: "education",
    config,
    schema: buildEducationSchema().schema,
    entities,
    createContextFactory,
  });
}
