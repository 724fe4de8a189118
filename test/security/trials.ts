import { createCallerSigner, CALLER_TOKEN_HEADER, type CallerSigner } from "../../infra/runtime/caller-token";
import type { Purpose } from "../../schema/access/purposes";
import type { Role } from "../../schema/access/roles";
import { callerOf } from "../support/callers";
import type { CountyStack } from "../support/county-stack";
import type { GraphqlAnswer } from "../support/graphql-answer";
import { type Expectation, isOpenTo } from "./expectations";
import type { PlantedChild } from "./planted-child";
import type { Viewer } from "./viewers";

/** What trials are made on. */
export interface Trial {
  county: CountyStack;
  child: PlantedChild;
  /** Access tokens of the viewers. */
  tokens: ReadonlyMap<Viewer, string>;
  /** Openings of the planted child, by the viewer who has it. */
  openings: ReadonlyMap<Viewer, string>;
}

/** Through which door a field is asked for. */
export type Door = "gateway" | "subgraph";
/** A field of `Query`, of `Mutation`, a field of the planted child, or an entity by its key. */
export type Kind = "root" | "mutation" | "child" | "reference";

/** Shown: the record stands in the answer. Hidden: the answer is as if there were none. Refused: an error says so. */
type Outcome = "shown" | "hidden" | "refused";

/** Markers of answers that have nothing of the known county in them: they look alike to everybody who may ask, and must not leak. */
const ALIKE: ReadonlySet<string> = new Set([
  '"edges":',
  '"childById":',
  '"schools":',
  '"entryAge":',
  '"boards":',
  '"changeRequest":null',
  '"caseAccess":null',
  '"measure":null',
  '"officialDocument":null',
  '"activity":null',
  '"inboxCount":',
  '"mailAddress":',
  '"lastCaseworkRound":',
  '"lastLetterRound":',
]);

/** Asked for at once; more would only wait in the services. */
const AT_ONCE = 8;

/**
 * Tries every line under every purpose, without an opening or with the viewer's own. Returns what came out otherwise than
 * expected, and every leak.
 */
