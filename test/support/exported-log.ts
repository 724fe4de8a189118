import { headLine, sealLine } from "../../subgraphs/letters/evidence/evidence-file";
import type { EvidenceService } from "../../subgraphs/letters/evidence/evidence.service";
import { toEvidenceEntry } from "../../subgraphs/letters/evidence/evidence.type";
import { evidenceLines } from "../../subgraphs/letters/evidence/evidence-lines";
import {
  type EvidenceFault,
  type VerifiedEvidence,
  verifyEvidence,
} from "../../subgraphs/letters/evidence/verify-evidence";

const PAGE = 5000;

/** An evidence log as the file that is given out. */
export async function exportedLog(evidence: EvidenceService, countyCode: string): Promise<Buffer> {
  const { entries, jws } = await evidence.seal();
  const lines: string[] = [];
  while (lines.length < entries) {
    const rows = await evidence.list({ first: PAGE, after: [String(lines.length)] });
    lines.push(...rows.slice(0, PAGE).map((row) => toEvidenceEntry(row).line));
  }
  return Buffer.from([headLine(countyCode), ...lines.slice(0, entries), sealLine(jws), ""].join("\n"), "utf8");
}

/** Verifies a file as `npm run letters:verify` does. */
export function verifiedLog(file: Buffer): Promise<VerifiedEvidence | EvidenceFault> {
  return verifyEvidence(evidenceLines(chunksOf(file)));
}

async function* chunksOf(file: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(file);
}
