import { disabilityCertificateRoster } from "./disability-certificate.roster";

/** The rosters of 残联. */
export const rosters = [disabilityCertificateRoster];
