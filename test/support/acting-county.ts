import { getNamedType, graphql, type GraphQLField, type GraphQLSchema, isUnionType } from "graphql";
import type { Caller } from "../../infra/runtime/caller";
import { personIdOf } from "../../schema/person-id";
import { AttachmentService, type AttachmentSubject } from "../../subgraphs/joint-meeting/attachment/attachment.service";
import { createContextFactory, type JointMeetingContext } from "../../subgraphs/joint-meeting/context";
import { JobQueue } from "../../infra/runtime/jobs/job-queue";
import { JOB_SCHEMA } from "../../infra/runtime/jobs/job-schema";
import { buildJointMeetingSchema } from "../../subgraphs/joint-meeting/schema";
import { Refusal } from "../../infra/runtime/refusal.type";
import { type AnsweringGateway, startAnsweringGateway } from "./answering-gateway";
import { CasePapers } from "./case-papers";
import { type CaseworkCounty, openCaseworkCounty, ROUND_APPLICATION } from "./casework-county";
import { pdfOf } from "./files";
import { answerOfKnownChild } from "./known-child";
import { SweepRows } from "./sweep-rows";
import { TableContents } from "./table-contents";
import { TaskRows } from "./task-rows";

const TODAY = "2018-12-31";
const PERSON_KEY = Buffer.from("acting county");

type Given = Record<string, unknown>;

interface Asked {
  name: string;
  caller: Caller;
  given: Given;
}

const JOBS = {
  select: `SELECT 'job', jsonb_build_object('name', name, 'data', data, 'state', state) FROM ${JOB_SCHEMA}.job`,
  clear: `DELETE FROM ${JOB_SCHEMA}.job`,
};

/**
 * The joint meeting as its own code makes it, without server and rounds, so that nothing but an act writes. Behind the
 * gateway's address the departments answer of one child.
 */
export class ActingCounty {
  readonly application = ROUND_APPLICATION;
  readonly rows: SweepRows;
  readonly tasks: TaskRows;
  private readonly schema: GraphQLSchema;
  private readonly contextOf: (caller: Caller) => JointMeetingContext;

  private constructor(
    private readonly county: CaseworkCounty,
    private readonly gateway: AnsweringGateway,
    private readonly jobs: JobQueue,
    readonly contents: TableContents,
  ) {
    const { database, sql, vault } = county;
    this.rows = new SweepRows(sql, vault);
    this.tasks = new TaskRows(database, vault);
    this.schema = buildJointMeetingSchema().schema;
    this.contextOf = createContextFactory({
      ...county.on(TODAY),
      office: gateway.office,
      jobs,
      personIdOf: (idNumber) => personIdOf(idNumber, PERSON_KEY),
    });
  }

  static async open(): Promise<ActingCounty> {
    const county = await openCaseworkCounty();
    const gateway = await startAnsweringGateway(answerOfKnownChild);
    const jobs = new JobQueue({
      service: "joint-meeting",
      databaseUrl: county.appUrl,
      log: county.on(TODAY).log,
      queues: [],
    });
    return new ActingCounty(county, gateway, jobs, await TableContents.open({ ...county, more: JOBS }));
  }

  get sql(): CaseworkCounty["sql"] {
    return this.county.sql;
  }

  /** Papers whose numbers begin with 1. */
  get papers(): CasePapers {
    return new CasePapers(this.county.sql, this.county.vault);
  }

  /** Does an act by its name in the SDL. Returns the type of its outcome, or why it was refused. @throws Error for a fault. */
  async act(name: string, caller: Caller, given: Given): Promise<string> {
    type Came = { __typename: string; reason?: string };
    const { __typename, reason } = await this.ask<Came>(
      { name, caller, given },
      "__typename ... on Refusal { reason }",
    );
    return reason ?? __typename;
  }

  /** Does an act and gives what is selected of its outcome. @throws Error for one that is refused too. */
  async done<Outcome>(name: string, caller: Caller, given: Given, selection: string): Promise<Outcome> {
    const union = getNamedType(this.fieldOf(name).type);
    const types = isUnionType(union) ? union.getTypes().map((type) => type.name) : [];
    const outcome = types.find((type) => type !== Refusal.name);
    const selected = `... on ${outcome} { ${selection} } ... on Refusal { message }`;
    const came = await this.ask<Outcome & { message?: string }>({ name, caller, given }, selected);
    if (came.message !== undefined) throw new Error(`${name}: ${came.message}`);
    return came;
  }

  /** Hands a paper in, as the door of attachments does. Returns whether it is new, or why it was refused. */
  async attach(caller: Caller, subject: AttachmentSubject): Promise<string> {
    const attachments = new AttachmentService(this.contextOf(caller), caller);
    const kept = await attachments.add(subject, {
      fileName: "送达回执.pdf",
      contentType: "application/pdf",
      bytes: pdfOf(),
    });
    if (kept instanceof Refusal) return kept.reason;
    return kept.isNew ? "NEW" : "SAME";
  }

  async close(): Promise<void> {
    await this.jobs.close();
    await this.gateway.close();
    await this.county.close();
  }

  private async ask<Outcome>({ name, caller, given }: Asked, selection: string): Promise<Outcome> {
    const named = this.fieldOf(name).args.filter((argument) => argument.name in given);
    const declared = named.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(", ");
    const passed = named.map((argument) => `${argument.name}: $${argument.name}`).join(", ");
    const { data, errors } = await graphql({
      schema: this.schema,
      source: `mutation (${declared}) { outcome: ${name}(${passed}) { ${selection} } }`,
      variableValues: given,
      contextValue: this.contextOf(caller),
    });
    if (errors !== undefined) throw new Error(`${name}: ${errors.map(({ message }) => message).join("; ")}`);
    return data?.["outcome"] as Outcome;
  }

  private fieldOf(name: string): GraphQLField<unknown, unknown> {
    const field = this.schema.getMutationType()?.getFields()[name];
    if (field === undefined) throw new Error(`there is no act ${name}`);
    return field;
  }
}
