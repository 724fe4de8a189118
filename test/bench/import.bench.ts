import { randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from } from "pg-copy-streams";
import { startCluster } from "../../infra/postgres/cluster";
import { type DatabasePlan, databaseUrl, provisionDatabase } from "../../infra/postgres/provision";
import { migrate } from "../../infra/runtime/database";
import { migrations } from "../../subgraphs/public-security/migrations";
import type { ImportOrder, ImportResult } from "./import/import.main";
import { HEADERS, writePopulation } from "./import/population";
import { startProgram } from "./program";

const ROWS = 150_000;
const SEED = 20181231;

void bench();

/** 150,000 rows of 户籍人口 through the import, twice, beside a bare COPY of the same rows; the server's durability as in production. */
async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "liankong-bench-import-"));
  const password = randomBytes(16).toString("hex");
  const cluster = await startCluster({
    folder: join(folder, "postgres"),
    superuserPassword: password,
    logFile: join(folder, "log"),
  });
  try {
    const plan: DatabasePlan = {
      database: "public_security",
      appWrites: false,
      passwords: { owner: password, app: password, roster: password },
    };
    await provisionDatabase(cluster.adminUrl, plan);
    const ownerUrl = databaseUrl(cluster.adminUrl, plan, "owner");
    await migrate({
      url: ownerUrl,
      service: "public-security",
      migrations,
    });
    const file = join(folder, "户籍人口.csv");
    const bytes = await writePopulation(file, ROWS, SEED);
    tell(`${ROWS} rows of 户籍人口, seed ${SEED}, ${(bytes / 1e6).toFixed(1)} MB of CSV`);
    tell(describe("bare COPY into a table of texts", await copyBare(file, ownerUrl)));
    const order = { file, url: databaseUrl(cluster.adminUrl, plan, "roster"), key: randomBytes(32).toString("base64") };
    for (const title of ["import", "import of the same file again"])
      tell(describeImport(title, await importOnce(order)));
  } finally {
    await cluster.stop(true);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importOnce(order: ImportOrder): Promise<ImportResult> {
  const program = await startProgram<ImportOrder, ImportResult>("import/import.main", order);
  await program.stop();
  return program.answer;
}

/** Seconds that the server takes to copy the file as it is into a table without keys and indexes. */
async function copyBare(file: string, url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const columns = HEADERS.split(",").map((header) => `"${header}" text`);
    await client.query(`CREATE TABLE bare (${columns.join(", ")})`);
    const started = performance.now();
    await pipeline(createReadStream(file), client.query(from("COPY bare FROM STDIN (FORMAT csv, HEADER)")));
    return (performance.now() - started) / 1000;
  } finally {
    await client.end();
  }
}

function describe(title: string, seconds: number): string {
  return `${title}: ${seconds.toFixed(2)} s, ${Math.round(ROWS / seconds)} rows/s`;
}

function describeImport(title: string, { seconds, cpuSeconds, peakMegabytes, outcome }: ImportResult): string {
  return `${describe(title, seconds)}, CPU ${cpuSeconds.toFixed(1)} s, peak RSS ${Math.round(peakMegabytes)} MB  ${outcome}`;
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
