import { createReadStream } from "node:fs";
import { evidenceLines } from "../../subgraphs/letters/evidence/evidence-lines";
import { EvidenceFault, type VerifiedEvidence, verifyEvidence } from "../../subgraphs/letters/evidence/verify-evidence";
import { describeStartFault } from "../runtime/process";
import { readCountyConfig } from "./config";
import { readFileArgument } from "./letters/file-argument";

void verifyFile();

/** Verifies an exported evidence log with nothing but the file: no county runs, nothing is asked. Ends with 1 when it does not hold. */
async function verifyFile(): Promise<void> {
  try {
    const { workingFolder } = readCountyConfig();
    const file = readFileArgument(process.argv.slice(2), "npm run letters:verify -- FILE", workingFolder);
    const verified = await verifyEvidence(evidenceLines(createReadStream(file)));
    if (verified instanceof EvidenceFault) {
      process.stderr.write(`letters:verify: ${file}, line ${verified.line}: ${verified.what}. 存证日志校验未通过。\n`);
      process.exitCode = 1;
      return;
    }
    process.stdout.write(`${summary(verified)}\n`);
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`letters:verify: ${line}\n`);
    process.exitCode = 1;
  }
}

/** Whoever holds the log against another copy compares hash and key. */
function summary({ countyCode, entries, hash, sealedAt, sealedBy, kinds }: VerifiedEvidence): string {
  const counts = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`);
  return [
    `whole: ${entries} entries of ${countyCode}, sealed ${sealedAt}. 存证日志完整。`,
    `  ${counts.join("  ")}`,
    `  last hash  ${hash}`,
    `  sealed by  ${sealedBy}`,
  ].join("\n");
}
