import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import { mayReadCertificate } from "./disability.policy";
import type { DisabilityCertificateEntity } from "./disability-certificate.entity";

/** The newest certificate of a person that the caller may read, or null. */
export async function findCertificate(
  certificates: DataLoader<string, DisabilityCertificateEntity[]>,
  caller: Caller,
  personId: string,
): Promise<DisabilityCertificateEntity | null> {
  const rows = await certificates.load(personId);
  return rows.find((row) => mayReadCertificate(caller, row)) ?? null;
}
