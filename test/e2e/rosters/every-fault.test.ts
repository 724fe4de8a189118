import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { basename } from "node:path";
import type { FileOutcome, ImportedFile } from "../../../infra/rosters/import-rosters";
import { createCountyDatabases, type CountyDatabases } from "./county-databases";
import { writeRosters } from "./faulty-folder";
import { FAULTY_ROSTERS, person } from "./faulty-rosters";

const ROSTERS = Object.entries(FAULTY_ROSTERS);

let county: CountyDatabases;
let folder: string;
let outcomes: FileOutcome[];

beforeAll(async () => {
  county = await createCountyDatabases();
  folder = await writeRosters(
    Object.fromEntries(ROSTERS.map(([path, lines]) => [path, lines.map(([, line]) => line)])),
  );
  outcomes = await county.import(folder);
});
afterAll(() => county.drop());

function importedOf(list: readonly FileOutcome[], path: string): ImportedFile {
  const found = list.find((outcome) => basename(outcome.path, ".csv") === basename(path));
  if (found === undefined || "refusal" in found) throw new Error(`${path}: ${JSON.stringify(found)}`);
  return found;
}

describe("rosters with every fault in them", () => {
  it.each(ROSTERS)("%s: every row is kept, the same, or rejected for its reason", (path, lines) => {
    const fates = lines.map(([fate]) => fate);
    const count = (...wanted: string[]) => fates.filter((fate) => wanted.includes(fate)).length;
    const reasons: Record<string, number> = {};
    for (const fate of fates) {
      if (!["KEPT", "WARNED", "SAME"].includes(fate)) reasons[fate] = (reasons[fate] ?? 0) + 1;
    }
    const { counts } = importedOf(outcomes, path);
    expect(counts).toEqual({
      read: lines.length,
      new: count("KEPT", "WARNED"),
      changed: 0,
      same: count("SAME"),
      rejected: lines.length - count("KEPT", "WARNED", "SAME"),
      reasons,
      warned: count("WARNED"),
    });
  });

  it("lose no row: each is in its table or among the rejections", async () => {
    for (const [path, lines] of ROSTERS) {
      const { spec } = importedOf(outcomes, path);
      const [kept] = await county.query(spec.department, `SELECT count(*)::int AS n FROM ${spec.table}`);
      const rejected = await county.query(
        spec.department,
        `SELECT row_number, reason_code FROM roster_rejection WHERE table_name = '${spec.table}' ORDER BY row_number`,
      );
      const expected = lines.flatMap(([fate], index) =>
        ["KEPT", "WARNED", "SAME"].includes(fate) ? [] : [{ row_number: index + 2, reason_code: fate }],
      );
      expect(rejected).toEqual(expected);
      expect(kept?.["n"]).toBe(lines.filter(([fate]) => fate === "KEPT" || fate === "WARNED").length);
    }
  });

  it("store what was read in one form, whatever form it came in", async () => {
    const rows = await county.query(
      "public-security",
      `SELECT name, birth_date::text, township_code, state, household_number FROM household_registration
       WHERE warnings = '{}' ORDER BY name`,
    );
    expect(rows).toEqual([
      {
        name: "=HYPERLINK(1)",
        birth_date: "2008-09-05",
        township_code: "450204100",
        state: "NORMAL",
        household_number: "+1",
      },
      {
        name: "韦某1",
        birth_date: "2008-09-05",
        township_code: "450204100",
        state: "NORMAL",
        household_number: "450204000001",
      },
      {
        name: "韦某2",
        birth_date: "2008-09-05",
        township_code: "450204100",
        state: "NORMAL",
        household_number: "450204000001",
      },
      {
        name: "韦某3",
        birth_date: "2008-09-05",
        township_code: "450204100",
        state: "CANCELLED_DECEASED",
        household_number: "450204000001",
      },
    ]);
  });

  it("keep disagreements with the row, and money to the fen", async () => {
    const warnings = (
      await county.query("public-security", "SELECT name, warnings FROM household_registration ORDER BY name")
    ).filter((row) => (row["warnings"] as string[]).length > 0);
    expect(warnings).toEqual([
      { name: "韦某5", warnings: ["BIRTH_DATE_DISAGREES"] },
      { name: "韦某6", warnings: ["SEX_DISAGREES"] },
    ]);
    expect(await county.query("education", "SELECT amount_fen::text FROM subsidy")).toEqual([{ amount_fen: "51250" }]);
    expect(
      await county.query("civil-affairs", "SELECT monthly_amount_fen::text AS fen FROM welfare_record ORDER BY 1"),
    ).toEqual([{ fen: "95007" }, { fen: null }]);
  });

  it("tell every fault of a row at once", async () => {
    const [row] = await county.query(
      "public-security",
      "SELECT column_name, reason FROM roster_rejection WHERE row_number = 23 AND table_name = 'household_registration'",
    );
    expect(row?.["column_name"]).toBe("公民身份号码、出生日期");
    expect(row?.["reason"]).toMatch(/check digit.*校验码.*Not a date/s);
  });

  it("show no person's number in any table, but seal it", async () => {
    const people = Array.from({ length: 700 }, (_, n) => person(n).slice(0, 17));
    const text = Object.values(await county.dump())
      .flat()
      .join("\n");
    expect(text.length).toBeGreaterThan(10_000);
    expect(people.filter((digits) => text.includes(digits))).toEqual([]);
    const [masked] = await county.query(
      "public-security",
      "SELECT masked_value FROM roster_rejection WHERE row_number = 10 AND table_name = 'household_registration'",
    );
    expect(masked?.["masked_value"]).toMatch(/^450\*{13}..$/);
  });

  it("change nothing when they come a second time, on another day", async () => {
    const before = await county.dump();
    const again = await county.import(folder, "2019-03-01");
    expect(await county.dump()).toEqual(before);
    for (const [path] of ROSTERS) {
      const first = importedOf(outcomes, path).counts;
      const second = importedOf(again, path).counts;
      expect(second).toEqual({ ...first, new: 0, changed: 0, same: first.new + first.same });
    }
  });

  it.each(["gb18030", "xlsx"] as const)("come out alike from %s", async (form) => {
    const other = await createCountyDatabases();
    try {
      await other.import(
        await writeRosters(
          Object.fromEntries(ROSTERS.map(([path, lines]) => [path, lines.map(([, line]) => line)])),
          form,
        ),
      );
      for (const [path] of ROSTERS) {
        const { spec } = importedOf(outcomes, path);
        const kept = `SELECT ${spec.key.join(", ")}, row_digest, warnings FROM ${spec.table} ORDER BY 1, 2, 3`;
        expect(await other.query(spec.department, kept)).toEqual(await county.query(spec.department, kept));
        const rejected = "SELECT id, row_number, column_name, masked_value, reason FROM roster_rejection ORDER BY id";
        expect(await other.query(spec.department, rejected)).toEqual(await county.query(spec.department, rejected));
      }
    } finally {
      await other.drop();
    }
  });
});
