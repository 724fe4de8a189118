"use strict";

const swc = [
  "@swc/jest",
  {
    jsc: {
      target: "es2024",
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
    },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  },
];

/** Packages that ship ECMAScript modules only; jest's CommonJS loader needs them transformed. */
const ESM_ONLY = [
  "jose",
  "oidc-provider",
  "pg-boss",
  "serialize-error",
  "non-error",
  "file-type",
  "strtok3",
  "token-types",
  "uint8array-extras",
  "@tokenizer",
  "@borewit",
];

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/gateway", "<rootDir>/subgraphs", "<rootDir>/schema", "<rootDir>/infra", "<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.(ts|js|mjs)$": swc },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join("|")})/)`],
  globalSetup: "<rootDir>/test/global-setup.ts",
  globalTeardown: "<rootDir>/test/global-teardown.ts",
  testTimeout: 60_000,
  maxWorkers: 2,
};
