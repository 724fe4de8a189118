import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { openDatabase } from "../../../infra/runtime/database";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { NoticeKind } from "./notice-kind";
import { type Notice, notify, notifyAll } from "./notify";
import { SubjectKind } from "./subject-kind";

const ENTRY = "id desk { code } kind text subjectKind subjectId caseNumber dueOn createdOn readAt readBy";
const INBOX = `query ($unreadOnly: Boolean! = false, $first: Int! = 100, $after: String) {
  inbox(unreadOnly: $unreadOnly, first: $first, after: $after) {
    edges { node { ${ENTRY} } } pageInfo { hasNextPage endCursor }
  }
  inboxCount
}`;
const READ = `mutation ($id: ID!) { done: readInboxEntry(id: $id) {
  __typename ... on InboxEntry { ${ENTRY} } ... on Refusal { reason } } }`;
const READ_ALL = `mutation ($upTo: ID!) { done: readInbox(upTo: $upTo) {
  __typename ... on InboxRead { marked unread } ... on Refusal { reason } } }`;

const SCHOOL = "2145020401";
const school = callerOf("school", { purpose: null, school: SCHOOL });
const health = callerOf("health", { purpose: null });
const both: Caller = { ...callerOf("health", { purpose: null }), roles: ["health", "justice", "head"] };

