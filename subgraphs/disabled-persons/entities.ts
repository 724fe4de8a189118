import { DisabilityCertificateEntity } from "./disability/disability-certificate.entity";

/** The tables of this department. */
export const entities = [DisabilityCertificateEntity];
