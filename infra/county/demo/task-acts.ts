import { type Actors, findOpenCase, type PlayedChild } from "./case-acts";

interface Asked {
  kind: string;
  desk: string;
  text: string;
}

/** What each department can do for a child, by why it left and where it is (部门职责). */
const BY_REASON: Readonly<Record<string, readonly Asked[]>> = {
  家庭经济困难: [
    { kind: "ASSESS_RELIEF", desk: "civil-affairs", text: "请评估是否符合救助条件。" },
    { kind: "CHECK_HOUSEHOLD", desk: "poverty-relief", text: "请核查是否建档立卡户及帮扶情况。" },
  ],
  疾病: [
    { kind: "HEALTH_CHECK", desk: "health", text: "请组织健康评估。" },
    { kind: "ASSESS_DISABILITY", desk: "disabled-persons", text: "请会同卫健部门评估就学条件。" },
  ],
  早婚: [{ kind: "LEGAL_AID", desk: "justice", text: "请开展普法并提供法律援助。" }],
  外出务工: [{ kind: "CHILD_LABOUR", desk: "human-resources", text: "请核查是否存在使用童工。" }],
};
const BY_WHEREABOUTS: Readonly<Record<string, readonly Asked[]>> = {
  去向不明: [{ kind: "FIND_WHEREABOUTS", desk: "public-security", text: "请协助查找去向。" }],
};

/** The office asks departments for what a child's case needs of them. */
export async function askDepartments(actors: Actors, child: PlayedChild): Promise<void> {
  const { id: caseId } = await findOpenCase(actors, child);
  for (const { kind, desk, text } of [...(BY_REASON[child.reason] ?? []), ...(BY_WHEREABOUTS[child.whereabouts] ?? [])])
    await actors("office").ask(
      `mutation ($caseId: ID!, $kind: TaskKind!, $desk: String!, $text: String!) {
        askTask(caseId: $caseId, kind: $kind, desk: $desk, text: $text) { __typename ... on Refusal { message } }
      }`,
      { caseId, kind, desk, text },
    );
}

/** What each department answers here. */
const ANSWERS: Readonly<Record<string, { answer: string; text: string }>> = {
  ASSESS_RELIEF: { answer: "NOT_ENTITLED", text: "经评估不符合低保条件，已转介临时救助。" },
  CHECK_HOUSEHOLD: { answer: "NOT_IN_REGISTER", text: "不在建档立卡户名册。" },
  ASSESS_DISABILITY: { answer: "NOT_DISABLED", text: "会同卫健部门评估，康复后可返校。" },
  HEALTH_CHECK: { answer: "ASSESSED", text: "已组织健康评估，可随班就读。" },
  LEGAL_AID: { answer: "GIVEN", text: "已上门普法，指派法律援助律师。" },
  CHILD_LABOUR: { answer: "NO_LABOUR", text: "未发现使用童工。" },
  FIND_WHEREABOUTS: { answer: "FOUND", text: "已查到随亲属居住地，并告知学校。" },
  DECISION: { answer: "DONE", text: "已按议定事项落实。" },
};

interface OwnTask {
  id: string;
  kind: string;
  state: string;
  version: number;
}

/** A department works off what is put to it: accepts what is new and answers what it has accepted. Returns how many it answered. */
export async function workTasks(actors: Actors, account: string): Promise<number> {
  const desk = actors(account);
  const { edges } = await desk.ask<{ edges: { node: OwnTask }[] }>(
    `query ($desk: String!) {
      tasks(desk: $desk, states: [ASKED, ACCEPTED], first: 500) { edges { node { id kind state version } } }
    }`,
    { desk: account },
  );
  let answered = 0;
  for (const { node } of edges) {
    if (node.state === "ASKED") {
      await desk.ask(
        `mutation ($id: ID!, $version: Int!) {
          acceptTask(id: $id, version: $version) { __typename ... on Refusal { message } }
        }`,
        { id: node.id, version: node.version },
      );
      continue;
    }
    const given = ANSWERS[node.kind];
    if (given === undefined) throw new Error(`nobody here answers ${node.kind}`);
    await desk.ask(
      `mutation ($id: ID!, $version: Int!, $answer: TaskAnswer!, $text: String!) {
        answerTask(id: $id, version: $version, answer: $answer, text: $text) { __typename ... on Refusal { message } }
      }`,
      { id: node.id, version: node.version, ...given },
    );
    answered += 1;
  }
  return answered;
}
