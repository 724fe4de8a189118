import { type Level, type Logger, pino } from "pino";

/** Structured log of a process; one JSON object a line. Never give it a child's data: ids of requests, not of people. */
export type Log = Logger;

interface LogOptions {
  service: string;
  level: Level | "silent";
}

/** The log of a service, on standard output. Keys that hold secrets are blanked whatever writes them. */
export function createLog({ service, level }: LogOptions): Log {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: "[hidden]" },
  });
}

const SECRET_PATHS = [
  "authorization",
  "password",
  "*.authorization",
  "*.password",
  '*["x-caller-token"]',
  "*.idNumber",
  "variables",
  "*.variables",
  // A failed statement carries its parameters and the row it failed on.
  "err.query",
  "err.parameters",
  "err.driverError",
  "err.detail",
  "err.where",
];
