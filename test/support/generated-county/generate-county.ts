import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRegion, townshipsOf } from "../../../schema/regions/regions";
import { CATALOGUE } from "./catalogue";
import { CountyDraft, type TrueFinding } from "./county-draft";
import { Random } from "./random";
import type { RowCounts } from "./roster-file";
import { countOf, type Scenario } from "./scenario";
import { plantOrdinary } from "./scenarios/ordinary";

/** What county is wanted. */
export interface GenerateOptions {
  /** Children, about; those of remarkable pairs come on top. */
  size: number;
  seed: number;
  /** A county of the directory of regions; 柳北区 by default. */
  regionCode?: string;
  /** Day of the data, by which the county's clock stands; the sweep's by default, and in the same term. */
  today?: string;
  /** Day of the sweep, from 20 December 2018 to 28 June; the last of the year by default. */
  asOf?: string;
}

/** Rosters of a county on the disk, and the truth about them. */
export interface GeneratedCounty {
  folder: string;
  regionCode: string;
  asOf: string;
  schoolYear: string;
  /** Every finding that a sweep on the county's day has to make, and no other. */
  truth: readonly TrueFinding[];
  /** The scenario from which a remarkable child's number comes. */
  origins: ReadonlyMap<string, string>;
  /** What an import has to count, by name of the roster. */
  rows: Readonly<Record<string, RowCounts>>;
}

const SCHOOL_YEAR = "2018-2019";
const FIRST_DAY = "2018-12-20";
const LAST_DAY = "2019-06-28";

/** Writes the rosters of a county into a new temporary folder: the same bytes for the same options. */
export function generateCounty({
  size,
  seed,
  regionCode = "450205",
  asOf = "2018-12-31",
  today = asOf,
}: GenerateOptions): GeneratedCounty {
  if (asOf < FIRST_DAY || asOf > LAST_DAY) throw new Error(`the truth is known from ${FIRST_DAY} to ${LAST_DAY}`);
  const folder = mkdtempSync(join(tmpdir(), "liankong-generated-"));
  const county = { regionCode, schoolYear: SCHOOL_YEAR };
  const description = { ...county, regionName: getRegion(regionCode).name, asOf: today };
  writeFileSync(join(folder, "county.json"), JSON.stringify(description));
  const draft = new CountyDraft(folder, new Random(seed), regionCode, asOf, townshipsOf(regionCode), size);
  for (const scenario of planScenarios(draft, size)) {
    draft.scenario = scenario?.name ?? null;
    if (scenario === null) plantOrdinary(draft);
    else scenario.plant(draft);
  }
  draft.close();
  return {
    ...county,
    asOf,
    folder,
    truth: draft.truth,
    origins: draft.origins,
    rows: Object.fromEntries(Object.values(draft.files).map(({ title, counts }) => [title, counts])),
  };
}

/** One entry a child, null for an ordinary one, in no order that anything could lean on. */
function planScenarios({ random }: CountyDraft, size: number): (Scenario | null)[] {
  const remarkable = CATALOGUE.flatMap((scenario) => Array<Scenario>(countOf(scenario, size)).fill(scenario));
  if (remarkable.length > size / 2)
    throw new Error(`${size} children are too few for ${remarkable.length} remarkable ones`);
  return random.shuffle([...remarkable, ...Array<null>(size - remarkable.length).fill(null)]);
}
