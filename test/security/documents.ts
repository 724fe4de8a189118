import { expect, test } from "@jest/globals";
import { CALLER_TOKEN_HEADER, createCallerSigner } from "../../infra/runtime/caller-token";
import type { AttachmentKeeper } from "../../schema/access/attachment-scopes";
import type { Purpose } from "../../schema/access/purposes";
import { callerOf } from "../support/callers";
import { pdfOf } from "../support/files";
import { CONTACT, type Expectation, isOpenTo, ROLL_READERS, SCHOOLING, TASKWORK } from "./expectations/expectation";
import { LETTER_PURPOSES, LETTER_READERS } from "./expectations/letter-root-fields";
import { PLANTED_CASE } from "./planted-case";
import { PLANTED_ATTACHMENT, PLANTED_DOCUMENT } from "./planted-documents";
import { PLANTED_DRAFT, PLANTED_ENCLOSURE, PLANTED_LETTER, PLANTED_PAPER, PLANTED_SCAN } from "./planted-letter";
import type { Trial } from "./trials";
import { VIEWERS, type Viewer } from "./viewers";

/** A door that is no GraphQL, with who is let through it, each in its own territory, and for what. */
interface Knock extends Pick<Expectation, "roles" | "purposes"> {
  name: string;
  /** Whose door it is, for one that the gateway has only before another. */
  keeper?: AttachmentKeeper;
  request: (headers: Record<string, string>, url: (path: string) => URL) => Promise<Response>;
}

/** Papers and files of cases are read with the case; who hands files in does so for a case. */
const OF_CASES = { roles: ROLL_READERS, purposes: TASKWORK };
const INTO_CASES = { roles: SCHOOLING, purposes: ["CASE"] } as const;
/** Those of letters are read with the letter; who writes letters hands files in. */
const OF_LETTERS = { roles: LETTER_READERS, purposes: LETTER_PURPOSES };
const INTO_LETTERS: Pick<Expectation, "roles" | "purposes"> = { roles: ["office", "education"], purposes: CONTACT };

const paper = (file: string, id: string): Knock => ({
  ...OF_CASES,
  name: `POST /exports/${file}`,
  request: (headers, url) =>
    fetch(url(`/exports/${file}`), {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ id }),
    }),
});

const reading = (keeper: AttachmentKeeper, path: string): Knock => ({
  ...(keeper === "letters" ? OF_LETTERS : OF_CASES),
  name: `GET /attachments/${path}`,
  keeper,
  request: (headers, url) => fetch(url(`/attachments/${path}`), { headers }),
});

const adding = (keeper: AttachmentKeeper, subject: string, id: string): Knock => ({
  ...(keeper === "letters" ? INTO_LETTERS : INTO_CASES),
  name: `POST /attachments?subject=${subject}`,
  keeper,
  request: (headers, url) =>
    fetch(url(`/attachments?subject=${subject}&id=${id}`), {
      method: "POST",
      headers: { ...headers, "content-type": "application/pdf", "x-file-name": "a.pdf" },
      body: new Uint8Array(pdfOf()),
    }),
});

const DOORS: readonly Knock[] = [
  paper("case-document.docx", PLANTED_DOCUMENT),
  paper("case-document.html", PLANTED_DOCUMENT),
  paper("case-dossier.docx", PLANTED_CASE),
  paper("case-dossier.html", PLANTED_CASE),
  { ...paper("letter.docx", PLANTED_LETTER), ...OF_LETTERS },
  { ...paper("letter.html", PLANTED_LETTER), ...OF_LETTERS },
  // A paper of a case is none of the papers of meetings and oversight.
  { ...paper("official-document.html", PLANTED_DOCUMENT), purposes: [] },
  reading("joint-meeting", PLANTED_ATTACHMENT),
  adding("joint-meeting", "CASE", PLANTED_CASE),
  reading("letters", `${PLANTED_ENCLOSURE}?subject=LETTER`),
  reading("letters", `${PLANTED_SCAN}?subject=LETTER_SCAN`),
  adding("letters", "LETTER", PLANTED_DRAFT),
  adding("letters", "LETTER_SCAN", PLANTED_PAPER),
];

/** Tells the tests that the side doors of papers and files are as narrow as the case or letter itself. */
export function describeDocuments(trial: () => Trial): void {
  test.each(VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]))(
    "%s gets and adds papers and files of a case or letter as its policy says, and nothing else",
    async (_title, viewer) => {
      const findings: string[] = [];
      for (const door of DOORS)
        for (const purpose of viewer.purposes) {
          findings.push(...(await knock(trial(), viewer, purpose, door)));
          if (door.keeper !== undefined) findings.push(...(await knockAt(door.keeper, trial(), viewer, purpose, door)));
        }
      expect(findings).toEqual([]);
    },
  );

  test("nobody gets a paper or file without signing in", async () => {
    const { county } = trial();
    const statuses = await Promise.all(
      DOORS.map(
        async ({ request }) => (await request({ "x-purpose": "CASE" }, (path) => new URL(path, county.url))).status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  });
}

/** What came out at the gateway otherwise than it should. */
async function knock(trial: Trial, viewer: Viewer, purpose: Purpose | null, door: Knock): Promise<string[]> {
  const headers = {
    authorization: `Bearer ${trial.tokens.get(viewer) ?? ""}`,
    ...(purpose === null ? {} : { "x-purpose": purpose }),
  };
  const response = await door.request(headers, (path) => new URL(path, trial.county.url));
  return judge(trial, viewer, response, { purpose, door, told: `${door.name} for ${purpose}` });
}

/** What came out at the keeper's own door otherwise than it should. */
async function knockAt(
  keeper: AttachmentKeeper,
  trial: Trial,
  viewer: Viewer,
  purpose: Purpose | null,
  door: Knock,
): Promise<string[]> {
  const { county } = trial;
  const { role, regions, school } = viewer;
  const signer = await createCallerSigner(county.secrets().callerPrivateKey);
  const caller = callerOf(role, { regions: [...regions], school, purpose });
  const headers = { [CALLER_TOKEN_HEADER]: await signer.sign(caller, keeper) };
  const response = await door.request(headers, (path) => new URL(path, county.serviceUrl(keeper)));
  return judge(trial, viewer, response, { purpose, door, told: `${door.name} at ${keeper} for ${purpose}` });
}

async function judge(
  { child }: Trial,
  { isOwn, role }: Viewer,
  response: Response,
  { purpose, door, told }: { purpose: Purpose | null; door: Knock; told: string },
): Promise<string[]> {
  const text = Buffer.from(await response.arrayBuffer()).toString("utf8");
  const said = `${told}: ${response.status}`;
  if (isOwn && isOpenTo(door, role, purpose))
    return response.status === 200 || response.status === 201 ? [] : [`${said}: ${text.slice(0, 300)}`];
  if (response.status !== 403 && response.status !== 404) return [`${said}, though it is closed`];
  return child.secrets.filter((secret) => text.includes(secret)).map((secret) => `${said}, leaks ${secret}`);
}