describe("an inbox", () => {
  let county: SweptCounty;
  let database: DataSource;
  let told = 0;

  const tell = async (desk: string, given: Partial<Notice> = {}): Promise<string> => {
    const dedupe = given.dedupe ?? `notice ${(told += 1)}`;
    const notice: Notice = {
      desk,
      kind: "TASK_ASKED",
      subjectKind: "TASK",
      subjectId: "task",
      caseId: null,
      dueOn: null,
      on: "2018-12-31",
      at: new Date("2018-12-31T04:00:00Z"),
      ...given,
      dedupe,
    };
    await database.transaction((manager) => notify(manager, notice));
    const [row] = await county.sql<{ id: string }>("SELECT id FROM inbox_entry WHERE dedupe = $1", [dedupe]);
    return row!.id;
  };
  const read = async (caller: Caller, variables: object = {}) =>
    (await county.ask(caller, INBOX, { ...variables })).data;
  const ids = (data: { inbox: { edges: { node: { id: string } }[] } }) => data.inbox.edges.map(({ node }) => node.id);
  const act = async (caller: Caller, mutation: string, variables: object) =>
    (await county.ask(caller, mutation, { ...variables })).data?.done;

  beforeAll(async () => {
    county = await startSweptCounty();
    database = await openDatabase({ name: "test inbox", url: county.appUrl, entities: [] });
  });
  afterAll(async () => {
    await database?.destroy();
    await county?.close();
  });
  afterEach(() => county.sql("DELETE FROM inbox_entry WHERE dedupe LIKE 'notice%'"));

  it("shows a post its own notices, the latest first, with the case's number and no child", async () => {
    const caseId = await plantCase((text, values) => county.sql(text, values), "one", { number: "450204-2018-0007" });
    const first = await tell("health", { caseId, dueOn: "2019-01-04" });
    const second = await tell("health", { kind: "DEADLINE_TODAY" });
    await tell("justice");
    const data = await read(health);
    expect(ids(data)).toEqual([second, first]);
    expect(data.inboxCount).toBe(2);
    expect(data.inbox.edges[1].node).toEqual({
      id: first,
      desk: { code: "health" },
      kind: "TASK_ASKED",
      text: "New task. 新任务。",
      subjectKind: "TASK",
      subjectId: "task",
      caseNumber: "450204-2018-0007",
      dueOn: "2019-01-04",
      createdOn: "2018-12-31",
      readAt: null,
      readBy: null,
    });
  });

  it("of whoever sits at several desks holds what came to each, the head's included", async () => {
    const entries = [
      await tell("health"),
      await tell("justice"),
      await tell("health/head"),
      await tell("justice/head"),
    ];
    expect(ids(await read(both))).toEqual(entries.toReversed());
    expect(ids(await read(health))).toEqual([entries[0]]);
  });

  it("is a school's own, and a township's own", async () => {
    const own = await tell(`school:${SCHOOL}`);
    await tell("school:2145020402");
    await tell(`school:${SCHOOL}/head`);
    expect(ids(await read(school))).toEqual([own]);
    const townships = [await tell("township:450204001"), await tell("township:450204002")];
    expect(ids(await read(callerOf("township", { regions: ["450204001"] })))).toEqual([townships[0]]);
  });

  it("is read page by page, of unread ones alone if wanted", async () => {
    const entries: string[] = [];
    for (let count = 0; count < 5; count += 1) entries.unshift(await tell(count % 2 === 0 ? "health" : "justice"));
    const first = await read(both, { first: 3 });
    expect(ids(first)).toEqual(entries.slice(0, 3));
    const rest = await read(both, { first: 3, after: first.inbox.pageInfo.endCursor });
    expect(ids(rest)).toEqual(entries.slice(3));
    expect(rest.inbox.pageInfo.hasNextPage).toBe(false);
    await act(both, READ, { id: entries[1] });
    expect(ids(await read(both, { unreadOnly: true }))).toEqual(entries.toSpliced(1, 1));
    const { errors } = await county.ask(both, INBOX, { after: Buffer.from('["x"]').toString("base64url") });
    expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
  });

  it("costs one statement a page, however many there are", async () => {
    const statementsOf = async () => {
      const statements = await statementsDuring(() => read(both));
      return statements.filter((text) => text.includes("inbox_entry") && text.includes("LATERAL")).length;
    };
    await tell("health");
    expect(await statementsOf()).toBe(1);
    for (let count = 0; count < 30; count += 1) await tell("justice");
    expect(await statementsOf()).toBe(1);
  });

  it("is marked as read once, by whom is known, for everybody at the desk", async () => {
    const id = await tell("health");
    expect(await act(health, READ, { id })).toMatchObject({ id, readBy: "test-health", readAt: expect.any(String) });
    expect(await act({ ...health, actor: "another" }, READ, { id })).toMatchObject({ reason: "ALREADY_DONE" });
    expect((await read(health)).inboxCount).toBe(0);
  });

  it("is marked as read up to what was seen, and not beyond", async () => {
    const entries = [await tell("health"), await tell("justice"), await tell("health"), await tell("health")];
    const others = await tell("education");
    expect(await act(both, READ_ALL, { upTo: entries[2] })).toEqual({ __typename: "InboxRead", marked: 3, unread: 1 });
    expect(await act(both, READ_ALL, { upTo: entries[2] })).toMatchObject({ marked: 0, unread: 1 });
    const [row] = await county.sql("SELECT read_at FROM inbox_entry WHERE id = $1", [others]);
    expect(row).toEqual({ read_at: null });
  });

  it("of another desk is as if it were not there", async () => {
    const id = await tell("justice");
    for (const caller of [
      health,
      school,
      callerOf("office", { purpose: null }),
      callerOf("leader", { purpose: null }),
    ]) {
      expect(await act(caller, READ, { id })).toEqual({ __typename: "Refusal", reason: "NOT_FOUND" });
      expect(await act(caller, READ_ALL, { upTo: id })).toEqual({ __typename: "Refusal", reason: "NOT_FOUND" });
      expect(ids(await read(caller))).not.toContain(id);
    }
    for (const missing of ["none", crypto.randomUUID()])
      expect(await act(health, READ, { id: missing })).toMatchObject({ reason: "NOT_FOUND" });
    const [row] = await county.sql("SELECT read_at FROM inbox_entry WHERE id = $1", [id]);
    expect(row).toEqual({ read_at: null });
  });

  it("of the same role in another county is as if it were not there", async () => {
    const id = await tell("health");
    const neighbour = callerOf("health", { regions: ["450205"] });
    expect((await read(neighbour)).inboxCount).toBe(0);
    expect(await act(neighbour, READ, { id })).toMatchObject({ reason: "NOT_FOUND" });
  });

  it("is not for auditors", async () => {
    const { errors } = await county.ask(callerOf("auditor"), "{ inboxCount }");
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("takes a notice once, however often it is given", async () => {
    const id = await tell("health", { dedupe: "notice of one thing" });
    expect(await tell("health", { dedupe: "notice of one thing" })).toBe(id);
    expect((await read(health)).inboxCount).toBe(1);
  });

  it("takes every kind of notice about every kind of subject", async () => {
    const subjects = Object.keys(SubjectKind) as (keyof typeof SubjectKind)[];
    const kinds = Object.keys(NoticeKind) as (keyof typeof NoticeKind)[];
    const common = { desk: "justice", caseId: null, dueOn: null, subjectId: "x", on: "2018-12-31", at: new Date() };
    const notices = [
      ...kinds.map((kind) => ({ ...common, kind, subjectKind: "CASE" as const, dedupe: `notice ${kind}` })),
      ...subjects.map((subjectKind) => ({
        ...common,
        kind: kinds[0]!,
        subjectKind,
        dedupe: `notice of ${subjectKind}`,
      })),
    ];
    await database.transaction((manager) => notifyAll(manager, notices));
    expect((await read(both)).inbox.edges).toHaveLength(notices.length);
  });
});
