import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import { mayReadCertificate } from "./disability.policy";
import type { DisabilityCertificateEntity } from "./disability-certificate.entity";

/** Who reads which county's register. */
interface CertificateReading {
  caller: Caller;
  countyCode: string;
  certificates: DataLoader<string, DisabilityCertificateEntity[]>;
}

/** The certificates of a person that the caller may read, the newest first. */
export async function listCertificates(
  { caller, countyCode, certificates }: CertificateReading,
  personId: string,
): Promise<DisabilityCertificateEntity[]> {
  const rows = await certificates.load(personId);
  return rows.filter((row) => mayReadCertificate(caller, row, countyCode));
}
