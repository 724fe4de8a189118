import type { JWK } from "jose";
import { z } from "zod";
import { isCalendarDate } from "../../schema/scalars/date";

/** The environment of a process does not fit its configuration. `faults` has one line per variable, without values. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "ConfigError";
  }
}

/**
 * Reads a process's variables by a zod object. An empty variable counts as not set.
 * @throws ConfigError naming every faulty variable at once, never its value.
 */
export function readConfig<Shape extends z.ZodObject>(
  shape: Shape,
  env: NodeJS.ProcessEnv = process.env,
): z.output<Shape> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
}

const required = (what: string) => ({ error: `missing or wrong; ${what}` });

/** TCP port, 0 for any free one. */
export const portVariable = z.coerce
  .number(required("a port number"))
  .int()
  .min(0, "a port from 0 to 65535")
  .max(65535, "a port from 0 to 65535");

/** Absolute URL with a scheme. */
export const urlVariable = z.url(required("an absolute URL"));

/** 32 random bytes in base64. */
export const base64Key32 = z
  .string(required("32 bytes in base64"))
  .transform((text) => Buffer.from(text, "base64"))
  .refine((key) => key.length === 32, "32 bytes in base64");

/** A key as JSON Web Key. */
export const jwkVariable = z.string(required("a JSON Web Key")).transform((text, context) => {
  const key = parseJson(text);
  if (typeof key === "object" && key !== null && "kty" in key) return key as JWK;
  context.addIssue({ code: "custom", message: "not a JSON Web Key" });
  return z.NEVER;
});

/** Calendar date `YYYY-MM-DD`. */
export const isoDateVariable = z
  .string(required("a date YYYY-MM-DD"))
  .refine(isCalendarDate, "a date YYYY-MM-DD that exists");

export const logLevelVariable = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info");

/** `demo` admits the demo issuer and its accounts; anything that is not said to be a demo is production. */
export const modeVariable = z.enum(["demo", "production"]).default("production");

/** Six digits of the county that a process serves. */
export const countyVariable = z
  .string(required("a county's six-digit code"))
  .regex(/^\d{6}$/, "a county's six-digit code");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
