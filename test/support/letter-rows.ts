import { randomUUID } from "node:crypto";
import type { Vault } from "../../infra/runtime/vault";
import type { LetterChildContent, LetterContent } from "../../subgraphs/letters/letter/letter-content";

type Sql = (text: string, parameters?: readonly unknown[]) => Promise<unknown>;

/** What differs of a child from one that waits. */
export interface PlantedLetterChild {
  state?: string;
  outcome?: string;
  outcome_on?: string;
  child_id?: string;
  moved_to?: string;
  reason?: string;
}

/** What differs from a letter of 柳南区 to 兴宾区 of the last day of 2018, delivered by the network, about one child that waits. */
export interface PlantedLetter {
  id?: string;
  direction?: "OUT" | "IN";
  kind?: string;
  county_code?: string;
  peer_code?: string;
  peer_name?: string;
  state?: string;
  via?: "NETWORK" | "PAPER";
  organs?: string[];
  number?: string | null;
  about_id?: string;
  issued_on?: string | null;
  accept_by?: string | null;
  due_on?: string | null;
  posted_on?: string;
  created_on?: string;
  withdrawal_asked_on?: string;
  delivered_at?: string;
  /** Default one that waits. */
  children?: readonly PlantedLetterChild[];
}

let planted = 0;

/** Writes a letter with its children as the owner of the letters' database; their ids. */
export async function plantLetter(
  sql: Sql,
  vault: Vault,
  { children = [{}], ...given }: PlantedLetter = {},
): Promise<{ id: string; itemIds: string[] }> {
  const serial = (planted += 1);
  const { id = randomUUID(), direction = "OUT", state = "DELIVERED", issued_on: issuedOn = "2018-12-31" } = given;
  const isNumbered = !["DRAFT", "IN_REVIEW", "TO_SIGN"].includes(state);
  const row = {
    id,
    direction,
    kind: "INQUIRY",
    county_code: "450204",
    peer_code: "451302",
    peer_name: "来宾市兴宾区教育局",
    addressee: "兴宾区教育局",
    state,
    via: "NETWORK",
    organs: direction === "OUT" ? ["education"] : [],
    number: isNumbered ? `柳南教函〔2018〕${serial}号` : null,
    serial: direction === "OUT" && isNumbered ? serial : null,
    year: direction === "OUT" && isNumbered ? 2018 : null,
    title: "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
    content_sealed: vault.seal(JSON.stringify(CONTENT)),
    accept_by: isNumbered ? "2019-01-08" : null,
    due_on: isNumbered ? "2019-01-15" : null,
    closed_on: state === "CLOSED" ? issuedOn : null,
    withdrawn_on: state === "WITHDRAWN" ? issuedOn : null,
    drafted_by: "test-education",
    drafted_post: "测试岗位",
    drafted_at: "2018-12-31T04:00:00Z",
    created_on: issuedOn ?? "2018-12-31",
    ...given,
    issued_on: isNumbered ? issuedOn : null,
  };
  await insert(sql, "letter", row);
  const itemIds: string[] = [];
  for (const [place, child] of children.entries()) itemIds.push(await plantChild(sql, vault, id, place + 1, child));
  return { id, itemIds };
}

async function plantChild(
  sql: Sql,
  vault: Vault,
  letterId: string,
  position: number,
  child: PlantedLetterChild,
): Promise<string> {
  const { state = "WAITING", outcome } = child;
  const id = randomUUID();
  const isAccepted = ["ACCEPTED", "IN_PROGRESS", "ANSWERED", "ENDED"].includes(state);
  await insert(sql, "letter_child", {
    id,
    letter_id: letterId,
    position,
    state,
    accepted_on: isAccepted ? "2019-01-02" : null,
    content_sealed: vault.seal(JSON.stringify(childContent(id, position))),
    reason: state === "RETURNED" ? "NOT_OUR_HOUSEHOLD" : null,
    moved_to: state === "FORWARDED" ? "451321" : null,
    outcome_on: outcome === undefined ? null : "2019-01-03",
    outcome_sealed: outcome === undefined ? null : vault.seal(JSON.stringify({ school: null, account: null })),
    state_since: "2018-12-31",
    ...child,
  });
  return id;
}

async function insert(sql: Sql, table: string, row: object): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_column, index) => `$${index + 1}`);
  await sql(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")})`, Object.values(row));
}

const CONTENT: LetterContent = {
  paragraphs: ["现将有关情况函告如下。", "请予支持。"],
  contact: "联系人：覃老师，0772-0000000",
  copies: [],
  issuers: [],
  answers: [],
};

const childContent = (itemId: string, position: number): LetterChildContent => ({
  itemId,
  name: `韦小${position}`,
  sex: "MALE",
  birthDate: "2005-03-01",
  idNumber: null,
  homeAddress: "来宾市兴宾区某镇某村",
  guardian: "韦某",
  phone: null,
  school: "柳南区某中学",
  grade: "八年级",
  outSince: "2018-09-03",
  isPoor: false,
});
