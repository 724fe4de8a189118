import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Caller } from "../../infra/runtime/caller";
import type { Vault } from "../../infra/runtime/vault";
import {
  type ArrivalToWrite,
  type ChildToWrite,
  type DraftToWrite,
  insertLetter,
} from "../../subgraphs/letters/letter/insert-letter";
import type { LetterAct } from "../../subgraphs/letters/letter/letter-history";
import { LetterDirection, LetterKind, LetterVia } from "../../subgraphs/letters/letter/letter-kind";
import type { LetterState } from "../../subgraphs/letters/letter/letter-state";
import type { LetterChildRow, LetterRow } from "../../subgraphs/letters/letter/letter.rows";
import { callerOf } from "./callers";
import { letterBody } from "./letter-messages";

/** Where letters are planted. */
interface LettersPlace {
  database: DataSource;
  vault: Vault;
  sql: <Row extends object>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;
}

export interface PlantedLetter {
  letter: LetterRow;
  children: LetterChildRow[];
}

const ON = "2018-12-31";

/** An act of somebody of education on the day of the tests' county. */
export const letterAct = ({ vault }: Pick<LettersPlace, "vault">, by: Caller = callerOf("education")): LetterAct => ({
  by,
  on: ON,
  at: new Date(`${ON}T12:00:00+08:00`),
  vault,
});

/** Children who do not exist, each with a case. */
export const inventedChildren = (count: number): ChildToWrite[] =>
  letterBody({ children: count }).children.map((content, place) => ({
    content,
    childId: null,
    caseId: randomUUID(),
    caseNumber: `450204-2018-${String(place + 1).padStart(4, "0")}`,
  }));

const COMMON = {
  countyCode: "450204",
  peerCode: "451302",
  peerName: "来宾市兴宾区教育局",
  addressee: "来宾市兴宾区教育局",
  title: "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
  content: {
    paragraphs: ["现将有关情况函告如下。", "特此函达。"],
    contact: "联系人：覃老师，0772-0000000",
    copies: [],
    issuers: [],
    answers: [],
  },
};

/** A draft of 柳南区 to 兴宾区 with a child; in a state before its signature where one is given. */
export async function plantDraft(
  place: LettersPlace,
  given: Partial<DraftToWrite> & { state?: LetterState } = {},
): Promise<PlantedLetter> {
  const { state, ...rest } = given;
  const draft: DraftToWrite = {
    ...COMMON,
    direction: LetterDirection.OUT,
    kind: LetterKind.INQUIRY,
    via: LetterVia.PAPER,
    organs: ["education"],
    children: inventedChildren(1),
    ...rest,
  };
  const planted = await place.database.transaction((manager) => insertLetter(manager, draft, letterAct(place)));
  if (state === undefined) return planted;
  await place.sql("UPDATE letter SET state = $2 WHERE id = $1", [planted.letter.id, state]);
  return { ...planted, letter: { ...planted.letter, state } };
}

/** A letter that 兴宾区 has sent. */
export async function plantArrival(place: LettersPlace, given: Partial<ArrivalToWrite> = {}): Promise<PlantedLetter> {
  const arrival: ArrivalToWrite = {
    ...COMMON,
    id: randomUUID(),
    direction: LetterDirection.IN,
    kind: LetterKind.INQUIRY,
    via: LetterVia.NETWORK,
    addressee: "柳州市柳南区教育局",
    number: "兴宾教函〔2018〕7号",
    issuedOn: "2018-12-28",
    dueOn: "2019-01-14",
    messageId: randomUUID(),
    children: inventedChildren(1).map((child) => ({ ...child, caseId: null, caseNumber: null })),
    ...given,
  };
  return place.database.transaction((manager) =>
    insertLetter(manager, arrival, { ...letterAct(place), by: { peerCode: "451302" } }),
  );
}

/** Who signs for a department, from the year's beginning. */
export async function appointSignatory(
  { sql }: Pick<LettersPlace, "sql">,
  { actor, department }: Caller,
  { name = "韦局长", post = "局长" } = {},
): Promise<void> {
  await sql(
    `INSERT INTO signatory (id, organ, actor, name, post, valid_from, appointed_by, appointed_post, appointed_at)
     VALUES ($1, $2, $3, $4, $5, '2018-01-01', 'leader', '副区长', now())`,
    [randomUUID(), department, actor, name, post],
  );
}

/** Whoever signs for a department. */
export function signatoryOf(department: "education" | "public-security" | "civil-affairs"): Caller {
  const caller = callerOf(department);
  const { scopes, roles } = callerOf("signatory");
  return {
    ...caller,
    actor: `test-${department}-head`,
    roles: [...caller.roles, ...roles],
    scopes: new Set([...caller.scopes, ...scopes]),
  };
}

/** Has 兴宾区 on the network. */
export async function plantPeer(
  { sql }: Pick<LettersPlace, "sql">,
  exchangeUrl: string | null = "http://127.0.0.1:9",
): Promise<void> {
  await sql(
    `INSERT INTO peer (id, county_code, bureau_name, short_name, exchange_url, valid_from, entered_by, entered_post, entered_at)
     VALUES ($1, '451302', '来宾市兴宾区教育局', '兴宾区教育局', $2, '2018-01-01', 'office', '主任', now())`,
    [randomUUID(), exchangeUrl],
  );
}