export async function tryAll(
  trial: Trial,
  viewer: Viewer,
  door: Door,
  kind: Kind,
  lines: Readonly<Record<string, Expectation>>,
  isOpened = false,
): Promise<string[]> {
  const tries = Object.entries(lines).flatMap(([field, line]) =>
    viewer.purposes.map((purpose) => ({ field, line, purpose, isOpened })),
  );
  const findings: string[] = [];
  const worker = async (): Promise<void> => {
    for (let next = tries.pop(); next !== undefined; next = tries.pop()) {
      const { field, line, purpose } = next;
      const how = isOpened ? `${purpose} with the child opened` : purpose;
      const answer = await ask(trial, viewer, { door, kind, ...next });
      const expected = expectedOutcomes(viewer, { door, kind, ...next });
      const actual = outcomeOf(trial, answer, line);
      const isOwners = actual === "shown" && viewer.isOwn && line.isOfNoChild !== true;
      const leaks = isOwners ? [] : trial.child.secrets.filter((secret) => answer.text.includes(secret));
      if (!expected.includes(actual) || leaks.length > 0) {
        findings.push(
          `${field} for ${how}: expected ${expected.join(" or ")}, found ${actual}, leaks [${leaks.join(" ")}]: ${answer.text}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return findings.toSorted();
}

interface Try {
  door: Door;
  kind: Kind;
  /** Its line's name in the table. */
  field: string;
  line: Expectation;
  purpose: Purpose | null;
  /** Whether the planted child is opened to the viewer. */
  isOpened: boolean;
}

const OF_CASES: readonly (Purpose | null)[] = ["CASE", "LETTER", "MEETING"];

/** Whether a line is closed for want of an opening to a viewer who may else read it: a list of a register is never opened. */
function isClosed({ role }: Viewer, { door, kind, line, purpose, isOpened }: Try): boolean {
  if (line.keepers === undefined || line.keepers.includes(role)) return false;
  // The gateway sees that one child is looked up, whatever the purpose says.
  if (door === "gateway" && kind === "child" && WAYS[role] === undefined && !OF_CASES.includes(purpose)) return true;
  return purpose === "SWEEP" || (OF_CASES.includes(purpose) && !(isOpened && kind === "child"));
}

/** What may come out; more than one where only a leak would matter. */
function expectedOutcomes(viewer: Viewer, attempt: Try): Outcome[] {
  const { role, isOwn, regions } = viewer;
  const { door, kind, field, line, purpose } = attempt;
  const isOpen = isOpenTo(line, role, purpose) && !isClosed(viewer, attempt);
  if (isOpen && isOwn) return ["shown"];
  // What there is not cannot be done in any territory; an act on a region is refused outside of one's own.
  if (kind === "mutation") return isOpen ? ["shown", "refused"] : ["refused"];
  // A listing of a region is refused to whoever has nothing in it; what is asked for by a number or id is as if it were not.
  const isListing =
    kind === "root"
      ? line.isCountys === true || line.selection.includes("regionCode:")
      : door === "gateway" && WAYS[role] !== undefined;
  const isForeign = isListing && !regions.some((region) => region.startsWith("450205"));
  if (isOpen) return isForeign ? ["refused"] : ALIKE.has(line.marker) ? ["hidden", "shown"] : ["hidden"];
  // A reference answers null to whoever may not have it.
  if (kind === "reference") return ["hidden"];
  // Where the record is hidden, nobody gets as far as the field of it.
  return door === "subgraph" && !isOwn && field.includes(".") ? ["refused", "hidden"] : ["refused"];
}

function outcomeOf({ child }: Trial, { status, text, data, errors }: GraphqlAnswer, { marker }: Expectation): Outcome {
  const isRefused = errors.length > 0 && errors.every(({ extensions }) => extensions.code === "FORBIDDEN");
  if (isRefused && (status === 403 || status === 200) && !holdsValue(data)) return "refused";
  if (errors.length > 0) throw new Error(`neither an answer nor a refusal: ${text}`);
  const expected = { PERSON: child.personId, ENROLMENT: child.enrolmentId }[marker] ?? marker;
  return JSON.stringify(data).includes(expected) ? "shown" : "hidden";
}

/** Whether an answer holds anything but nulls. */
function holdsValue(data: unknown): boolean {
  if (data === null || data === undefined) return false;
  if (typeof data !== "object") return true;
  return Object.values(data).some(holdsValue);
}

function ask(trial: Trial, viewer: Viewer, attempt: Try): Promise<GraphqlAnswer> {
  return attempt.door === "gateway" ? askGateway(trial, viewer, attempt) : askSubgraph(trial, viewer, attempt);
}

/** By which root field a role comes to a child: by number where it may, else by the listing that is its own. */
const WAYS: Partial<Record<Role, (selection: string) => string>> = {
  signatory: (selection) => `letters(regionCode: "450205") { edges { node { children { child { ${selection} } } } } }`,
  school: (selection) => `students(regionCode: "450205") { edges { node { child { ${selection} } } } }`,
  "civil-affairs": (selection) => `childrenInCare(regionCode: "450205") { edges { node { ${selection} } } }`,
  "disabled-persons": (selection) => `disabledChildren(regionCode: "450205") { edges { node { ${selection} } } }`,
  "poverty-relief": (selection) => `poorChildren(regionCode: "450205") { edges { node { ${selection} } } }`,
};
const BY_NUMBER = (selection: string): string => `child(idNumber: "450205200905010012") { ${selection} }`;

async function askGateway(
  { county, tokens, openings }: Trial,
  viewer: Viewer,
  { kind, line, purpose, isOpened }: Try,
): Promise<GraphqlAnswer> {
  const isRoot = kind === "root" || kind === "mutation";
  const query = isRoot ? line.selection : (WAYS[viewer.role] ?? BY_NUMBER)(line.selection);
  return county.ask(`${kind === "mutation" ? "mutation " : ""}{ ${query} }`, {
    token: tokens.get(viewer) ?? "",
    purpose,
    caseId: isOpened ? (openings.get(viewer) ?? "") : null,
  });
}

let signer: Promise<CallerSigner> | undefined;

async function askSubgraph(
  { county, child }: Trial,
  { role, regions, school, isOwn }: Viewer,
  { kind, line, purpose, isOpened }: Try,
): Promise<GraphqlAnswer> {
  signer ??= createCallerSigner(county.secrets().callerPrivateKey);
  const caller = callerOf(role, {
    regions: [...regions],
    school,
    purpose,
    opened: isOpened ? [child.personId] : [],
  });
  const headers = { [CALLER_TOKEN_HEADER]: await (await signer).sign(caller, line.department) };
  if (kind === "root") return county.askSubgraph(line.department, headers, `{ ${line.selection} }`);
  if (kind === "mutation") return county.askSubgraph(line.department, headers, `mutation { ${line.selection} }`);
  const of = [kind === "child" ? childRepresentation(child, isOwn) : keyRepresentation(child, line)];
  const type = of[0]?.__typename;
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${line.selection} } } }`;
  return county.askSubgraph(line.department, headers, query, { of });
}

const CERTIFICATE = { grade: 2, issuedOn: "2016-01-01", expiresOn: null };

/**
 * With what the gateway would bring along for a field that requires other departments' records: a certificate, to whoever
 * may see it, and nothing else.
 */
const childRepresentation = ({ personId }: PlantedChild, isOwn: boolean) => ({
  __typename: "Child",
  id: personId,
  welfare: [],
  disability: isOwn ? CERTIFICATE : null,
  disabilityCertificates: isOwn ? [CERTIFICATE] : [],
  povertyRelief: null,
  enrolments: [],
});

function keyRepresentation({ enrolmentId, schoolId }: PlantedChild, { selection }: Expectation) {
  return selection.includes("principal")
    ? { __typename: "School", id: schoolId }
    : { __typename: "Enrolment", id: enrolmentId };
}
