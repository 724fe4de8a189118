import { expect, test } from "@jest/globals";
import type { Purpose } from "../../schema/access/purposes";
import type { Role } from "../../schema/access/roles";
import { pdfOf } from "../support/files";
import { PLANTED_CASE } from "./planted-case";
import { PLANTED_ATTACHMENT, PLANTED_DOCUMENT } from "./planted-documents";
import type { Trial } from "./trials";
import { VIEWERS, type Viewer } from "./viewers";

/** Who reads the papers and files of cases, each in its own territory, and for what; who hands files in does so for a case. */
const READERS: readonly Role[] = ["office", "education", "school", "township"];
const READING: readonly (Purpose | null)[] = ["CASE", "REPORT", "MEETING"];
const ADDING: readonly (Purpose | null)[] = ["CASE"];

/** A door that is no GraphQL, for one viewer and purpose. */
interface Knock {
  name: string;
  purposes: readonly (Purpose | null)[];
  request: (headers: Record<string, string>, url: (path: string) => URL) => Promise<Response>;
}

const paper = (file: string, id: string): Knock => ({
  name: `POST /exports/${file}`,
  purposes: READING,
  request: (headers, url) =>
    fetch(url(`/exports/${file}`), {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ id }),
    }),
});

const DOORS: readonly Knock[] = [
  paper("case-document.docx", PLANTED_DOCUMENT),
  paper("case-document.html", PLANTED_DOCUMENT),
  paper("case-dossier.docx", PLANTED_CASE),
  paper("case-dossier.html", PLANTED_CASE),
  // A paper of a case is none of the papers of meetings and oversight.
  { ...paper("official-document.html", PLANTED_DOCUMENT), purposes: [] },
  {
    name: "GET /attachments",
    purposes: READING,
    request: (headers, url) => fetch(url(`/attachments/${PLANTED_ATTACHMENT}`), { headers }),
  },
  {
    name: "POST /attachments",
    purposes: ADDING,
    request: (headers, url) =>
      fetch(url(`/attachments?subject=CASE&id=${PLANTED_CASE}`), {
        method: "POST",
        headers: { ...headers, "content-type": "application/pdf", "x-file-name": "a.pdf" },
        body: new Uint8Array(pdfOf()),
      }),
  },
];

/** Tells the tests that the side doors of papers and files are as narrow as the case itself. */
export function describeDocuments(trial: () => Trial): void {
  test.each(VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]))(
    "%s gets and adds papers and files of a case as the case's policy says, and nothing else",
    async (_title, viewer) => {
      const findings: string[] = [];
      for (const door of DOORS)
        for (const purpose of viewer.purposes) findings.push(...(await knock(trial(), viewer, purpose, door)));
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

/** What came out otherwise than it should. */
async function knock(trial: Trial, viewer: Viewer, purpose: Purpose | null, door: Knock): Promise<string[]> {
  const headers = {
    authorization: `Bearer ${trial.tokens.get(viewer) ?? ""}`,
    ...(purpose === null ? {} : { "x-purpose": purpose }),
  };
  const response = await door.request(headers, (path) => new URL(path, trial.county.url));
  const text = Buffer.from(await response.arrayBuffer()).toString("utf8");
  const isOpen = viewer.isOwn && READERS.includes(viewer.role) && door.purposes.includes(purpose);
  const told = `${door.name} for ${purpose}: ${response.status}`;
  if (isOpen) return response.status === 200 || response.status === 201 ? [] : [`${told}: ${text.slice(0, 300)}`];
  if (response.status !== 403 && response.status !== 404) return [`${told}, though it is closed`];
  return trial.child.secrets.filter((secret) => text.includes(secret)).map((secret) => `${told}, leaks ${secret}`);
}
