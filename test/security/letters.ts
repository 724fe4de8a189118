import { describe, expect, test } from "@jest/globals";
import type { Purpose } from "../../schema/access/purposes";
import type { Role } from "../../schema/access/roles";
import { CHILDREN } from "../support/known-county";
import { CHILD_FIELDS, type Expectation, SENSITIVE_FIELDS } from "./expectations";
import { INCOMING_MUTATIONS } from "./expectations/incoming-mutations";
import { LETTER_MUTATIONS } from "./expectations/letter-mutations";
import { LETTER_READERS } from "./expectations/letter-root-fields";
import { ROUND_MUTATIONS } from "./expectations/round-mutations";
import { PLANTED_CASE } from "./planted-case";
import {
  FOREIGN_ENCLOSURE,
  FOREIGN_ITEM,
  FOREIGN_LETTER,
  FOREIGN_WORD,
  PLANTED_LETTER,
  PLANTED_LETTER_ITEM,
  PLANTED_TO_SIGN,
} from "./planted-letter";
import { type Trial, tryAll } from "./trials";
import { VIEWERS, type Viewer } from "./viewers";

/** Whoever could do something about letters, at home and away. */
const CORRESPONDENTS = VIEWERS.filter(({ role }) => [...LETTER_READERS, "letters", "leader", "auditor"].includes(role));

const ACTS = { ...LETTER_MUTATIONS, ...INCOMING_MUTATIONS, ...ROUND_MUTATIONS };

