import type { Actors } from "./case-acts";

interface Measure {
  id: string;
  version: number;
  subject: { code: string };
}

const MEASURE = "__typename ... on Measure { id version subject { code } } ... on Refusal { message }";
const ORDERED =
  "__typename ... on OrderedMeasures { measures { id version subject { code } } } ... on Refusal { message }";

/** Education calls every school with dropouts to a talk (约谈). */
export async function callToTalks(actors: Actors, from: string, to: string, meetsOn: string): Promise<Measure[]> {
  const education = actors("education");
  const { edges } = await education.ask<{ edges: { node: { unit: { code: string } } }[] }>(
    `query ($from: Date!, $to: Date!) {
      unitsWithDropouts(from: $from, to: $to, first: 500) { edges { node { unit { code } } } }
    }`,
    { from, to },
  );
  const subjects = edges.map(({ node }) => node.unit.code).filter((code) => code.startsWith("school:"));
  const { measures } = await education.ask<{ measures: Measure[] }>(
    `mutation ($subjects: [String!]!, $meetsOn: Date!) {
      orderMeasures(kind: TALK, subjects: $subjects, meetsOn: $meetsOn, ground: "本校出现学生辍学") { ${ORDERED} }
    }`,
    { subjects, meetsOn },
  );
  return measures;
}

/** Each talk is held, and what is to be put right is ordered with a day (限期整改). */
export async function holdTalks(actors: Actors, talks: readonly Measure[], dueOn: string): Promise<Measure[]> {
  const education = actors("education");
  const ordered: Measure[] = [];
  for (const { id, version, subject } of talks) {
    await education.ask(
      `mutation ($id: ID!, $version: Int!) {
        holdMeasure(id: $id, version: $version, note: "校长、分管副校长、学籍管理员到场，分析原因，明确要求。") { ${MEASURE} }
      }`,
      { id, version },
    );
    const { measures } = await education.ask<{ measures: Measure[] }>(
      `mutation ($subjects: [String!]!, $dueOn: Date!, $follows: ID!) {
        orderMeasures(kind: RECTIFICATION, subjects: $subjects, dueOn: $dueOn, follows: $follows, ground: "缺勤上报不及时、家访记录不全") { ${ORDERED} }
      }`,
      { subjects: [subject.code], dueOn, follows: id },
    );
    ordered.push(...measures);
  }
  return ordered;
}

/** Each school reports what it has put right, and education accepts it. */
export async function putRight(actors: Actors, orders: readonly Measure[]): Promise<void> {
  for (const { id, version, subject } of orders) {
    const reported = await actors(subject.code.replace(":", "-")).ask<Measure>(
      `mutation ($id: ID!, $version: Int!) {
        reportRectification(id: $id, version: $version, note: "已建立每日考勤上报，补齐家访记录。") { ${MEASURE} }
      }`,
      { id, version },
    );
    await actors("education").ask(
      `mutation ($id: ID!, $version: Int!) {
        acceptRectification(id: $id, version: $version, note: "实地核查，整改到位。") { ${MEASURE} }
      }`,
      { id, version: reported.version },
    );
  }
}

/** Statements of responsibility (责任状) of a school year are drawn up, and signed by both sides of each school. Returns how many. */
export async function signStatements(actors: Actors, schoolYear: string): Promise<number> {
  await actors("office").ask(
    `mutation ($schoolYear: SchoolYear!) {
      drawUpStatements(schoolYear: $schoolYear) { __typename ... on Refusal { message } }
    }`,
    { schoolYear },
  );
  const { edges } = await actors("office").ask<{ edges: { node: { id: string; unit: { code: string } } }[] }>(
    `query ($schoolYear: SchoolYear!) {
      responsibilityStatements(schoolYear: $schoolYear, levels: [PRINCIPAL], unsignedOnly: true, first: 500) {
        edges { node { id unit { code } } }
      }
    }`,
    { schoolYear },
  );
  const sign = (account: string, id: string, side: string): Promise<unknown> =>
    actors(account).ask(
      `mutation ($id: ID!, $side: StatementSide!) {
        signStatement(id: $id, side: $side) { __typename ... on Refusal { message } }
      }`,
      { id, side },
    );
  for (const { node } of edges) {
    await sign(`${node.unit.code.replace(":", "-")}-head`, node.id, "SIGNATORY");
    await sign("education", node.id, "SUPERIOR");
  }
  return edges.length;
}

/** A school plans a meeting of parents, holds it and reports it. */
export async function holdParentMeeting(actors: Actors, schoolId: string, on: string): Promise<void> {
  const school = actors(`school-${schoolId}`);
  const activity = "__typename ... on Activity { id version } ... on Refusal { message }";
  const { id, version } = await school.ask<{ id: string; version: number }>(
    `mutation ($on: Date!) { planActivity(kind: PARENT_MEETING, title: "控辍保学家长会", plannedOn: $on) { ${activity} } }`,
    { on },
  );
  await school.ask(
    `mutation ($id: ID!, $version: Int!, $on: Date!) {
      reportActivity(id: $id, version: $version, heldOn: $on, participants: 180, report: "宣讲义务教育法，签到表存档。") { ${activity} }
    }`,
    { id, version, on },
  );
}
