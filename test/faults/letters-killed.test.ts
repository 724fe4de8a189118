import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { EvidenceService } from "../../subgraphs/letters/evidence/evidence.service";
import { BadLine } from "../support/bad-line";
import { buildProject } from "../support/built-project";
import { callerOf } from "../support/callers";
import { Correspondent } from "../support/corresponding-counties";
import { eventually } from "../support/eventually";
import { exportedLog, verifiedLog } from "../support/exported-log";
import { LetterDesk } from "../support/letter-desk";
import { LettersProcess } from "../support/letters-process";
import { trustCard } from "../support/post-county";
import { LetterClerks } from "./letter-clerks";
import { LetterStories } from "./letter-stories";

const SEED = 20_181_231;
const CODES = ["450204", "451302"] as const;
const EACH = 40;
/** Of each service, each while it is at work. */
const KILLS = 3;
/** A message whose sender was killed is its worker's for half a minute. */
const ENDS = { within: 180_000 };

describe("letters between two services that are killed at their work", () => {
  const services: LettersProcess[] = [];
  const lines: BadLine[] = [];
  const desks: LetterDesk[] = [];

  beforeAll(async () => {
    await buildProject();
    for (const code of CODES) {
      const line = await BadLine.open();
      lines.push(line);
      services.push(await LettersProcess.start(code, line));
    }
    for (const [at, { bench, countyCode }] of services.entries()) {
      const [other, line] = [services[1 - at] as LettersProcess, lines[1 - at] as BadLine];
      const card = { countyCode: other.countyCode, exchangeUrl: line.url, text: await other.card() };
      await trustCard(bench, card, new Date());
      desks.push(new LetterDesk(await Correspondent.at(bench, { countyCode })));
    }
  }, 300_000);
  afterAll(async () => {
    await Promise.all([...services, ...lines].map((part) => part.close()));
  });

  const count = async (at: number, what: string): Promise<number> => {
    const rows = await desks[at]?.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${what}`);
    return rows?.[0]?.count ?? 0;
  };

  it("are all there once, in the same state on both sides", async () => {
    const stories = new LetterStories(SEED);
    const clerks = desks.map((desk) => new LetterClerks(desk, stories));
    const writing = Promise.all(clerks.map((clerk, at) => clerk.write(EACH, CODES[1 - at] as string)));
    const killing = (async () => {
      for (let kill = 1; kill <= KILLS; kill += 1)
        for (const [at, service] of services.entries()) {
          // Each time once it has taken some more.
          await eventually(async () => expect(await count(at, "inbox_message")).toBeGreaterThan(kill * 8), ENDS);
          await service.kill();
        }
    })();
    await writing;
    await eventually(async () => {
      const acts = await Promise.all(clerks.map((clerk) => clerk.act()));
      const waiting = await Promise.all(CODES.map((_code, at) => count(at, "outbox_message WHERE state = 'WAITING'")));
      expect([...acts, ...waiting]).toEqual([0, 0, 0, 0]);
    }, ENDS);
    await killing;
    expect(services.map(({ lives }) => lives)).toEqual([KILLS + 1, KILLS + 1]);
    for (const [at, sender] of desks.entries()) {
      const receiver = desks[1 - at] as LetterDesk;
      const sent = "SELECT id FROM outbox_message WHERE state = 'DELIVERED' ORDER BY id";
      expect(await receiver.sql("SELECT id FROM inbox_message ORDER BY id")).toEqual(await sender.sql(sent));
      expect(await sender.sql("SELECT id FROM outbox_message WHERE state = 'FAILED'")).toEqual([]);
      expect(await receiver.standings("IN")).toEqual(await sender.standings("OUT"));
      expect(await receiver.standings("IN")).not.toEqual([]);
    }
  }, 420_000);

  it("leave logs that verify on both sides", async () => {
    for (const { clerk, code } of desks) {
      const evidence = new EvidenceService(clerk.resources, callerOf("auditor", { regions: [code] }));
      expect(await verifiedLog(await exportedLog(evidence, code))).toMatchObject({ countyCode: code });
    }
  });
});
