import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ROLE_SCOPES } from "../../schema/access/roles";
import { CALLER_TOKEN_HEADER, createCallerSigner } from "../../infra/runtime/caller-token";
import { PURPOSES } from "../../schema/access/purposes";
import { callerOf } from "../support/callers";
import { CountyStack } from "../support/county-stack";
import { CHILDREN, writeKnownCounty } from "../support/known-county";
import { CHILD_FIELDS, isOpenTo, MUTATIONS, REFERENCES, ROOT_FIELDS, SENSITIVE_FIELDS } from "./expectations";
import { describeDocuments } from "./documents";
import { describeExports } from "./exports";
import { describeLetters } from "./letters";
import { plantCase } from "./planted-case";
import { findPlantedChild } from "./planted-child";
import { plantDocuments } from "./planted-documents";
import { plantFindings } from "./planted-findings";
import { plantLetters } from "./planted-letter";
import { plantMeeting } from "./planted-meeting";
import { plantSchoolPapers } from "./planted-papers";
import { plantOpening, plantOpenings } from "./planted-openings";
import { plantReview } from "./planted-review";
import { plantSchooling } from "./planted-schooling";
import { plantTasks } from "./planted-tasks";
import { describeRefusedNesting } from "./refused-nesting";
import { describeStraightCalls } from "./straight-calls";
import { readGuardedSchema } from "./guarded-schema";
import { tryAll, type Trial } from "./trials";
import { accessTokenOf, VIEWERS, type Viewer } from "./viewers";

const SWEEP = ["--region", "450205", "--year", "2018-2019", "--as-of", "2018-12-31"];