/** The acts of the table on a letter that there is, in place of none: what they answer is to be the same. */
const actsOn = (letterId: string, itemId: string): Record<string, Expectation> =>
  Object.fromEntries(
    Object.entries(ACTS)
      .filter(([, { marker }]) => marker === "NOT_FOUND")
      .map(([name, line]) => {
        const about = line.selection.replace(/\b(id|letterId): "[^"]*"/g, `$1: "${letterId}"`);
        return [name, { ...line, selection: about.replace(/\b(itemIds: \[|itemId: )"[^"]*"/g, `$1"${itemId}"`) }];
      }),
  );

/** Tells the tests who reaches letters beyond the lines of the table: other counties', to sign, and what stands in them. */
export function describeLetters(trial: () => Trial): void {
  describe("letters", () => {
    test("of another county are nobody's here, though they lay in the same database", async () => {
      for (const viewer of CORRESPONDENTS.filter(({ isOwn }) => isOwn))
        for (const purpose of ["CASE", "LETTER"] as const)
          expect([viewer.title, await reachOf(trial(), viewer, purpose)]).toEqual([viewer.title, NOTHING]);
      const itsOwn = VIEWERS.find(({ title }) => title === "education of another county")!;
      expect(await reachOf(trial(), itsOwn, "LETTER")).toEqual({ read: [true, true], opened: [200, 200] });
    });

    test.each(CORRESPONDENTS.map((viewer): [string, Viewer] => [viewer.title, viewer]))(
      "are acted on by %s in its own county alone: of another one's it learns not even that there are any",
      async (_title, viewer) => {
        const letterId = viewer.isOwn ? FOREIGN_LETTER : PLANTED_LETTER;
        const acts = actsOn(letterId, viewer.isOwn ? FOREIGN_ITEM : PLANTED_LETTER_ITEM);
        for (const { selection } of Object.values(acts)) expect(selection).toContain(letterId);
        expect(await tryAll(trial(), viewer, "gateway", "mutation", acts)).toEqual([]);
        expect(await tryAll(trial(), viewer, "subgraph", "mutation", acts)).toEqual([]);
      },
    );

    test("are signed by who is appointed for that department, and by nobody else, whatever else they may do", async () => {
      const { county } = trial();
      const sign = async (account: string, organ: string): Promise<string> => {
        const query = `mutation { signLetter(id: "${PLANTED_TO_SIGN}", version: 1, organ: "${organ}") {
          ... on Refusal { reason } ... on Letter { state } } }`;
        const { data, errors } = await county.ask(query, { account, purpose: "LETTER" });
        return errors[0]?.extensions.code ?? data.signLetter.reason ?? data.signLetter.state;
      };
      for (const account of [
        "office",
        "leader",
        "education",
        "education-reviewer",
        "civil-affairs",
        "auditor",
        "letters",
      ])
        expect([account, await sign(account, "education")]).toEqual([account, "FORBIDDEN"]);
      // Heads, who may sign, before anybody is appointed; and of a department that has no part in it.
      expect(await sign("education-head", "education")).toBe("NOT_YOURS");
      expect(await sign("civil-affairs-head", "civil-affairs")).toBe("NOT_YOURS");
      expect(await sign("disabled-persons-head", "education")).toBe("NOT_FOUND");
      const appoint = `mutation { appointSignatory(organ: "civil-affairs", actor: "civil-affairs-head", name: "覃局长",
        post: "局长", validFrom: "2018-01-01") { __typename } }`;
      expect((await county.ask(appoint, { account: "leader", purpose: null })).errors).toEqual([]);
      expect(await sign("civil-affairs-head", "education")).toBe("NOT_YOURS");
      expect(await sign("education-head", "civil-affairs")).toBe("NOT_YOURS");
      expect(await sign("civil-affairs-head", "civil-affairs")).toBe("TO_SIGN");
      expect(await sign("civil-affairs-head", "civil-affairs")).toBe("ALREADY_DONE");
    });

    test("are made of what the letters' own account reads by its documents, for a letter alone; no clerk reads as much", async () => {
      const { county } = trial();
      const { idNumber } = CHILDREN.everywhere;
      const page = { regionCode: "450205", ids: [PLANTED_CASE] };
      const SERVICE: { account: string; purpose: Purpose } = { account: "letters", purpose: "LETTER" };
      const read = (documentId: string, variables: Record<string, unknown>, reader = SERVICE) =>
        county.ask({ documentId }, { ...reader, variables });
      const [match, cases, children] = await Promise.all([
        read("letter-match", { idNumber }),
        read("letter-cases", page),
        read("letter-children", page),
      ]);
      expect([match, cases, children].flatMap(({ errors }) => errors)).toEqual([]);
      expect(match.data.child).toMatchObject({ household: { state: "NORMAL" }, cases: [{ id: PLANTED_CASE }] });
      expect(cases.data.cases.edges[0].node.child.enrolments[0].school.name).toBe("密语学校");
      const { identity, povertyRelief } = children.data.cases.edges[0].node.child;
      expect([identity.idNumber, povertyRelief.category]).toEqual([idNumber, "REGISTERED_POOR"]);
      const refused = await Promise.all([
        read("letter-children", page, { ...SERVICE, purpose: "CASE" }),
        read("letter-children", page, { ...SERVICE, account: "education" }),
        read("letter-children", page, { ...SERVICE, account: "office" }),
      ]);
      for (const { data, errors } of refused) expect([data, errors[0]?.extensions.code]).toEqual([null, "FORBIDDEN"]);
    });

    test("say of a case to who reads it how they stand, and nothing that is written in them", async () => {
      const { county, tokens } = trial();
      const school = VIEWERS.find(({ title }) => title === "school of the school")!;
      const ask = (query: string) => county.ask(query, { token: tokens.get(school) ?? "", purpose: "LETTER" });
      const { data } = await ask(`{ case(id: "${PLANTED_CASE}") { letters { letterId number peerCode state } } }`);
      expect(data.case.letters).toEqual([
        { letterId: PLANTED_LETTER, number: "教函〔2018〕9001号", peerCode: "451302", state: "DELIVERED" },
      ]);
      const { errors } = await ask(`{ letter(id: "${PLANTED_LETTER}") { title } }`);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
    });

    test.each(["education", "office"] as const)(
      "open to %s, without a case, nothing of a child that another department keeps: only what stands in them",
      async (role) => {
        const { county, child, tokens } = trial();
        const viewer = VIEWERS.find((candidate) => candidate.role === role && candidate.isOwn)!;
        const ask = (query: string) => county.ask(query, { token: tokens.get(viewer) ?? "", purpose: "LETTER" });
        for (const [, { selection }] of closedTo(role))
          for (const way of WAYS) {
            const { data, errors, text } = await ask(`{ ${way(selection)} }`);
            expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([null, ["FORBIDDEN"]]);
            for (const secret of child.secrets) expect(text).not.toContain(secret);
          }
        const said = await ask(`{ letter(id: "${PLANTED_LETTER}") { children { name idNumber } } }`);
        const { name, idNumber } = CHILDREN.everywhere;
        expect(said.data.letter.children).toEqual([{ name, idNumber }]);
      },
    );
  });
}

/** What a viewer gets of another county's letter: whether readings tell of it, by id and by listing and child, and what its paper and file answer. */
async function reachOf({ county, tokens }: Trial, viewer: Viewer, purpose: Purpose): Promise<Reach> {
  const token = tokens.get(viewer) ?? "";
  const tells = async (query: string) => (await county.ask(query, { token, purpose })).text.includes(FOREIGN_WORD);
  const told = await Promise.all(READINGS.map(tells));
  const headers = { authorization: `Bearer ${token}`, "x-purpose": purpose, "content-type": "application/json" };
  const paper = { method: "POST", headers, body: JSON.stringify({ id: FOREIGN_LETTER }) };
  const answers = await Promise.all([
    fetch(new URL("/exports/letter.html", county.url), paper),
    fetch(new URL(`/attachments/${FOREIGN_ENCLOSURE}?subject=LETTER`, county.url), { headers }),
  ]);
  const opened = answers.map(({ status }) => (status === 403 ? 404 : status));
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  return { read: [told[0] === true, told.slice(1).includes(true)], opened };
}

interface Reach {
  read: [byId: boolean, otherwise: boolean];
  /** Statuses of its paper and its file; refused and missing are one. */
  opened: number[];
}

const NOTHING: Reach = { read: [false, false], opened: [404, 404] };

const LETTER = "title paragraphs children { id name guardian } enclosures { name } history { note }";

/** Ways to another county's letter. */
const READINGS: readonly string[] = [
  `{ letter(id: "${FOREIGN_LETTER}") { ${LETTER} } }`,
  `{ letters(regionCode: "450205") { edges { node { ${LETTER} } } } }`,
  `{ letters(regionCode: "450204") { edges { node { ${LETTER} } } } }`,
  `{ letters(regionCode: "4502") { edges { node { ${LETTER} } } } }`,
  `{ letter(id: "${PLANTED_LETTER}") { children { child { letters { ${LETTER} } } } } }`,
  `{ child(idNumber: "${CHILDREN.everywhere.idNumber}") { letters { ${LETTER} } } }`,
];

/** Ways to the planted child, of a clerk who writes letters. */
const WAYS: readonly ((selection: string) => string)[] = [
  (selection) => `child(idNumber: "${CHILDREN.everywhere.idNumber}") { ${selection} }`,
  (selection) => `students(regionCode: "450205") { edges { node { child { ${selection} } } } }`,
  (selection) => `case(id: "${PLANTED_CASE}") { child { ${selection} } }`,
  (selection) => `cases(regionCode: "450205") { edges { node { child { ${selection} } } } }`,
  (selection) => `letter(id: "${PLANTED_LETTER}") { children { child { ${selection} } } }`,
  (selection) => `letters(regionCode: "450205") { edges { node { children { child { ${selection} } } } } }`,
  (selection) =>
    `letter(id: "${PLANTED_LETTER}") { children { child { letters { children { child { ${selection} } } } } } }`,
];

/** Lines of what is sensitive of a child and in no register of the role's own. */
const closedTo = (role: Role): [string, Expectation][] =>
  Object.entries({ ...CHILD_FIELDS, ...SENSITIVE_FIELDS }).filter(
    ([, { keepers }]) => keepers !== undefined && !keepers.includes(role),
  );
