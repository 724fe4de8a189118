import { createHash, randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { ownCard } from "../../../subgraphs/letters/directory/own-card";
import { fingerprintOf } from "../../../subgraphs/letters/directory/fingerprint";
import { PeerActs } from "../../../subgraphs/letters/directory/peer.acts";
import { insertLetter } from "../../../subgraphs/letters/letter/insert-letter";
import { LetterDirection, LetterKind, LetterVia } from "../../../subgraphs/letters/letter/letter-kind";
import { LETTER_ATTACHMENT_STORE } from "../../../subgraphs/letters/letter-attachment/letter-attachment.store";
import { SignLetterActs } from "../../../subgraphs/letters/signing/sign-letter.acts";
import { callerOf } from "../../support/callers";
import { pdfOf } from "../../support/files";
import { inventIdNumber } from "../../support/people";
import { type LettersStack, TODAY } from "./letters-stack";

/** One letter in so many has an enclosure, of the size of a page that was scanned well. */
export const ENCLOSED_EVERY = 10;
const ENCLOSURE_BYTES = 60 * 1024;
const AT_ONCE = 6;

/** Has two counties enter each other's cards, and appoints who signs. */
export async function introduce(one: LettersStack, other: LettersStack): Promise<void> {
  for (const [own, peer] of [
    [one, other],
    [other, one],
  ] as const) {
    const { card, text } = await ownCard(peer.clerks);
    const office = callerOf("office", { regions: [own.countyCode] });
    const entered = await new PeerActs(own.clerks, office).enter({
      countyCode: peer.countyCode,
      bureauName: null,
      shortName: null,
      postalAddress: null,
      phone: null,
      validFrom: TODAY,
      card: text,
      fingerprint: fingerprintOf(card),
    });
    if (entered instanceof Refusal) throw new Error(entered.message);
    await own.sql(SIGNATORY, [educationOf(own).actor]);
  }
}

/** Writes so many letters to a county, as fast as may be: drawn up, signed, and in the outbox by the signing. */
export async function writeLetters(sender: LettersStack, peerCode: string, count: number): Promise<void> {
  let next = 0;
  const clerk = async (): Promise<void> => {
    while (next < count) await writeLetter(sender, peerCode, next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, clerk));
}

/** Writes letters at a steady pace, whatever becomes of them; so many a second for so many seconds. */
export async function writeSteadily(
  sender: LettersStack,
  peerCode: string,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<number> {
  const begun = performance.now();
  const written: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const wait = (n * 1000) / perSecond - (performance.now() - begun);
    if (wait > 0) await pause(wait);
    written.push(writeLetter(sender, peerCode, n));
  }
  await Promise.all(written);
  return written.length;
}

async function writeLetter(sender: LettersStack, peerCode: string, n: number): Promise<void> {
  const { clerks, countyCode } = sender;
  const { database, clock, vault } = clerks;
  const by = educationOf(sender);
  const { letter } = await database.transaction(async (manager) => {
    const draft = await insertLetter(
      manager,
      {
        direction: LetterDirection.OUT,
        kind: LetterKind.INQUIRY,
        countyCode,
        peerCode,
        peerName: "来宾市兴宾区教育局",
        addressee: "来宾市兴宾区教育局",
        via: LetterVia.NETWORK,
        organs: ["education"],
        title: "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
        content: { paragraphs: PARAGRAPHS, contact: CONTACT, copies: ["兴宾区扶贫办"], issuers: [], answers: [] },
        children: [{ content: childOf(peerCode, n), childId: null }],
      },
      { by, on: clock.today(), at: clock.now(), vault },
    );
    if (n % ENCLOSED_EVERY === 0) await enclose(sender, draft.letter.id, manager);
    // Who reviews it and puts it before whoever signs is not measured here.
    await manager.query("UPDATE letter SET state = 'TO_SIGN' WHERE id = $1", [draft.letter.id]);
    return draft;
  });
  const { id, version } = letter;
  const signed = await new SignLetterActs(clerks, by).sign({ id, version, organ: "education" });
  if (signed instanceof Refusal) throw new Error(signed.message);
}

async function enclose(
  { clerks: { vault, clock } }: LettersStack,
  letterId: string,
  manager: Parameters<typeof LETTER_ATTACHMENT_STORE.insert>[0],
): Promise<void> {
  const bytes = pdfOf({ catalog: `/Page <${randomBytes(ENCLOSURE_BYTES / 2).toString("hex")}>` });
  await LETTER_ATTACHMENT_STORE.insert(manager, {
    id: randomUUID(),
    subjectKind: "LETTER",
    subjectId: letterId,
    nameSealed: vault.seal("学籍证明.pdf"),
    mediaType: "application/pdf",
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest(),
    contentSealed: vault.sealBytes(bytes),
    uploadedBy: "bench",
    uploadedPost: "干事",
    uploadedDepartment: "education",
    uploadedOn: clock.today(),
    uploadedAt: clock.now(),
  });
}

export const PARAGRAPHS = [
  "某某，男，2006年5月1日出生，户籍地为来宾市兴宾区凤凰镇某某村，原就读于柳州市柳南区第一中学七年级，自2018年11月5日起未到校上课。",
  "经我局及学校多次家访、电话劝返，该生仍未返校。据了解，该生已随家长返回户籍地居住。",
  "根据《中华人民共和国义务教育法》及控辍保学工作有关规定，现将该生有关情况函告贵局，请予协助做好劝返复学工作，并将办理情况函复我局。",
  "该生家庭系建档立卡贫困户，请及时告知扶贫办，落实有关资助政策。",
  "特此函达。",
];
export const CONTACT = "联系人：韦某某，电话：0772-3000000";

export function childOf(countyCode: string, n: number) {
  return {
    itemId: randomUUID(),
    name: `某某${n}`,
    sex: "MALE" as const,
    birthDate: "2006-05-01",
    idNumber: inventIdNumber(countyCode, "2006-05-01", n % 999),
    homeAddress: "来宾市兴宾区凤凰镇某某村某某屯12号",
    guardian: "韦大明",
    phone: "13800000000",
    school: "柳州市柳南区第一中学",
    grade: "七年级",
    outSince: "2018-11-05",
    isPoor: true,
  };
}

export const educationOf = ({ countyCode }: Pick<LettersStack, "countyCode">) =>
  callerOf("education", { regions: [countyCode], purpose: "LETTER" });

const SIGNATORY = `
  INSERT INTO signatory (id, organ, actor, name, post, valid_from, appointed_by, appointed_post, appointed_at)
  VALUES (gen_random_uuid(), 'education', $1, '韦局长', '局长', '2018-01-01', 'bench', '干事', now())`;
