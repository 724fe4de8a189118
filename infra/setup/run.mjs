/**
 * Prepares the checkout and runs a built program of it: `node infra/setup/run.mjs dist/… ARGUMENT…`, or with `--only` prepares
 * it and ends. Needs no package and runs on Node 20.19. Everything it says goes to standard error.
 */
import { ensureBuilt } from "./build.mjs";
import { handOver } from "./hand-over.mjs";
import { ensureInstalled } from "./install.mjs";
import { chooseRuntime } from "./runtime.mjs";
import { SetupFault } from "./setup-fault.mjs";

const [program, ...args] = process.argv.slice(2);

try {
  if (program === undefined) throw new SetupFault("usage: node infra/setup/run.mjs (--only | PROGRAM ARGUMENT…)");
  ensureInstalled();
  const runtime = chooseRuntime();
  ensureBuilt(runtime);
  if (program !== "--only") await handOver(runtime, program, args);
} catch (fault) {
  if (!(fault instanceof SetupFault)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
