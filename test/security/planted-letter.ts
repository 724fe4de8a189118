import { createHash } from "node:crypto";
import { Vault } from "../../infra/runtime/vault";
import type { LetterChildContent, LetterContent } from "../../subgraphs/letters/letter/letter-content";
import type { CountyStack } from "../support/county-stack";
import { pdfOf } from "../support/files";
import { CHILDREN, KNOWN_COUNTY } from "../support/known-county";
import { MeetingDatabase } from "../support/meeting-database";
import { PLANTED_CASE } from "./planted-case";
import type { PlantedChild } from "./planted-child";

const planted = (tail: string): string => `0190a000-0000-7000-8000-00000001${tail}`;

/** A letter of the county's bureau to another one about the planted child, delivered; a `signatory` of no other role signs with it. */
export const PLANTED_LETTER = planted("e77e");
export const PLANTED_LETTER_ITEM = planted("e77f");
/** What goes out with it, and a scan of a paper about it. */
export const PLANTED_ENCLOSURE = planted("e780");
export const PLANTED_SCAN = planted("e781");
/** Letters of no child: one that takes enclosures, one that takes scans, and one that is to be signed by two departments. */
export const PLANTED_DRAFT = planted("e782");
export const PLANTED_PAPER = planted("e783");
export const PLANTED_TO_SIGN = planted("e784");
/** Another county's letter about the planted child, as if both counties kept theirs in one database. */
export const FOREIGN_LETTER = planted("e785");
export const FOREIGN_ITEM = planted("e786");
export const FOREIGN_ENCLOSURE = planted("e787");
/** Stands in all that is said by that letter. */
export const FOREIGN_WORD = "外县密函";

/** Has the letters kept, once the case that they were written from is planted. */
export async function plantLetters(county: CountyStack, { personId }: PlantedChild): Promise<void> {
  const { fieldKeys } = county.secrets();
  const vault = new Vault(Buffer.from(fieldKeys.letters, "base64"));
  const letters = new MeetingDatabase(county, "letters");
  const { name, idNumber } = CHILDREN.everywhere;
  const seal = (content: LetterContent | LetterChildContent): Buffer => vault.seal(JSON.stringify(content));
  const { code } = KNOWN_COUNTY;

  const letter = async (id: string, countyCode: string, given: Partial<PlantedRow>, said: string): Promise<void> => {
    const { state, via, organs, serial } = { ...DELIVERED, ...given };
    const number = serial === null ? null : `教函〔2018〕${serial}号`;
    const issuedOn = serial === null ? null : "2018-12-31";
    const year = serial === null ? null : 2018;
    const content = seal({ ...CONTENT, paragraphs: [said] });
    await letters.rows(LETTER, [id, countyCode, state, via, organs, number, serial, year, content, issuedOn]);
  };
  const file = async (id: string, letterId: string, role: "ENCLOSURE" | "SCAN", said: string): Promise<void> => {
    const bytes = Buffer.concat([pdfOf(), Buffer.from(`%${said} ${id}\n%%EOF`)]);
    const sha256 = createHash("sha256").update(bytes).digest();
    const sealed = [vault.seal(`${said}.pdf`), bytes.length, sha256, vault.sealBytes(bytes)];
    await letters.rows(FILE, [id, letterId, role, ...sealed]);
  };

  await letter(PLANTED_LETTER, code, { organs: ["education", "signatory"], serial: 9001 }, `请协助劝返${name}。`);
  const child = seal({ ...CHILD, itemId: PLANTED_LETTER_ITEM, name, idNumber, guardian: `${name}父` });
  await letters.rows(ITEM, [PLANTED_LETTER_ITEM, PLANTED_LETTER, personId, PLANTED_CASE, child]);
  await file(PLANTED_ENCLOSURE, PLANTED_LETTER, "ENCLOSURE", name);
  await file(PLANTED_SCAN, PLANTED_LETTER, "SCAN", name);

  await letter(PLANTED_DRAFT, code, { state: "DRAFT", serial: null }, "拟稿");
  await letter(PLANTED_PAPER, code, { via: "PAPER", serial: 9002 }, "纸质");
  await letter(
    PLANTED_TO_SIGN,
    code,
    { state: "TO_SIGN", organs: ["education", "civil-affairs"], serial: null },
    "待签",
  );

  await letter(FOREIGN_LETTER, "450204", { serial: 9003 }, FOREIGN_WORD);
  const foreign = seal({ ...CHILD, itemId: FOREIGN_ITEM, name: FOREIGN_WORD, outSince: "2018-11-05" });
  await letters.rows(ITEM, [FOREIGN_ITEM, FOREIGN_LETTER, personId, null, foreign]);
  await file(FOREIGN_ENCLOSURE, FOREIGN_LETTER, "ENCLOSURE", FOREIGN_WORD);

  // A message that failed, whose words are the letter's.
  await letters.rows(MESSAGE, [planted("e788"), PLANTED_LETTER, seal({ ...CONTENT, paragraphs: [name, idNumber] })]);
  await new MeetingDatabase(county).rows(CASE_LETTER, [PLANTED_LETTER_ITEM, PLANTED_LETTER, PLANTED_CASE]);
}

