import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { DisabilityCertificateEntity } from "./disability-certificate.entity";

/** Whether a caller may read a 残疾人证: the township it was issued in lies in the caller's territory. */
export function mayReadCertificate(
  caller: Caller,
  { townshipCode }: Pick<DisabilityCertificateEntity, "townshipCode">,
): boolean {
  return coversRegion(caller, townshipCode);
}
