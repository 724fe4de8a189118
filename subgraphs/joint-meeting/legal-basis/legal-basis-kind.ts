import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a legal basis allows. */
export enum LegalBasisKind {
  PENALTY = "PENALTY",
}

registerEnumType(LegalBasisKind, {
  name: "LegalBasisKind",
  description: "What a legal basis allows. 法律依据类别。",
  valuesConfig: { PENALTY: { description: "A penalty on guardians. 对监护人的行政处罚。" } },
});
