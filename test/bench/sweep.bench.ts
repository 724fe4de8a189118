import { measureSweep, type SweepMeasurement } from "./sweep/measure-sweep";
import { printSweeps } from "./sweep/print-sweeps";

const SIZES = [10_000, 100_000];
const SEED = 20181231;

void bench();

/** Sweeps of two generated counties through their gateways, the cost of a child beside each other, and the floor under both. */
async function bench(): Promise<void> {
  const measurements: SweepMeasurement[] = [];
  for (const size of SIZES) measurements.push(await measureSweep(size, SEED));
  printSweeps(measurements);
  process.exit();
}
