import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./root.mjs";
import { SetupFault } from "./setup-fault.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const PARENT_POLL_MS = 200;

/**
 * Runs a built program: within this process where it is the right runtime already, else in a child that gets the signals
 * and gives the exit status. Compiled code is kept in `dist/`, which halves the time that a program takes to load.
 */
export async function handOver(runtime, program, args) {
  const path = join(ROOT, program);
  if (!existsSync(path)) throw new SetupFault(`${program} is not there: no such program`);
  process.env.NODE_COMPILE_CACHE ??= join(ROOT, "dist", ".compile-cache");
  if (runtime === process.execPath) {
    watchParent((signal) => process.kill(process.pid, signal));
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
    process.argv = [process.execPath, path, ...args];
    await import(pathToFileURL(path).href);
    return;
  }
  // The channel tells the program when this process has been killed.
  const child = spawn(runtime, [path, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  watchParent((signal) => child.kill(signal));
  const [status, signal] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (...end) => resolve(end));
  });
  if (signal === null) process.exit(status);
  for (const handled of SIGNALS) process.removeAllListeners(handled);
  process.kill(process.pid, signal);
}

/** npm killed outright passes no signal on; started by it, we are then nobody's child, and stop as if asked to. */
function watchParent(send) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    send("SIGTERM");
  }, PARENT_POLL_MS);
  watch.unref();
}
