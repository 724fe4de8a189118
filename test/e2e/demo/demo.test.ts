import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { projectPath } from "../../../infra/runtime/project-path";
import { commandEnvironment } from "../../support/config";
import { CountyStack } from "../../support/county-stack";

/** 柳南区教育局《2018年义务教育控辍保学总结》, as both demos end. */
const PUBLISHED = [
  "75 cases (个案), 59 returned (返校), of them 59 closed (结案), 16 still out (在办), 0 relapsed (二次辍学)",
  "450204 柳南区 13 9 4",
  "451302 兴宾区 13 9 4",
  "450206 柳江区 7 4 3",
  "450881 桂平市 10 9 1",
  "451321 忻城县 10 9 1",
  "450224 融安县 9 8 1",
  "450222 柳城县 7 6 1",
  "451202 金城江区 6 5 1",
];

/** How many of the 75 came to each step before they were back. */
const FUNNEL = ["CONFIRM_DROPOUT 75", "PERSUASION 75", "WRITTEN_REPORT 75", "RETURN_NOTICE 75", "ORDER_NOTICE 68"];

const linesOf = (output: string): string[] => output.split("\n").map((line) => line.trim().replaceAll(/ +/g, " "));

describe("the cases of 2018, entered in the demo county", () => {
  let county: CountyStack;

  beforeAll(async () => {
    county = await CountyStack.start();
  }, 180_000);
  afterAll(() => county?.stop(), 60_000);

  test("end in the published figures, and are entered once", async () => {
    const { stdout } = await county.run("dist/infra/county/demo/play-cases.js");
    expect(linesOf(stdout)).toEqual(expect.arrayContaining([...PUBLISHED, ...FUNNEL]));
    await expect(county.run("dist/infra/county/demo/play-cases.js")).rejects.toThrow("opened already");
  }, 300_000);

  test("stand each at its step, with whoever leads it told", async () => {
    const { data } = await county.ask(
      `{ cases(regionCode: "450204", states: [OPEN], first: 100) { edges { node { stage deadline { dueOn } steps { kind } visits { visitedOn } } } } }`,
    );
    interface Shown {
      stage: string;
      steps: { kind: string }[];
      visits: object[];
    }
    const open: Shown[] = data.cases.edges.map(({ node }: { node: Shown }) => node);
    expect(open).toHaveLength(16);
    for (const { stage, steps, visits } of open) {
      expect(steps.at(-1)?.kind).toBe(stage);
      expect(visits).toHaveLength(2);
    }
  });
});

describe("the invented year", () => {
  test("is played through the gateway by every department, and ends in the same figures", async () => {
    const command = [projectPath("infra", "setup", "run.mjs"), "dist/infra/county/demo/play-year.js"];
    const { stdout } = await promisify(execFile)(process.execPath, command, { env: commandEnvironment({}) });
    const told = linesOf(stdout);
    expect(told).toEqual(expect.arrayContaining([...PUBLISHED, ...FUNNEL]));
    for (const quarter of ["2018-Q2", "2018-Q3", "2018-Q4"])
      expect(told.filter((line) => line.includes(`joint meeting of ${quarter}`))).toHaveLength(1);
    expect(told).toContain("2018-05-31 7 schools called to a talk (约谈)");
    expect(told).toContain("2018-06-11 5 subsidies applied for, decided and paid (资助)");
  }, 900_000);
});
