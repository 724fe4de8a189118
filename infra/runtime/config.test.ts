import { expect, test } from "@jest/globals";
import { z } from "zod";
import {
  base64Key32,
  ConfigError,
  isoDateVariable,
  jwkVariable,
  modeVariable,
  portVariable,
  readConfig,
  urlVariable,
} from "./config";

const SHAPE = z.object({
  PORT: portVariable,
  DATABASE_URL: urlVariable,
  FIELD_KEY: base64Key32,
  CALLER_PUBLIC_KEY: jwkVariable,
  COUNTY_DATE: isoDateVariable.optional(),
  LIANKONG_MODE: modeVariable,
});

const GOOD = {
  PORT: "4001",
  DATABASE_URL: "postgres://127.0.0.1/x",
  FIELD_KEY: Buffer.alloc(32).toString("base64"),
  CALLER_PUBLIC_KEY: '{"kty":"OKP"}',
  COUNTY_DATE: "",
};

test("reads good variables, takes an empty one for unset, and is in production unless told otherwise", () => {
  expect(readConfig(SHAPE, GOOD)).toMatchObject({ PORT: 4001, LIANKONG_MODE: "production" });
});

test("tells all faults at once, each by name, none with its value", () => {
  const secret = "c2VjcmV0";
  const fault = faultOf(() =>
    readConfig(SHAPE, { PORT: "port", FIELD_KEY: secret, CALLER_PUBLIC_KEY: "{", COUNTY_DATE: "2018-02-30" }),
  );
  expect(fault.faults.map((line) => line.split(":")[0])).toEqual([
    "PORT",
    "DATABASE_URL",
    "FIELD_KEY",
    "CALLER_PUBLIC_KEY",
    "COUNTY_DATE",
  ]);
  expect(fault.message).not.toContain(secret);
});

function faultOf(action: () => unknown): ConfigError {
  try {
    action();
  } catch (fault) {
    if (fault instanceof ConfigError) return fault;
  }
  throw new Error("no ConfigError");
}
