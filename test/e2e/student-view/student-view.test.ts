import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { projectPath } from "../../../infra/runtime/project-path";
import { CountyStack } from "../../support/county-stack";
import { openChild } from "../../support/opened-child";
import { readRosterFolder, type RosterLine, type Rosters } from "../../support/roster-folder";
import { readZip } from "../../support/read-zip";
import { expectedView } from "./expected-view";
import { runReadmeBlock } from "./readme-command";

const SUMMARY = `query ($regionCode: RegionCode!, $asOf: Date!) {
  dropoutSummary(regionCode: $regionCode, asOf: $asOf) { found returned out migrants migrantShare outFromPoorHouseholds
    byHomeRegion { region { code name } found returned out outFromPoorHouseholds } }
  consolidationRate(regionCode: $regionCode, entryYear: 2009) { entrants graduates rate }
}`;

/** Those out of school by the county of their 户籍, as 柳南区 published it for December 2018. */
const OUT_BY_HOME = { 柳南区: 4, 柳江区: 3, 柳城县: 1, 融安县: 1, 兴宾区: 4, 金城江区: 1, 桂平市: 1, 忻城县: 1 };

/** The child that README and the start of a demo county ask for. */
const DEMO_CHILD = "450204200804220305";

describe("the demo county", () => {
  let county: CountyStack;
  let rosters: Rosters;
  const folder = mkdtempSync(join(tmpdir(), "liankong-readme-"));

  beforeAll(async () => {
    rosters = readRosterFolder(projectPath("infra", "demo", "liunan-2018"));
    county = await CountyStack.start();
  });
  afterAll(() => county?.close());

  const linesOf = (table: string): readonly RosterLine[] => rosters[table] ?? [];
  const enrolled = (): Set<string | undefined> => new Set(linesOf("学籍").map((line) => line["公民身份号码"]));

  /** Asks for the view of each child, and holds it against the rosters. */
  // A test knows the shape it asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  const expectViews = async (lines: readonly RosterLine[]): Promise<Record<string, any>[]> => {
    expect(lines.length).toBeGreaterThan(0);
    const views: Record<string, unknown>[] = [];
    for (const line of lines) {
      const idNumber = line["公民身份号码"] ?? "";
      const caseId = await openChild(county, idNumber);
      const view = { documentId: "student-view" };
      const { data, errors, status } = await county.ask(view, { caseId, variables: { idNumber } });
      expect([status, errors]).toEqual([200, []]);
      const { id, ...shown } = withoutEnrolmentIds(data.child);
      expect(id).toMatch(/^[a-z2-7]{52}$/);
      expect(shown).toEqual(expectedView(rosters, idNumber));
      views.push(shown);
    }
    return views;
  };

  test.each(["README.md", "README.zh-CN.md"])(
    "answers the student view to the command of %s, word for word",
    async (readme) => {
      const printed = await runReadmeBlock(readme, "student-view --case", { county, folder });
      const { id, ...view } = withoutEnrolmentIds(JSON.parse(printed).data.child);
      expect(id).toMatch(/^[a-z2-7]{52}$/);
      expect(view).toEqual(expectedView(rosters, DEMO_CHILD));
      // An opening that stands is not made again.
      const { data } = await county.ask("{ childOpenings(first: 1) { edges { node { id } } } }");
      const opening = data.childOpenings.edges[0].node.id;
      await county.ask(`mutation { endChildOpening(id: "${opening}") { ... on ChildOpening { endedAt } } }`);
    },
  );

  test("takes a case from the opening to the written report by the ten commands of README, the same in both languages", async () => {
    const printed = await runReadmeBlock("README.md", "openCasesFromLedger", { county, folder });
    expect(printed).toContain('"opened": 75');
    expect(printed).toContain('"stage": "CONFIRM_DROPOUT"');
    expect(printed).toContain('"state": "DONE"');
    expect(printed).not.toContain("Refusal");
    expect(printed).not.toContain('"message"');
    const report = readZip(readFileSync(join(folder, "书面报告.docx"))).get("word/document.xml");
    expect(report).toContain("关于适龄儿童少年辍学情况的书面报告");
    const [english, chinese] = ["README.md", "README.zh-CN.md"].map((readme) =>
      readFileSync(projectPath(readme), "utf8")
        .split("```")
        .find((part) => part.includes("openCasesFromLedger")),
    );
    expect(chinese).toBe(english);
  });

  test("says at its start what to try, and that works", async () => {
    const [, idNumber] = /"idNumber":"(\d{17}[\dX])"/.exec(county.output) ?? [];
    await expectViews([{ 公民身份号码: idNumber ?? "" }]);
  });

  test.each(["最低生活保障", "孤儿", "事实无人抚养儿童"])(
    "shows children of the welfare register: %s",
    async (category) => {
      const children = linesOf("儿童福利").filter(
        (line) => line["类别"] === category && enrolled().has(line["公民身份号码"]),
      );
      const views = await expectViews(children.slice(0, 10));
      expect(views.every((view) => view["welfare"].length > 0)).toBe(true);
    },
  );

  test("shows every child with a disability certificate, with the grade and the number of its certificate", async () => {
    const views = await expectViews(linesOf("残疾人证"));
    expect(views.every((view) => view["disability"].certificateNumber.startsWith(view["identity"].idNumber))).toBe(
      true,
    );
  });

  test("shows children of poor households, those with a subsidy and those who are due one and got none", async () => {
    const subsidised = new Set(linesOf("资助").map((line) => line["学籍号"]?.slice(1)));
    const [received, missing] = [true, false].map((got) =>
      linesOf("脱贫监测户").filter((line) => subsidised.has(line["公民身份号码"]) === got),
    );
    const withSubsidy = await expectViews(received!.slice(0, 10));
    expect(withSubsidy.some((view) => view["subsidyGap"]?.received)).toBe(true);
    const without = await expectViews(missing!.slice(0, 10));
    expect(without.some((view) => view["subsidyGap"]?.missing)).toBe(true);
  });

  test("shows a child who lives here with its 户籍 elsewhere", async () => {
    const [view] = await expectViews(linesOf("流动人口").slice(0, 3));
    expect(view?.["household"]).toBeNull();
    expect(view?.["residence"].homeCounty.code).not.toBe("450204");
  });

  test("shows a child with absences, day by day", async () => {
    const [absence] = linesOf("缺勤");
    const [view] = await expectViews(linesOf("学籍").filter((line) => line["学籍号"] === absence?.["学籍号"]));
    expect(view?.["attendance"].absences.length).toBeGreaterThan(0);
  });

  test("shows every child of the ledger, and how those who are back went and came", async () => {
    const views = await expectViews(linesOf("劝返台账"));
    const histories = views.map((view) =>
      view["enrolments"][0].changes.map(({ kind }: { kind: string }) => kind).join(" "),
    );
    expect(histories.filter((history) => history === "DROPPED_OUT RESUMED")).toHaveLength(59);
    expect(histories.filter((history) => history === "DROPPED_OUT")).toHaveLength(16);
  });

  test("gives its published table of dropouts and its consolidation rate", async () => {
    const { data, errors } = await county.ask(SUMMARY, {
      account: "leader",
      purpose: null,
      variables: { regionCode: "450204", asOf: "2018-12-31" },
    });
    expect(errors).toEqual([]);
    const { byHomeRegion, ...totals } = data.dropoutSummary;
    expect(totals).toEqual({
      found: 75,
      returned: 59,
      out: 16,
      migrants: 62,
      migrantShare: 62 / 75,
      outFromPoorHouseholds: 1,
    });
    const outs = byHomeRegion.filter(({ out }: { out: number }) => out > 0);
    expect(
      Object.fromEntries(outs.map(({ region, out }: { region: { name: string }; out: number }) => [region.name, out])),
    ).toEqual(OUT_BY_HOME);
    const poor = byHomeRegion.filter(
      ({ outFromPoorHouseholds }: { outFromPoorHouseholds: number }) => outFromPoorHouseholds > 0,
    );
    expect(poor).toMatchObject([{ region: { code: "451321", name: "忻城县" }, outFromPoorHouseholds: 1 }]);
    expect(data.consolidationRate).toEqual({ entrants: 3333, graduates: 3330, rate: 3330 / 3333 });
  });

  test("shows no child's view without an opening, nor another's with it", async () => {
    const [one, other] = linesOf("残疾人证").map((line) => line["公民身份号码"] ?? "");
    const view = { documentId: "student-view" };
    const closed = await county.ask(view, { variables: { idNumber: one } });
    expect([closed.status, closed.data]).toEqual([403, null]);
    expect(closed.errors[0]?.message).toContain("breakGlass");
    const caseId = await openChild(county, one!);
    const { data, errors } = await county.ask(view, { caseId, variables: { idNumber: other } });
    const { identity, welfare, disability, povertyRelief, subsidyGap } = data.child;
    expect([identity.idNumber, welfare, disability, povertyRelief, subsidyGap]).toEqual([null, null, null, null, null]);
    // What rests on refused parts is not computed, and says so.
    const codes = new Set(errors.map(({ extensions }) => extensions.code));
    expect(codes).toEqual(new Set(["FORBIDDEN", "SUBGRAPH_UNAVAILABLE"]));
  });

  test("answers a valid number that nobody knows like one that is hidden, and refuses a wrong one without repeating it", async () => {
    const caseId = await openChild(county, "11010519491231002X");
    const { data, errors } = await county.ask(
      { documentId: "student-view" },
      { caseId, variables: { idNumber: "11010519491231002X" } },
    );
    expect(errors).toEqual([]);
    expect(data.child).toMatchObject({
      identity: null,
      household: null,
      enrolments: [],
      welfare: [],
      subsidyGap: null,
    });
    const wrong = await county.ask(
      { documentId: "student-view" },
      { caseId, variables: { idNumber: "110105194912310021" } },
    );
    expect(wrong.data).toBeNull();
    expect(wrong.text).not.toContain("110105194912310021");
  });
});

/** Enrolments' ids are the county's own: no roster tells them. */
function withoutEnrolmentIds<View extends { enrolments: { id: string }[] }>(view: View) {
  return { ...view, enrolments: view.enrolments.map((enrolment) => ({ ...enrolment, id: undefined })) };
}
