import type { FileOutcome, ImportedFile } from "../rosters/import-rosters";
import { fixedClock } from "../runtime/clock";
import type { RostersCounty } from "./county-file";
import { CountyFault } from "./county-fault";
import { importCounty } from "./import-county";
import { rosterConnections } from "./roster-connections";
import type { CountySecrets } from "./secrets";

interface LoadOptions {
  county: RostersCounty;
  rosters: string;
  secrets: CountySecrets;
  databasePort: number;
  /** Takes a line for the person at the keyboard. */
  tell: (line: string) => void;
}

/**
 * Loads a county's rosters at its first start. Rejected rows and refused files are told and stop nothing: departments mend
 * them and hand them in again.
 * @throws CountyFault when the disk or the database failed, so that a file is missing through no fault of its own.
 */
export async function loadRosters({ county, rosters, secrets, databasePort, tell }: LoadOptions): Promise<void> {
  tell(`Loading the rosters of ${county.regionName} …`);
  const outcomes = await importCounty({
    folder: rosters,
    connections: rosterConnections(secrets, databasePort),
    clock: fixedClock(county.asOf),
    regionCode: county.regionCode,
  });
  for (const outcome of outcomes) {
    if ("refusal" in outcome && outcome.refusal.code === "FAILED")
      throw new CountyFault(`${outcome.path}: ${outcome.refusal.message}`);
  }
  for (const line of describeOutcomes(outcomes)) tell(line);
}

function describeOutcomes(outcomes: readonly FileOutcome[]): string[] {
  const imported = outcomes.filter((outcome): outcome is ImportedFile => !("refusal" in outcome));
  const read = imported.reduce((sum, { counts }) => sum + counts.read, 0);
  const rejected = imported.filter(({ counts }) => counts.rejected > 0);
  return [
    `  ${imported.length} rosters, ${read} rows`,
    ...rejected.map(
      ({ spec, counts }) => `  ${spec.title}: ${counts.rejected} of ${counts.read} rows rejected and kept`,
    ),
    ...outcomes.flatMap((outcome) =>
      "refusal" in outcome ? [`  ${outcome.path} refused: ${outcome.refusal.message}`] : [],
    ),
  ];
}