describe("access", () => {
  let rosters: string;
  let county: CountyStack;
  let trial: Trial;

  beforeAll(async () => {
    rosters = writeKnownCounty();
    county = await CountyStack.start({ rosters });
    // Findings and ledgers are to hold something that could leak.
    await county.run("dist/infra/county/sweep.js", ...SWEEP);
    const tokens = await Promise.all(
      VIEWERS.map(async (viewer) => [viewer, await accessTokenOf(county, viewer)] as const),
    );
    await plantSchoolPapers(county);
    const child = await findPlantedChild(county);
    trial = { county, child, tokens: new Map(tokens), openings: await plantOpenings(county, child) };
    await plantFindings(county, trial.child);
    await plantReview(county);
    await plantCase(county, child);
    await plantDocuments(county);
    await plantTasks(county, child);
    await plantLetters(county, child);
    await plantMeeting(county);
    await plantSchooling(county, child);
  });
  afterAll(async () => {
    await county?.close();
    rmSync(rosters, { recursive: true, force: true });
  });

  describe("the table of expectations", () => {
    const schema = readGuardedSchema();

    test("has a line for every root field", () => {
      expect(Object.keys(ROOT_FIELDS).toSorted()).toEqual(schema.rootFields);
    });

    test("has a line for every mutation", () => {
      expect(Object.keys(MUTATIONS).toSorted()).toEqual(schema.mutations);
    });

    test("has a line for every field of a child", () => {
      expect(Object.keys(CHILD_FIELDS).toSorted()).toEqual(schema.childFields);
    });

    test("has a line for every other field that asks for a scope", () => {
      expect(Object.keys(SENSITIVE_FIELDS).toSorted()).toEqual(schema.sensitiveFields);
    });

    test("has a line for every entity that can be asked for by its key", () => {
      expect(["Child", ...Object.keys(REFERENCES)].toSorted()).toEqual(schema.entities);
    });

    test("knows each root field that several subgraphs answer", () => {
      expect(schema.sharedRootFields).toEqual({ child: ["JOINT_MEETING", "PUBLIC_SECURITY"] });
    });

    test("has a viewer of every role, and every purpose", () => {
      for (const [role, purpose] of Object.keys(ROLE_SCOPES).flatMap((role) =>
        [null, ...Object.keys(PURPOSES)].map((purpose) => [role, purpose]),
      )) {
        expect(VIEWERS).toContainEqual(
          expect.objectContaining({ role, isOwn: true, purposes: expect.arrayContaining([purpose]) }),
        );
      }
    });
  });

  describe.each(VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]))("%s", (_title, viewer) => {
    test("gets through the gateway what the table says of each root field, and nothing else", async () => {
      expect(await tryAll(trial, viewer, "gateway", "root", ROOT_FIELDS)).toEqual([]);
    });

    test("may act through the gateway and at a subgraph as the table says, and not otherwise", async () => {
      expect(await tryAll(trial, viewer, "gateway", "mutation", MUTATIONS)).toEqual([]);
      expect(await tryAll(trial, viewer, "subgraph", "mutation", MUTATIONS)).toEqual([]);
    });

    test("gets through the gateway what the table says of each field of a child, and nothing else", async () => {
      expect(await tryAll(trial, viewer, "gateway", "child", { ...CHILD_FIELDS, ...SENSITIVE_FIELDS })).toEqual([]);
    });

    test("gets no more from a subgraph itself", async () => {
      expect(await tryAll(trial, viewer, "subgraph", "root", ROOT_FIELDS)).toEqual([]);
      expect(await tryAll(trial, viewer, "subgraph", "child", { ...CHILD_FIELDS, ...SENSITIVE_FIELDS })).toEqual([]);
      expect(await tryAll(trial, viewer, "subgraph", "reference", REFERENCES)).toEqual([]);
    });
  });

  describe.each(VIEWERS.filter(({ isOwn }) => isOwn).map((viewer): [string, Viewer] => [viewer.title, viewer]))(
    "%s, to whom the child is opened",
    (_title, viewer) => {
      const lines = { ...CHILD_FIELDS, ...SENSITIVE_FIELDS };
      const sensitive = Object.fromEntries(Object.entries(lines).filter(([, { keepers }]) => keepers !== undefined));
      const lists = Object.fromEntries(Object.entries(ROOT_FIELDS).filter(([, { keepers }]) => keepers !== undefined));

      test("reads under CASE what is sensitive of that child, and no list of a register", async () => {
        // At the gateway an opening is its maker's alone; what a subgraph would do with another's, it is asked itself.
        for (const door of trial.openings.has(viewer) ? (["gateway", "subgraph"] as const) : (["subgraph"] as const)) {
          expect(await tryAll(trial, viewer, door, "child", sensitive, true)).toEqual([]);
          expect(await tryAll(trial, viewer, door, "root", lists, true)).toEqual([]);
        }
      });
    },
  );

  test("an opening opens nothing to anybody else, nor another child to whom it is made for", async () => {
    const [[owner, opening] = []] = [...trial.openings];
    const query = `query ($of: CitizenId!) { child(idNumber: $of) { identity { name } } }`;
    for (const [viewer, token] of trial.tokens) {
      if (viewer === owner || !viewer.purposes.includes("CASE")) continue;
      const variables = { of: CHILDREN.everywhere.idNumber };
      const { status, data, errors } = await county.ask(query, { token, caseId: opening!, variables });
      expect([status, data, errors[0]?.extensions.code]).toEqual([404, null, "NOT_FOUND"]);
    }
    const others = await county.ask(
      "query ($of: CitizenId!) { child(idNumber: $of) { identity { name idNumber } welfare { category } watchGroups } }",
      { token: trial.tokens.get(owner!)!, caseId: opening!, variables: { of: CHILDREN.scattered.idNumber } },
    );
    expect(others.data.child).toEqual({
      identity: { name: CHILDREN.scattered.name, idNumber: null },
      welfare: null,
      watchGroups: null,
    });
    // What rests on refused parts is not computed, and says so.
    const codes = new Set(others.errors.map(({ extensions }) => extensions.code));
    expect(codes).toEqual(new Set(["FORBIDDEN", "SUBGRAPH_UNAVAILABLE"]));
  });

  test.each(["public-security", "joint-meeting"] as const)(
    "%s names a child by its number to readers of identities alone",
    async (department) => {
      const signer = await createCallerSigner(county.secrets().callerPrivateKey);
      for (const { role, regions, school, purposes } of VIEWERS) {
        for (const purpose of purposes) {
          const token = await signer.sign(callerOf(role, { regions: [...regions], school, purpose }), department);
          const query = `{ child(idNumber: "${CHILDREN.everywhere.idNumber}") { id } }`;
          const { data } = await county.askSubgraph(department, { [CALLER_TOKEN_HEADER]: token }, query);
          const isOpen = isOpenTo(ROOT_FIELDS["child"]!, role, purpose);
          expect(data.child).toEqual(isOpen ? { id: trial.child.personId } : null);
        }
      }
    },
  );

  test("shows a township of a child's records those that lie in it, and of the others not even that there are any", async () => {
    const [inSchool, atHome] = ["the township", "another township"].map((place) =>
      VIEWERS.find(({ title }) => title === `township of ${place}`)!,
    );
    const view = async (viewer: Viewer) => {
      const query = `query ($of: CitizenId!) { child(idNumber: $of) { identity { name } household { state } enrolments { grade } attendance { unexcusedDays }
        welfare { category } disability { category } povertyRelief { category } } }`;
      const variables = { of: CHILDREN.scattered.idNumber };
      const found = await county.ask("query ($of: CitizenId!) { child(idNumber: $of) { id } }", { variables });
      const caseId = await plantOpening(county, viewer, found.data.child.id);
      const { data, errors } = await county.ask(query, { token: trial.tokens.get(viewer)!, caseId, variables });
      expect(errors).toEqual([]);
      return data.child;
    };
    expect(await view(inSchool!)).toEqual({
      identity: null,
      household: null,
      enrolments: [{ grade: 4 }],
      attendance: { unexcusedDays: 0 },
      welfare: [],
      disability: null,
      povertyRelief: { category: "REGISTERED_POOR" },
    });
    expect(await view(atHome!)).toEqual({
      identity: { name: CHILDREN.scattered.name },
      household: { state: "NORMAL" },
      enrolments: [],
      attendance: null,
      welfare: [{ category: "ORPHAN" }],
      disability: { category: "VISUAL" },
      povertyRelief: null,
    });
  });

  describeRefusedNesting(() => trial);
  describeStraightCalls(() => trial);
  describeExports(() => trial);
  describeDocuments(() => trial);
  describeLetters(() => trial);
});
