/**
 * Runs the benchmarks: `npm run bench` all of them, `npm run bench -- NAME…` those of `NAME.bench.ts`. Each is a program
 * in a process of its own and prints its table; nothing is asserted about time.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDER = import.meta.dirname;
const ROOT = join(FOLDER, "..", "..");
const ENDING = ".bench.ts";
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

const known = readdirSync(FOLDER)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));

if (unknown.length > 0) {
  process.stderr.write(`bench: there is no ${unknown.join(", ")}; the benchmarks are ${known.join(", ")}\n`);
  process.exitCode = 1;
} else if (compile()) {
  for (const name of wanted.length > 0 ? wanted : known) {
    if (!(await run(name))) process.exitCode = 1;
  }
}

function compile() {
  const compiler = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [compiler, "-p", FOLDER], { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exitCode = 1;
  return status === 0;
}

async function run(name) {
  const program = join(ROOT, "dist", "test", "bench", `${name}.bench.js`);
  const child = spawn(process.execPath, ["--enable-source-maps", program], { cwd: ROOT, stdio: "inherit" });
  const pass = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  const [status] = await once(child, "exit");
  for (const signal of SIGNALS) process.off(signal, pass);
  return status === 0;
}
