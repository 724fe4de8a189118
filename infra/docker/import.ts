import { DEPARTMENTS, type DepartmentName } from "../../schema/departments";
import { readImportArguments } from "../county/import-arguments";
import { createImportBar } from "../county/import-bar";
import { importStatus, summariseImport } from "../county/import-summary";
import { COUNTY_ROSTERS } from "../county/rosters";
import { exportRejections } from "../rosters/export-rejections";
import { importRosters } from "../rosters/import-rosters";
import { countyClock } from "../runtime/clock";
import { describeStartFault } from "../runtime/process";
import { Vault } from "../runtime/vault";
import { readImportConfig } from "./config";

void importDepartment();

/**
 * Imports one department's rosters into its own database, wherever that is: `import.js DEPARTMENT FOLDER_OR_FILE…
 * [--rejected FOLDER]`, on variables only. Ends like `npm run import`: 0, 2 with rejected rows, 1 with a refused file.
 */
async function importDepartment(): Promise<void> {
  const bar = createImportBar(process.stderr);
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    const [name, ...rest] = process.argv.slice(2);
    const department = getDepartment(name);
    const { paths, rejectedFolder } = readImportArguments(rest, process.cwd());
    const config = readImportConfig();
    const { DATABASE_URL, PERSON_ID_KEY, FIELD_KEY, COUNTY_REGION_CODE } = config;
    const specs = COUNTY_ROSTERS.filter((spec) => spec.department === department);
    const connection = { url: DATABASE_URL, vault: new Vault(FIELD_KEY), personIdKey: PERSON_ID_KEY };
    if (paths.length > 0) {
      const outcomes = await importRosters({
        paths,
        specs,
        connections: { [department]: connection },
        clock: countyClock(config),
        countyCode: COUNTY_REGION_CODE,
        onProgress: bar.onProgress,
      });
      bar.end();
      tell(summariseImport(outcomes, process.cwd()));
      process.exitCode = importStatus(outcomes);
    }
    if (rejectedFolder === null) return;
    for (const { path, rows } of await exportRejections(specs, connection, rejectedFolder)) tell(`${path}  ${rows}`);
  } catch (fault) {
    bar.end();
    for (const line of describeStartFault(fault)) process.stderr.write(`import: ${line}\n`);
    process.exitCode = 1;
  }
}

/** @throws Error naming those there are. */
function getDepartment(name: string | undefined): DepartmentName {
  const found = DEPARTMENTS.find((department) => department.name === name);
  if (found !== undefined && COUNTY_ROSTERS.some((spec) => spec.department === found.name)) return found.name;
  const known = [...new Set(COUNTY_ROSTERS.map((spec) => spec.department))];
  throw new Error(`the first argument is a department with rosters: ${known.join(", ")}`);
}