interface PlantedRow {
  state: "DRAFT" | "TO_SIGN" | "DELIVERED";
  via: "NETWORK" | "PAPER";
  organs: readonly string[];
  /** Null before it has its number. */
  serial: number | null;
}

const DELIVERED: PlantedRow = { state: "DELIVERED", via: "NETWORK", organs: ["education"], serial: null };

const CONTENT: LetterContent = {
  paragraphs: [],
  contact: "联系人：韦老师",
  copies: [],
  issuers: [{ organ: "柳州市柳江区教育局", name: "覃局长", post: "局长" }],
  answers: [],
};

const CHILD: Omit<LetterChildContent, "itemId" | "name"> = {
  sex: null,
  birthDate: null,
  idNumber: null,
  homeAddress: null,
  guardian: null,
  phone: null,
  school: null,
  grade: null,
  outSince: "2018-12-03",
  isPoor: false,
};

const LETTER = `
  INSERT INTO letter (id, direction, kind, county_code, peer_code, peer_name, addressee, state, via, organs, number, serial,
    year, title, content_sealed, issued_on, drafted_by, drafted_post, drafted_at, created_on)
  VALUES ($1, 'OUT', 'INQUIRY', $2, '451302', '来宾市兴宾区教育局', '来宾市兴宾区教育局', $3, $4, $5, $6, $7,
    $8, '关于协助做好辍学学生劝返复学工作的函', $9, $10, 'education', '股长', now(), '2018-12-31')`;

const ITEM = `
  INSERT INTO letter_child (id, letter_id, position, child_id, case_id, case_number, state, content_sealed, state_since)
  VALUES ($1, $2, 1, $3, $4, '450205-2018-0001', 'WAITING', $5, '2018-12-31')`;

const FILE = `
  INSERT INTO letter_attachment (id, letter_id, role, name_sealed, media_type, size, sha256, content_sealed, actor, post,
    department, uploaded_on, at)
  VALUES ($1, $2, $3, $4, 'application/pdf', $5, $6, $7, 'education', '股长', 'education', '2018-12-31', now())`;

const MESSAGE = `
  INSERT INTO outbox_message (id, peer_code, letter_id, seq, kind, body_sealed, acted_at, state, attempts, last_fault, created_at)
  VALUES ($1, '451302', $2, 1, 'LETTER', $3, now(), 'FAILED', 1, 'NO_ANSWER', now())`;

const CASE_LETTER = `
  INSERT INTO case_letter (item_id, letter_id, case_id, direction, number, peer_code, peer_name, state, state_since)
  VALUES ($1, $2, $3, 'OUT', '教函〔2018〕9001号', '451302', '来宾市兴宾区教育局', 'DELIVERED', '2018-12-31')`;
