import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { pino } from "pino";
import { eventually } from "../../test/support/eventually";
import { PUPILS } from "../fixture/county.fixture";
import { type GatewayFixture, startGatewayFixture } from "../fixture/gateway.fixture";
import type { ExportDefinition } from "./export-definition";

const pupils: ExportDefinition = {
  title: "学生名册",
  variables: "$regionCode: String",
  field: { name: "pupils", arguments: "regionCode: $regionCode" },
  parent: null,
  form: "connection",
  columns: [
    { header: "姓名", width: 12, selections: ["name"], read: ({ name }) => name },
    { header: "年级", width: 6, selections: ["grade"], read: ({ grade }) => grade },
    {
      header: "就学方式",
      csvHeader: "mode",
      width: 12,
      selections: ["mode"],
      read: ({ mode }, titleOf) => titleOf("Mode", mode),
      readCsv: ({ mode }) => mode,
    },
    { header: "公民身份号码", width: 22, selections: ["number"], read: ({ number }) => number },
  ],
};

/** Those of grade 1, whom the number of the child tells: to ask for it takes its scope. */
const firstGrade: ExportDefinition = {
  ...pupils,
  keep: { selection: "grade number", when: ({ grade }) => grade === 1 },
  columns: pupils.columns.slice(0, 1),
};

const SHOWN = PUPILS.filter((pupil) => pupil !== null);

