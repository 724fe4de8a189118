import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { coversRegister } from "../../../infra/runtime/county-register";
import type { DisabilityCertificateEntity } from "./disability-certificate.entity";

/**
 * Whether a caller may read a 残疾人证: the township it was issued in, or the whole county whose register it is, lies in
 * the caller's territory.
 * @param registerCounty six digits
 */
export function mayReadCertificate(
  caller: Caller,
  { townshipCode }: Pick<DisabilityCertificateEntity, "townshipCode">,
  registerCounty: string,
): boolean {
  return coversRegister(caller, registerCounty) || coversRegion(caller, townshipCode);
}
