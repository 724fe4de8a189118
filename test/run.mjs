/**
 * The project's one gate: types, lint, format, unused code, then every test suite. Ends with `N passed, N failed`,
 * where a static check counts as one. `--check` leaves out the end-to-end suites.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const CHECKS = [
  ["types", "tsc", ["--noEmit", "-p", "tsconfig.json"]],
  ["lint", "oxlint", ["--type-aware", "--deny-warnings"]],
  ["format", "oxfmt", ["--check", "."]],
  ["unused code", "knip", []],
  ["compose file", "dclint", ["docker-compose.yml"]],
];

const SUITES = [
  ["unit", ["schema", "infra", "gateway", "subgraphs"]],
  ["contract", ["test/contract"]],
  ["end to end", ["test/e2e", "test/security", "test/faults"]],
];

const suites = process.argv.includes("--check") ? SUITES.slice(0, 2) : SUITES;
const reports = mkdtempSync(join(tmpdir(), "liankong-test-"));
const bin = join(import.meta.dirname, "..", "node_modules", ".bin");
let passed = 0;
let failed = 0;

for (const [name, command, args] of CHECKS) {
  heading(name);
  if (run(command, args)) passed += 1;
  else failed += 1;
}
for (const [name, paths] of suites) {
  heading(name);
  const report = join(reports, `${name}.json`);
  const ok = run("jest", ["--json", `--outputFile=${report}`, ...paths.map((path) => `^${process.cwd()}/${path}/`)]);
  const counts = readCounts(report);
  passed += counts.passed;
  failed += counts.failed;
  // A run that broke outside its tests, or found none, is a failure too.
  if (!ok && counts.failed === 0) failed += 1;
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function heading(name) {
  console.log(`\n== ${name}`);
}

function run(command, args) {
  const { status } = spawnSync(join(bin, command), args, {
    stdio: "inherit",
    env: { ...process.env, PATH: bin + delimiter + process.env.PATH },
  });
  return status === 0;
}

/** Suites that fail to load and suites without a test have no passing test to show: both count as failures. */
function readCounts(report) {
  let result;
  try {
    result = JSON.parse(readFileSync(report, "utf8"));
  } catch (fault) {
    console.error(`no report of the tests: ${fault.message}`);
    return { passed: 0, failed: 1 };
  }
  const broken = result.numRuntimeErrorTestSuites + result.numPendingTests + result.numTodoTests;
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + broken + (result.numTotalTests === 0 ? 1 : 0),
  };
}
