import type { Role } from "../../../schema/access/roles";
import { ANY, type Expectation } from "./expectation";

/** What the county keeps about its exchange with others: no child stands in it, so that it needs no purpose. */
const line = (roles: readonly Role[], selection: string, marker: string): Expectation => ({
  department: "letters",
  roles,
  purposes: ANY,
  isCountys: true,
  isOfNoChild: true,
  selection,
  marker,
});

const exchange = (selection: string, marker: string): Expectation =>
  line(["office", "education", "auditor"], selection, marker);

/** Who signs letters, and the directory of counties with its keys. */
export const DIRECTORY_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  signatories: line(
    ["office", "education", "leader", "signatory"],
    "signatories { edges { node { organ actor } } }",
    '"edges":',
  ),
  peers: exchange("peers { edges { node { countyCode keys { kid } } } }", '"edges":'),
  ownBureau: exchange("ownBureau { bureauName contact }", '"bureauName":"'),
  exchangeKeys: exchange("exchangeKeys { edges { node { kid } } }", '"kid":"'),
  exchangeCard: exchange("exchangeCard { text fingerprint }", '"fingerprint":"'),
};
