import { expect, test } from "@jest/globals";
import { EXPORTS } from "../../gateway/exports/definitions";
import type { ExportDefinition } from "../../gateway/exports/export-definition";
import type { Purpose } from "../../schema/access/purposes";
import type { Role } from "../../schema/access/roles";
import { CHILDREN, KNOWN_COUNTY } from "../support/known-county";
import { isOpenTo, ROOT_FIELDS } from "./expectations";
import type { Trial } from "./trials";
import { VIEWERS, type Viewer } from "./viewers";

/** What every list can be asked with in the known county. */
const VARIABLES: Readonly<Record<string, string>> = {
  regionCode: KNOWN_COUNTY.code,
  schoolYear: "2018-2019",
  month: "2018-12",
  week: "2018-W50",
  term: "2018-2019-1",
  date: "2018-12-05",
  asOf: "2018-12-31",
  id: "01930000-0000-7000-8000-000000000000",
};

/** Files that hold of a list only what a narrower scope tells. */
const NARROWER: Readonly<Record<string, { roles: readonly Role[]; purposes: readonly Purpose[] }>> = {
  "subsidy-gaps": { roles: ["office", "education"], purposes: ["SUBSIDY", "REPORT"] },
  "subsidies-due": { roles: ["office", "education"], purposes: ["SUBSIDY", "REPORT"] },
};

/** Who reads numbers of papers, and for what. */
const NUMBER_READERS: readonly Role[] = ["office", "education", "public-security", "disabled-persons", "school"];
const NUMBER_PURPOSES: readonly (Purpose | null)[] = ["CASE", "SWEEP", "SUBSIDY", "LETTER"];

/** Tells the tests that no file holds more than its reader may ask for by GraphQL. */
export function describeExports(trial: () => Trial): void {
  test.each(VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]))(
    "%s gets of each export what the table says of its root field, and nothing else",
    async (_title, viewer) => {
      const findings: string[] = [];
      for (const [name, definition] of Object.entries(EXPORTS)) {
        for (const purpose of viewer.purposes) {
          findings.push(...(await tryExport(trial(), viewer, purpose, { name, definition })));
        }
      }
      expect(findings).toEqual([]);
    },
  );

  test("an export in a file of papers is refused to whoever may not read the paper", async () => {
    const statuses = await Promise.all(
      VIEWERS.map(async (viewer) => {
        const response = await request(trial(), viewer, "CASE", "school-book.docx", {
          schoolId: KNOWN_COUNTY.schools.first,
          schoolYear: "2018-2019",
        });
        await response.arrayBuffer();
        return [viewer.title, response.status === 200] as const;
      }),
    );
    expect(statuses.filter(([, isGiven]) => isGiven).map(([title]) => title)).toEqual([
      "office of the county",
      "education of the county",
      "township of the township",
      "school of the school",
    ]);
  });
}

interface Export {
  name: string;
  definition: ExportDefinition;
}

/** What came out otherwise than it should. */
async function tryExport(
  trial: Trial,
  viewer: Viewer,
  purpose: Purpose | null,
  { name, definition }: Export,
): Promise<string[]> {
  const line: { roles: readonly Role[]; purposes: readonly (Purpose | null)[] } | undefined =
    NARROWER[name] ?? ROOT_FIELDS[(definition.parent ?? definition.field).name];
  if (line === undefined) return [`${name}: its root field has no line in the table`];
  const isOpen = isOpenTo(line, viewer.role, purpose);
  const response = await request(trial, viewer, purpose, `${name}.csv`, {
    ...variablesOf(definition),
    ...levelOf(definition, viewer),
  });
  const text = await response.text();
  const told = `${name} for ${purpose}: ${response.status}`;
  if (!isOpen && response.status !== 403) return [`${told}, though it is closed`];
  if (isOpen && viewer.isOwn && response.status !== 200 && response.status !== 404) return [`${told}: ${text}`];
  const mayReadNumbers =
    NUMBER_READERS.includes(viewer.role) && NUMBER_PURPOSES.includes(purpose) && !isMasked(viewer, purpose);
  const { idNumber } = CHILDREN.everywhere;
  const hidden = isOpen && viewer.isOwn ? (mayReadNumbers ? [] : [idNumber]) : trial.child.secrets;
  return hidden.filter((secret) => text.includes(secret)).map((secret) => `${told}, leaks ${secret}`);
}

/** A list opens no child: what the office keeps no register of is masked to it in work on cases and to compare. */
const isMasked = ({ role }: Viewer, purpose: Purpose | null): boolean =>
  role === "office" && (purpose === "CASE" || purpose === "LETTER" || purpose === "SWEEP");

/** The variables that a list declares, by name. */
function variablesOf({ variables }: ExportDefinition): Record<string, string> {
  const names = [...variables.matchAll(/\$(\w+):/g)].map(([, variable = ""]) => variable);
  return Object.fromEntries(names.filter((name) => name in VARIABLES).map((name) => [name, VARIABLES[name] ?? ""]));
}

/** Figures of its own level: a township asks for its own, a school for its own. */
function levelOf({ variables }: ExportDefinition, { role }: Viewer): Record<string, string> {
  const level = { township: "TOWNSHIP", school: "SCHOOL" }[role as string] ?? "COUNTY";
  return variables.includes("$level:") ? { level } : {};
}

async function request(
  { county, tokens }: Trial,
  viewer: Viewer,
  purpose: Purpose | null,
  file: string,
  variables: Record<string, string>,
): Promise<Response> {
  return fetch(new URL(`/exports/${file}`, county.url), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${tokens.get(viewer) ?? ""}`,
      ...(purpose === null ? {} : { "x-purpose": purpose }),
    },
    body: JSON.stringify(variables),
  });
}
