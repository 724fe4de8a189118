import { type RequestHandler, Router } from "express";
import type { Issuer } from "../access/issuer";
import type { DepartmentLink } from "../department-link/department-link";

interface HealthOptions {
  issuer: Issuer;
  links: ReadonlyMap<string, DepartmentLink>;
  /** Whether the gateway is shutting down. */
  isDraining: () => boolean;
}

/**
 * `/live`: the process answers. `/ready`: it can serve, having its supergraph and its issuer's keys. A department that
 * is down is told in the details and does not make the gateway unready: everything else is still served.
 */
export function healthRoutes({ issuer, links, isDraining }: HealthOptions): Router {
  const live: RequestHandler = (_request, response) => void response.json({ status: "live" });
  const ready: RequestHandler = async (_request, response) => {
    const hasKeys = await issuer.isReachable();
    const isReady = hasKeys && !isDraining();
    const departments = Object.fromEntries([...links].map(([name, { state }]) => [name, state]));
    response.status(isReady ? 200 : 503).json({
      status: isReady ? "ready" : "not ready",
      supergraph: "loaded",
      issuer: hasKeys ? "reachable" : "unreachable",
      draining: isDraining(),
      departments,
    });
  };
  return Router().get("/live", live).get("/ready", ready);
}