describe("an export", () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  let county: GatewayFixture;

  beforeAll(async () => {
    county = await startGatewayFixture({
      exports: { pupils, "first-grade": firstGrade },
      log,
      env: { COUNTY_DATE: "2018-12-31" },
    });
  });
  afterAll(() => county.close());
  beforeEach(() => {
    lines.length = 0;
    county.departments.education.requests.length = 0;
    county.departments.education.misbehave = undefined;
  });

  const request = async (
    file: string,
    headers: Record<string, string> = {},
    body = "{}",
    signal: AbortSignal | null = null,
  ): Promise<Response> =>
    fetch(new URL(`/exports/${file}`, county.url), {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await county.issuer.token()}`,
        "x-purpose": "SUBSIDY",
        ...headers,
      },
      body,
      signal,
    });

  const readCsv = async (response: Response): Promise<string[][]> =>
    parse(Buffer.from(await response.arrayBuffer()), { bom: true });

  test("as csv has every row of every page, a BOM, and no text that would run as a formula", async () => {
    const response = await request("pupils.csv");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [header, first, second, ...rest] = parse(bytes, { bom: true });
    expect(header).toEqual(["姓名", "年级", "mode", "公民身份号码"]);
    expect(first).toEqual(["覃甲", "1", "HOME", "450204200901010018"]);
    expect(second?.[0]).toBe("'=1+1");
    expect(rest).toHaveLength(SHOWN.length - 2);
    expect(county.departments.education.requests.length).toBe(2);
    expect(decodeURIComponent(String(response.headers.get("content-disposition")))).toContain("学生名册.csv");
  });

  test("as xlsx opens with the same rows, Chinese words, texts as texts, and a page set up for print", async () => {
    const response = await request("pupils.xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.getWorksheet("学生名册")!;
    const table = sheet.getSheetValues().map((row) => (row as unknown[] | undefined)?.slice(1));
    expect(table[1]?.[0]).toBe("学生名册");
    expect(String(table[2]?.[0])).toContain("clerk 2018-12-31");
    expect(table.slice(3, 6)).toEqual([
      ["姓名", "年级", "就学方式", "公民身份号码"],
      ["覃甲", 1, "送教上门", "450204200901010018"],
      ["=1+1", 2, "送教上门", "450204200901010026"],
    ]);
    expect(table).toHaveLength(SHOWN.length + 4);
    expect(sheet.getCell("A5").type).toBe(ExcelJS.ValueType.String);
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", printTitlesRow: "1:3" });
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
  });

  test("may hold some of a list's rows, and is refused to whoever may not ask for what tells them", async () => {
    const [, ...rows] = await readCsv(await request("first-grade.csv"));
    expect(rows).toEqual(SHOWN.filter(({ grade }) => grade === 1).map(({ name }) => [name]));
    expect(rows.length).toBeLessThan(SHOWN.length);
    expect((await request("first-grade.csv", { "x-purpose": "REPORT" })).status).toBe(403);
  });

  test.each(["CASE", "SWEEP"])(
    "masks numbers under %s from who does not keep them: a list opens no child",
    async (purpose) => {
      const headers = { "x-purpose": purpose, "x-case": "01900000-0000-7000-8000-000000000001" };
      const [, first] = await readCsv(await request("pupils.csv", headers));
      expect(first?.[3]).not.toContain("450204200901010018");
      const keeper = `Bearer ${await county.issuer.token({ roles: ["education"] })}`;
      const [, own] = await readCsv(await request("pupils.csv", { ...headers, authorization: keeper }));
      expect(own?.[3]).toBe("450204200901010018");
    },
  );

  test("masks what the caller's scopes do not open, and does not even ask for it", async () => {
    const [, first] = await readCsv(await request("pupils.csv", { "x-purpose": "REPORT" }));
    expect(first).toEqual(["覃甲", "1", "HOME", "＊＊＊"]);
    expect(county.departments.education.requests[0]?.query).not.toContain("number");
  });

  test("is logged: who, for what, which list, how many rows, what was masked; no row of it", async () => {
    await (await request("pupils.csv", { "x-purpose": "REPORT" })).text();
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: "exported",
        actor: "office",
        purpose: "REPORT",
        export: "pupils",
        format: "csv",
        rows: SHOWN.length,
        masked: ["公民身份号码"],
      }),
    );
    expect(JSON.stringify(lines)).not.toContain("覃甲");
  });

  test("is given to nobody who has not signed in, or may not read the list", async () => {
    expect((await request("pupils.csv", { authorization: "" })).status).toBe(401);
    const stranger = await county.issuer.token({ roles: ["civil-affairs"] });
    const refused = await request("pupils.csv", { authorization: `Bearer ${stranger}` });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
  });

  test.each([
    ["nothing.csv", "{}", 404, "NOT_FOUND"],
    ["pupils.pdf", "{}", 404, "NOT_FOUND"],
    ["pupils.csv", "[1]", 400, "BAD_INPUT"],
    ["pupils.csv", "{", 400, "BAD_INPUT"],
    ["pupils.csv", '{"regionCode":{"a":1}}', 400, "BAD_INPUT"],
  ])("of %s with %s is refused in words", async (file, body, status, code) => {
    const response = await request(file, {}, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test("is refused whole while a department is down, and broken off when it goes in the middle", async () => {
    const { education } = county.departments;
    education.misbehave = (_request, response) => void response.writeHead(400).end("{}");
    const refused = await request("pupils.csv");
    expect([refused.status, (await refused.text()).includes("覃")]).toEqual([503, false]);
    let asked = 0;
    education.misbehave = undefined;
    education.misbehave = (incoming, response) => {
      asked += 1;
      if (asked === 1) void education.answer(incoming, response);
      else response.writeHead(400).end("{}");
    };
    await expect((await request("pupils.csv")).text()).rejects.toThrow();
    expect(lines).toContainEqual(expect.objectContaining({ msg: "an export is broken off", actor: "office" }));
  }, 30_000);

  test("is logged with who asked also when the reader goes in the middle", async () => {
    const { education } = county.departments;
    let asked = 0;
    const reader = new AbortController();
    education.misbehave = (incoming, response) => {
      asked += 1;
      if (asked === 2) reader.abort();
      void education.answer(incoming, response);
    };
    const whole = request("pupils.xlsx", {}, "{}", reader.signal).then((response) => response.arrayBuffer());
    await expect(whole).rejects.toThrow();
    const told = expect.objectContaining({ msg: "an export is broken off", actor: "office", purpose: "SUBSIDY" });
    await eventually(() => expect(lines).toContainEqual(told), { within: 10_000 });
  });
});
