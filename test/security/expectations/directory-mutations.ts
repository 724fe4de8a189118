import type { Role } from "../../../schema/access/roles";
import { ANY, type Expectation } from "./expectation";

const NONE = "0190a000-0000-7000-8000-00000000ffff";

const line = (roles: readonly Role[], selection: string, marker = "NOT_FOUND"): Expectation => ({
  department: "letters",
  roles,
  purposes: ANY,
  selection: `${selection} { ... on Refusal { reason } }`,
  marker,
});

/** Who appoints signatories, and who keeps the directory and its keys: here with what cannot be. */
export const DIRECTORY_MUTATIONS: Readonly<Record<string, Expectation>> = {
  appointSignatory: line(
    ["leader"],
    'appointSignatory(organ: "nobody", actor: "a", name: "韦", post: "局长", validFrom: "2018-01-01")',
    "INVALID",
  ),
  endSignatory: line(["leader"], `endSignatory(id: "${NONE}", on: "2018-12-31")`),
  enterPeer: line(["office"], 'enterPeer(countyCode: "999999")', "INVALID"),
  endPeer: line(["office"], `endPeer(id: "${NONE}")`),
  setOwnBureau: line(
    ["office"],
    `setOwnBureau(validFrom: "2000-01-01", bureauName: "教育局", shortName: "教育局", organWord: "教",
      postalAddress: "路", contact: "韦")`,
    "INVALID",
  ),
  rotateExchangeKeys: line(["office"], 'rotateExchangeKeys(kid: "none")'),
};
