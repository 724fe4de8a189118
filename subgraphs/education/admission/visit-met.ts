import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Whom a home visit met (家访见到何人). */
export enum HomeVisitMet {
  GUARDIAN_AND_CHILD = "GUARDIAN_AND_CHILD",
  GUARDIAN = "GUARDIAN",
  CHILD = "CHILD",
  OTHERS = "OTHERS",
  NOBODY = "NOBODY",
}

registerEnumType(HomeVisitMet, {
  name: "HomeVisitMet",
  description: "Whom a home visit met. 家访见到何人。",
  valuesConfig: {
    GUARDIAN_AND_CHILD: { description: "A guardian and the child. 监护人及儿童。" },
    GUARDIAN: { description: "A guardian, not the child. 仅监护人。" },
    CHILD: { description: "The child, no guardian. 仅儿童。" },
    OTHERS: { description: "Others: kin, neighbours, the village committee. 亲属、邻居、村（居）委会等其他人。" },
    NOBODY: { description: "Nobody. 无人在家。" },
  },
});
