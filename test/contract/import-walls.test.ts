import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { projectPath } from "../../infra/runtime/project-path";

/** A file that breaks a wall, and the import or line by which it does. */
type Breach = [file: string, line: string];

const IMPORT_BREACHES: readonly Breach[] = [
  ["schema/access/breach.ts", 'import "../../gateway/app";'],
  ["schema/access/breach.ts", 'import "../../subgraphs/education/app";'],
  ["schema/access/breach.ts", 'import "../../infra/county/county";'],
  ["infra/runtime/breach.ts", 'import "../../gateway/app";'],
  ["infra/runtime/breach.ts", 'import "../../subgraphs/education/app";'],
  ["infra/rosters/breach.ts", 'import "../../subgraphs/education/rosters";'],
  ["infra/rosters/breach.ts", 'import "../county/county";'],
  ["infra/postgres/breach.ts", 'import "../../subgraphs/education/app";'],
  ["infra/identity/breach.ts", 'import "../../gateway/app";'],
  ["gateway/access/breach.ts", 'import "../../subgraphs/education/enrolment/enrolment.type";'],
  ["gateway/access/breach.ts", 'import "../../infra/postgres/cluster";'],
  ["gateway/access/breach.ts", 'import "../../infra/rosters";'],
  ["subgraphs/education/breach.ts", 'import "../civil-affairs/welfare/welfare-category";'],
  ["subgraphs/education/breach.ts", 'import "../../gateway/app";'],
  ["subgraphs/public-security/breach.ts", 'import "../education/school/school.entity";'],
  ["subgraphs/civil-affairs/breach.ts", 'import "../disabled-persons/entities";'],
  ["subgraphs/disabled-persons/breach.ts", 'import "../poverty-relief/entities";'],
  ["subgraphs/poverty-relief/breach.ts", 'import "../public-security/entities";'],
  ["subgraphs/joint-meeting/breach.ts", 'import "../education/entities";'],
  ["subgraphs/joint-meeting/breach.ts", 'import "../../infra/county/county";'],
  ["subgraphs/joint-meeting/breach.ts", 'import "../letters/schema";'],
  ["subgraphs/letters/breach.ts", 'import "../joint-meeting/schema";'],
];

const ALLOWED: readonly Breach[] = [
  ["schema/access/fine.ts", 'import "../regions/regions";'],
  ["infra/runtime/fine.ts", 'import "../../schema/departments";'],
  ["gateway/access/fine.ts", 'import "../../infra/runtime/caller";'],
  ["subgraphs/education/fine.ts", 'import "../../infra/rosters";'],
  ["subgraphs/education/config.ts", "export const variables = process.env;"],
  ["infra/county/fine.ts", 'import "../../subgraphs/education/app";'],
];

describe("the walls between the parts", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "liankong-walls-"));
    copyFileSync(projectPath(".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Lints a file as if it stood in the project, and gives what the linter says of it. */
  const lint = ([file, line]: Breach): { status: number | null; stdout: string } => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${line}\n`);
    const { status, stdout } = spawnSync(projectPath("node_modules", ".bin", "oxlint"), ["--deny-warnings", file], {
      cwd: folder,
      encoding: "utf8",
    });
    rmSync(path);
    return { status, stdout };
  };

  test.each(IMPORT_BREACHES)("turn red for %s with %s", (...breach) => {
    const { status, stdout } = lint(breach);
    expect(stdout).toContain("no-restricted-imports");
    expect(status).toBe(1);
  });

  test("turn red for process.env outside a config.ts", () => {
    const { status, stdout } = lint(["subgraphs/education/breach.ts", "export const url = process.env.DATABASE_URL;"]);
    expect(stdout).toContain("no-process-env");
    expect(status).toBe(1);
  });

  test.each(ALLOWED)("let %s pass with %s", (...line) => {
    expect(lint(line)).toMatchObject({ status: 0 });
  });
});
