export { CitizenIdScalar } from "./citizen-id";
export { DateScalar } from "./date";
export { DisabilityCertificateNumberScalar } from "./disability-certificate-number";
export { RegionCodeScalar } from "./region-code";
export { SchoolCodeScalar } from "./school-code";
export { SchoolYearScalar } from "./school-year";
export { StudentNumberScalar } from "./student-number";
