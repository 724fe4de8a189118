import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readAccountFile } from "../../../infra/county/account-file";
import { describeDataFolder } from "../../../infra/county/data-folder";
import { openClients } from "../../../infra/county/demo/clients";
import { playLetters } from "../../../infra/county/demo/letters";
import { projectPath } from "../../../infra/runtime/project-path";
import { CountyStack } from "../../support/county-stack";

const XINGBIN = projectPath("infra", "demo", "xingbin-2018");
const LETTER = { account: "education", purpose: "LETTER" } as const;

/** A county as the demo plays it. */
const played = (county: CountyStack, regionCode: string) => {
  const folder = describeDataFolder(county.variables.LIANKONG_DATA_DIR);
  const running = { gatewayUrl: county.url, tokenUrl: `${county.serviceUrl("identity")}/token` };
  return { actors: openClients(running, readAccountFile(folder.accounts) ?? []), folder, regionCode };
};

interface Shown {
  id: string;
  number: string;
  state: string;
  peerCode: string;
  via: string;
  paragraphs: string[];
  copies: string[];
  children: { id: string; state: string; reason: string | null; outcome: string | null; outcomeOn: string | null }[];
}

const LETTERS = `query ($of: RegionCode!, $direction: LetterDirection!, $kinds: [LetterKind!]!) {
  letters(regionCode: $of, direction: $direction, kinds: $kinds, first: 100) { edges { node {
    id number state peerCode via paragraphs copies children { id state reason outcome outcomeOn } } } }
}`;

const lettersOf = async (
  county: CountyStack,
  of: string,
  direction: "OUT" | "IN",
  kind = "INQUIRY",
): Promise<Shown[]> => {
  const { data, errors } = await county.ask(LETTERS, { ...LETTER, variables: { of, direction, kinds: [kind] } });
  expect(errors).toEqual([]);
  const shown: Shown[] = data.letters.edges.map(({ node }: { node: Shown }) => node);
  return shown.toSorted((one, other) => one.number.localeCompare(other.number, "zh", { numeric: true }));
};

describe("the letters of 2018 between two counties", () => {
  let liunan: CountyStack;
  let xingbin: CountyStack;
  let folder: string;
  let differences: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "liankong-evidence-"));
    liunan = await CountyStack.start();
    xingbin = await CountyStack.start({ rosters: XINGBIN });
    const counties = { liunan: played(liunan, "450204"), xingbin: played(xingbin, "451302") };
    differences = await playLetters({ ...counties, tell: () => undefined });
  }, 480_000);
  afterAll(async () => {
    await Promise.all([liunan?.close(), xingbin?.close()]);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test("end in the published counts, and in the same figures on both sides", () => {
    expect(differences).toEqual([]);
  });

  test("go to seven counties, numbered without a gap, and name the poor child's 扶贫办", async () => {
    const sent = await lettersOf(liunan, "450204", "OUT");
    expect(sent.map(({ number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, index) => `柳南教函〔2018〕${index + 1}号`),
    );
    expect(new Set(sent.map(({ peerCode }) => peerCode)).size).toBe(7);
    expect(sent.filter(({ via }) => via === "NETWORK").map(({ peerCode }) => peerCode)).toEqual(
      Array(4).fill("451302"),
    );
    const poor = sent.filter(({ copies }) => copies.some((copy) => copy.includes("扶贫")));
    expect(poor.map(({ peerCode }) => peerCode)).toEqual(["451321"]);
    expect(poor[0]?.paragraphs.join("")).toContain("请及时告知");
  });

  test("stand alike in both counties, child by child", async () => {
    const sent = (await lettersOf(liunan, "450204", "OUT")).filter(({ peerCode }) => peerCode === "451302");
    const received = await lettersOf(xingbin, "451302", "IN");
    const facts = ({ id, number, children }: Shown) => ({ id, number, children });
    expect(sent.map(facts)).toEqual(received.map(facts));
    expect(sent.flatMap(({ children }) => children.map(({ state }) => state)).toSorted()).toEqual([
      "ANSWERED",
      "ANSWERED",
      "ENDED",
      "RETURNED",
    ]);
    const replies = await lettersOf(liunan, "450204", "IN", "REPLY");
    expect(replies.map(({ number }) => number)).toEqual([1, 2, 3].map((serial) => `兴宾教函〔2019〕${serial}号`));
  });

  test("move the cases with the acceptance alone", async () => {
    const { data, errors } = await liunan.ask(
      `{ cases(regionCode: "450204", homeCountyCode: "451302", states: [OPEN, WATCHED, CLOSED], first: 100) {
        edges { node { state outcome letters { number state } } } } }`,
    );
    expect(errors).toEqual([]);
    interface Case {
      state: string;
      outcome: string | null;
      letters: { number: string; state: string }[];
    }
    const written: Case[] = data.cases.edges
      .map(({ node }: { node: Case }) => node)
      .filter(({ letters }: Case) => letters.length > 0);
    const stands = written.map(({ state, outcome, letters }) => [state, outcome, letters[0]?.state].join(" "));
    expect(stands.toSorted()).toEqual([
      "CLOSED HANDED_OVER ENDED",
      "OPEN  RETURNED",
      "WATCHED HANDED_OVER ANSWERED",
      "WATCHED HANDED_OVER ANSWERED",
    ]);
    const there = await xingbin.ask(
      '{ cases(regionCode: "451302", states: [OPEN, WATCHED, CLOSED], first: 100) { edges { node { origin state outcome } } } }',
    );
    const origins = there.data.cases.edges.map(({ node }: { node: { origin: string } }) => node.origin);
    expect(origins).toEqual(["LETTER", "LETTER", "LETTER"]);
  });

  test("are proven by both counties' evidence, offline", async () => {
    for (const [county, name] of [
      [liunan, "liunan"],
      [xingbin, "xingbin"],
    ] as const) {
      const file = join(folder, `${name}.ndjson`);
      await county.run("dist/infra/county/letters-evidence.js", file);
      const { stdout } = await county.run("dist/infra/county/letters-verify.js", file);
      expect(stdout).toContain("whole: ");
    }
  });

  test("are a paper for each, in the official form", async () => {
    const [letter] = await lettersOf(liunan, "450204", "OUT");
    for (const [format, type] of [
      ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
      ["html", "text/html; charset=utf-8"],
    ]) {
      const response = await fetch(`${new URL(liunan.url).origin}/exports/letter.${format}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${await liunan.token("education")}`,
          "content-type": "application/json",
          "x-purpose": "LETTER",
        },
        body: JSON.stringify({ id: letter?.id }),
      });
      expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
    }
  });
});
