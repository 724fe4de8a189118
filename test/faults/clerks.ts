import type { Actors, StepKind } from "../../infra/county/demo/case-acts";
import { eventually } from "../support/eventually";

/** A case as the office sees it. */
export interface SeenCase {
  id: string;
  version: number;
  state: "OPEN" | "WATCHED" | "CLOSED";
  school: { id: string } | null;
  township: { code: string } | null;
  child: { dropoutRecords: { returnedOn: string | null }[] };
  steps: { kind: string }[];
  visits: { lines: string[] }[];
  documents: { id: string; kind: string }[];
  tasks: { id: string; kind: string; state: string; version: number }[];
}

const SEEN = `
  id version state school { id } township { code } child { dropoutRecords { returnedOn } } steps { kind } visits { lines }
  documents { id kind } tasks { id kind state version }`;
const DONE = "__typename ... on Refusal { message }";

/**
 * Clerks of a county whose services die under their hands: who has had no answer looks at the case, and does what has not
 * been done. So nothing is asked twice that was done once, unless the answer was lost.
 */
export class Clerks {
  constructor(
    private readonly actors: Actors,
    private readonly patience: { within: number },
  ) {}

  /** Every open case of the county, by number. */
  cases(): Promise<SeenCase[]> {
    return eventually(async () => {
      const { edges } = await this.actors("office").ask<{ edges: { node: SeenCase }[] }>(
        `{ cases(regionCode: "450204", states: [OPEN], first: 100) { edges { node { ${SEEN} number } } } }`,
      );
      return edges.map(({ node }) => node);
    }, this.patience);
  }

  /** Opens a case for each entry of the ledger that has none. */
  async open(): Promise<void> {
    await eventually(
      () =>
        this.actors("office").ask(
          `mutation { openCasesFromLedger(regionCode: "450204") { __typename ... on LedgerOpening { next } ... on Refusal { message } } }`,
        ),
      this.patience,
    );
  }

  async address(account: string): Promise<string> {
    const address = `${account}@example.gov.cn`;
    const set = `mutation ($address: String!) { setMailAddress(address: $address) { ${DONE} } }`;
    await this.actors(account).ask(set, { address });
    return address;
  }

  /** The school confirms, persuades and reports; the township gives notice. A paper is drawn up for what needs one. */
  async step(id: string, kind: StepKind, on: string): Promise<void> {
    const isNotice = kind === "RETURN_NOTICE";
    if (isNotice || kind === "WRITTEN_REPORT") await this.drawUp(id, kind, on);
    const take = `mutation ($id: ID!, $version: Int!, $kind: StepKind!, $on: Date!, $documentId: ID) {
      takeStep(caseId: $id, version: $version, kind: $kind, on: $on, documentId: $documentId) { ${DONE} } }`;
    await this.bring(
      id,
      ({ steps }) => steps.some((step) => step.kind === kind),
      (seen) => {
        const documentId = seen.documents.find((document) => document.kind === kind)?.id;
        return this.actors(accountOf(seen, isNotice)).ask(take, { id, version: seen.version, kind, on, documentId });
      },
    );
  }

  /** One line's visit at home. */
  async visit(id: string, line: "EDUCATION" | "GOVERNMENT", on: string): Promise<void> {
    const record = `mutation ($id: ID!, $version: Int!, $on: Date!, $visitors: [CaseVisitorInput!]!) {
      recordVisit(caseId: $id, version: $version, visitedOn: $on, visitors: $visitors, met: "监护人", said: "动员返校") { ${DONE} } }`;
    const visitors = [{ line, name: "陆志强", post: "干部" }];
    await this.bring(
      id,
      ({ visits }) => visits.some(({ lines }) => lines.includes(line)),
      (seen) =>
        this.actors(accountOf(seen, line === "GOVERNMENT")).ask(record, { id, version: seen.version, on, visitors }),
    );
  }

  async ask(id: string, kind: string, desk: string): Promise<void> {
    const ask = `mutation ($id: ID!, $kind: TaskKind!, $desk: String!) {
      askTask(caseId: $id, kind: $kind, desk: $desk, text: "请协助") { ${DONE} } }`;
    await this.bring(
      id,
      ({ tasks }) => tasks.some((task) => task.kind === kind),
      () => this.actors("office").ask(ask, { id, kind, desk }),
    );
  }

  /** A department accepts the task of a kind, or answers it once it is accepted. */
  async work(id: string, kind: string, account: string, answer: string | null): Promise<void> {
    const act =
      answer === null
        ? "acceptTask(id: $id, version: $version"
        : "answerTask(id: $id, version: $version, answer: $answer, text: $text";
    const declared = answer === null ? "" : ", $answer: TaskAnswer!, $text: String!";
    const given = answer === null ? {} : { answer, text: "已核实" };
    await this.bring(
      id,
      ({ tasks }) => tasks.find((task) => task.kind === kind)?.state === (answer === null ? "ACCEPTED" : "DONE"),
      ({ tasks }) => {
        const task = tasks.find((one) => one.kind === kind);
        const mutation = `mutation ($id: ID!, $version: Int!${declared}) { ${act}) { ${DONE} } }`;
        return this.actors(account).ask(mutation, { id: task?.id, version: task?.version, ...given });
      },
    );
  }

  /** The child is back since a day. */
  async conclude(id: string, on: string): Promise<void> {
    const conclude = `mutation ($id: ID!, $version: Int!, $on: Date!) {
      concludeCase(caseId: $id, version: $version, outcome: RETURNED, on: $on, paper: "返校确认书") { ${DONE} } }`;
    await this.bring(
      id,
      ({ state }) => state !== "OPEN",
      ({ version }) => this.actors("education").ask(conclude, { id, version, on }),
    );
  }

  private async drawUp(id: string, kind: StepKind, on: string): Promise<void> {
    const drawUp = `mutation ($id: ID!, $kind: DocumentKind!, $organ: String!, $on: Date!) {
      drawUpDocument(caseId: $id, kind: $kind, organ: $organ, issuedOn: $on) { ${DONE} } }`;
    await this.bring(
      id,
      ({ documents }) => documents.some((document) => document.kind === kind),
      (seen) => {
        const account = accountOf(seen, kind === "RETURN_NOTICE");
        return this.actors(account).ask(drawUp, { id, kind, organ: account.replace("-", ":"), on });
      },
    );
  }

  private async bring(
    id: string,
    isThere: (seen: SeenCase) => boolean,
    act: (seen: SeenCase) => Promise<unknown>,
  ): Promise<void> {
    await eventually(async () => {
      const seen = await this.actors("office").ask<SeenCase>(`query ($id: ID!) { case(id: $id) { ${SEEN} } }`, { id });
      if (!isThere(seen)) await act(seen);
    }, this.patience);
  }
}

const accountOf = ({ school, township }: SeenCase, isOfTownship: boolean): string =>
  isOfTownship ? `township-${township?.code}` : `school-${school?.id}`;
