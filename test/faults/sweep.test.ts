import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CountyStack } from "../support/county-stack";
import { eventually } from "../support/eventually";
import { generateCounty, type GeneratedCounty } from "../support/generated-county/generate-county";
import { type OfficeAsk, readFindings, runSweep, type SweptFinding } from "../support/sweep-run";

const LIMIT_MS = 120_000;
const ENDS = { within: LIMIT_MS };
const START = `mutation ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $asOf: Date!) {
  startSweep(regionCode: $regionCode, schoolYear: $schoolYear, asOf: $asOf) { ... on Sweep { id } }
}`;
const READ = "query ($id: ID!) { sweep(id: $id) { state done total missing { department pages } } }";

describe("a sweep of a county whose parts are killed meanwhile", () => {
  let generated: GeneratedCounty;
  let county: CountyStack;
  let undisturbed: SweptFinding[];

  const ask: OfficeAsk = async (query, variables) => {
    const { data, errors } = await county.ask(query, { purpose: "SWEEP", variables });
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
    return data;
  };
  const start = async (): Promise<string> => {
    const { startSweep } = (await ask(START, { ...generated })) as { startSweep: { id: string } };
    return startSweep.id;
  };
  const read = async (id: string) => {
    const { sweep } = (await ask(READ, { id })) as { sweep: { state: string; done: number; total: number | null } };
    return sweep;
  };
  const kill = (service: Parameters<CountyStack["pid"]>[0]): void => {
    process.kill(county.pid(service)!, "SIGKILL");
  };
  const expectUndisturbed = async (id: string): Promise<void> => {
    const sweep = await eventually(async () => {
      const now = await read(id);
      expect(now.state).not.toMatch(/QUEUED|RUNNING/);
      return now;
    }, ENDS);
    expect(sweep).toMatchObject({ state: "COMPLETED", done: sweep.total, missing: [] });
    expect(await eventually(() => readFindings(ask, generated, id), ENDS)).toEqual(undisturbed);
  };

  beforeAll(async () => {
    generated = generateCounty({ size: 8000, seed: 3 });
    county = await CountyStack.start({ rosters: generated.folder });
    const { id } = await runSweep(ask, generated, LIMIT_MS);
    undisturbed = await readFindings(ask, generated, id);
  }, 300_000);
  afterAll(async () => {
    await county?.close();
    if (generated !== undefined) rmSync(generated.folder, { recursive: true, force: true });
  });

  it.each(["education", "public-security", "civil-affairs", "joint-meeting", "gateway", "postgres"] as const)(
    "finds the same when %s is killed after the first pages",
    async (service) => {
      const id = await start();
      await eventually(async () => expect((await read(id)).done).toBeGreaterThan(0), ENDS);
      const { done, total } = await read(id);
      kill(service);
      expect(done).toBeLessThan(total ?? 0);
      await expectUndisturbed(id);
    },
    LIMIT_MS,
  );

  it.each(["education", "joint-meeting", "identity"] as const)(
    "finds the same when %s is killed while the children are listed",
    async (service) => {
      const id = await start();
      kill(service);
      await expectUndisturbed(id);
    },
    LIMIT_MS,
  );

  it(
    "finds the same when joint-meeting is killed over and over",
    async () => {
      const id = await start();
      for (let pages = 0; pages < 3; pages++) {
        const { done } = await eventually(() => read(id), ENDS);
        kill("joint-meeting");
        await eventually(async () => {
          const now = await read(id);
          expect(now.done > done || now.state === "COMPLETED").toBe(true);
        }, ENDS);
      }
      await expectUndisturbed(id);
    },
    LIMIT_MS,
  );
});
