import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Caller } from "../../infra/runtime/caller";
import type { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import type { LettersResources } from "../../subgraphs/letters/context";
import { MESSAGE, MESSAGE_VERSION, type Message, type MessageBody } from "../../subgraphs/letters/exchange/message";
import { applyMessage } from "../../subgraphs/letters/incoming/apply-message";
import { createIncomingServices, type IncomingServices } from "../../subgraphs/letters/incoming/incoming-services";
import { insertLetter } from "../../subgraphs/letters/letter/insert-letter";
import type { LetterChildContent } from "../../subgraphs/letters/letter/letter-content";
import { LetterDirection, LetterKind, LetterVia } from "../../subgraphs/letters/letter/letter-kind";
import type { LetterRow } from "../../subgraphs/letters/letter/letter.rows";
import { markDelivered } from "../../subgraphs/letters/letter/mark-delivered";
import { SignLetterActs } from "../../subgraphs/letters/signing/sign-letter.acts";
import { WithdrawLetterActs } from "../../subgraphs/letters/signing/withdraw-letter.acts";
import { Refusal } from "../../infra/runtime/refusal.type";
import { callerOf } from "./callers";
import { type BenchSettings, type LettersBench, openLettersBench } from "./letters-county";

/** A message that waits at its sender for the other county. */
interface Waiting {
  id: string;
  peerCode: string;
  letterId: string;
  seq: number;
  body: MessageBody;
}

/** What happened to a message: whether it had its effect, and what it was. */
export interface Delivery {
  kind: MessageBody["kind"];
  result: "APPLIED" | "NOT_APPLICABLE";
}

/** How a child of a letter stands, as one county has it. */
export interface Standing {
  id: string;
  state: string;
  acceptedOn: string | null;
  reason: string | null;
  movedTo: string | null;
  outcome: string | null;
  outcomeOn: string | null;
}

/** A county that writes and answers letters: its database with the service's own code on it, and nothing between it and others. */
export class Correspondent {
  private constructor(
    readonly code: string,
    readonly bench: LettersBench,
    readonly resources: LettersResources,
    readonly caller: Caller,
  ) {}

  /** Opens counties that have each other in their directories. */
  static async openAll(codes: readonly string[], gateway?: GatewayReader): Promise<Correspondent[]> {
    const counties: Correspondent[] = [];
    for (const code of codes) {
      const bench = await openLettersBench();
      await bench.sql(PEERS, [codes.filter((other) => other !== code)]);
      counties.push(await Correspondent.at(bench, { countyCode: code, ...(gateway === undefined ? {} : { gateway }) }));
    }
    return counties;
  }

  /** Puts a clerk who writes, signs and answers to a letters' database. */
  static async at(bench: LettersBench, settings: BenchSettings & { countyCode: string }): Promise<Correspondent> {
    const { countyCode } = settings;
    const caller = callerOf("education", { regions: [countyCode], purpose: "LETTER" });
    await bench.sql(SIGNATORY, [caller.actor]);
    return new Correspondent(countyCode, bench, bench.on(settings), caller);
  }

  /** What its clerk does about letters that came in. */
  get acts(): IncomingServices {
    return createIncomingServices(this.resources, this.caller);
  }

  /** Writes to a county about so many children, signed and on its way; the id of the letter. */
  async write(peerCode: string, children: readonly Partial<LetterChildContent>[] = [{}]): Promise<string> {
    const { vault, clock, database } = this.resources;
    const { letter } = await database.transaction((manager) =>
      insertLetter(
        manager,
        {
          direction: LetterDirection.OUT,
          kind: LetterKind.INQUIRY,
          countyCode: this.code,
          peerCode,
          peerName: `${peerCode}教育局`,
          addressee: `${peerCode}教育局`,
          via: LetterVia.NETWORK,
          organs: ["education"],
          title: `${this.code}教育局关于协助做好辍学学生劝返复学工作的函`,
          content: { paragraphs: ["请协助。"], contact: "联系人：韦某", copies: [], issuers: [], answers: [] },
          children: children.map((child) => ({ content: childContent(child), childId: null })),
        },
        { by: this.caller, on: clock.today(), at: clock.now(), vault },
      ),
    );
    const signed = await this.sign(letter.id);
    if (signed instanceof Refusal) throw new Error(signed.message);
    return letter.id;
  }

  /** Signs a draft of its own, which nobody needs to review here. */
  async sign(letterId: string): Promise<LetterRow | Refusal> {
    await this.bench.sql("UPDATE letter SET state = 'TO_SIGN' WHERE id = $1 AND state = 'DRAFT'", [letterId]);
    const given = { id: letterId, version: await this.version(letterId), organ: "education" };
    return new SignLetterActs(this.resources, this.caller).sign(given);
  }

  /** Withdraws a letter of its own, or asks its addressee to give it back. */
  async withdraw(letterId: string): Promise<LetterRow | Refusal> {
    const given = { id: letterId, version: await this.version(letterId), reason: "该生已返校" };
    return new WithdrawLetterActs(this.resources, this.caller).withdraw(given);
  }

  /** The first message about each letter that waits for each county: none overtakes another. */
  async waiting(): Promise<Waiting[]> {
    const rows = await this.bench.sql<Omit<Waiting, "body"> & { sealed: Buffer }>(
      `SELECT DISTINCT ON (letter_id, peer_code) id, peer_code AS "peerCode", letter_id AS "letterId", seq,
         body_sealed AS sealed
       FROM outbox_message WHERE state = 'WAITING' ORDER BY letter_id, peer_code, seq`,
    );
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      body: JSON.parse(this.bench.vault.open(sealed)) as MessageBody,
    }));
  }

  /** Takes a message in as the exchange would once it has opened it; what is not applicable leaves nothing behind. */
  receive(from: string, message: Message): Promise<"APPLIED" | "NOT_APPLICABLE"> {
    const incoming = { from, message, attachments: new Map<string, Buffer>(), contentDigest: "0" };
    return this.resources.database.transaction((manager) => applyMessage(manager, this.resources, incoming));
  }

  /** How the children of a letter stand here, in its order. */
  standing(letterId: string): Promise<Standing[]> {
    return this.bench.sql(
      `SELECT id, state, accepted_on AS "acceptedOn", reason, moved_to AS "movedTo", outcome, outcome_on AS "outcomeOn"
       FROM letter_child WHERE letter_id = $1 ORDER BY position`,
      [letterId],
    );
  }

  async letterState(letterId: string): Promise<string | undefined> {
    const [row] = await this.bench.sql<{ state: string }>("SELECT state FROM letter WHERE id = $1", [letterId]);
    return row?.state;
  }

  async version(letterId: string): Promise<number> {
    const [row] = await this.bench.sql<{ version: number }>("SELECT version FROM letter WHERE id = $1", [letterId]);
    return row?.version ?? 0;
  }

  close(): Promise<void> {
    return this.bench.close();
  }
}

/** A message as its sender signs it. @throws ZodError when it is not of the format */
export function messageOf(from: string, { id, peerCode, letterId, seq, body }: Waiting): Message {
  return MESSAGE.parse({
    version: MESSAGE_VERSION,
    jti: id,
    iss: from,
    aud: peerCode,
    iat: 0,
    exp: 3600,
    nonce: "A".repeat(22),
    letter: letterId,
    seq,
    actedAt: "2018-12-31T12:00:00+08:00",
    body,
  });
}

/** Brings one message to the county that it is for, and its receipt back. */
export async function deliver(
  counties: readonly Correspondent[],
  sender: Correspondent,
  waiting: Waiting,
): Promise<Delivery> {
  const receiver = counties.find(({ code }) => code === waiting.peerCode);
  if (receiver === undefined) throw new Error(`nobody is at ${waiting.peerCode}`);
  const result = await receiver.receive(sender.code, messageOf(sender.code, waiting));
  await sender.bench.sql(
    `UPDATE outbox_message SET state = 'DELIVERED', attempts = 1, delivered_at = now(), receipt = 'r', message_sealed = 'm' WHERE id = $1`,
    [waiting.id],
  );
  if (result === "APPLIED") await receipt(sender, waiting.id);
  return { kind: waiting.body.kind, result };
}

const receipt = (sender: Correspondent, messageId: string): Promise<void> =>
  sender.resources.database.transaction((manager: EntityManager) =>
    markDelivered(manager, sender.resources, [messageId]),
  );

/** Brings every message to where it belongs, whatever comes of it, until none waits. */
export async function deliverAll(counties: readonly Correspondent[]): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  for (;;) {
    const before = deliveries.length;
    for (const sender of counties)
      for (const waiting of await sender.waiting()) deliveries.push(await deliver(counties, sender, waiting));
    if (deliveries.length === before) return deliveries;
  }
}

const SIGNATORY = `
  INSERT INTO signatory (id, organ, actor, name, post, valid_from, appointed_by, appointed_post, appointed_at)
  VALUES (gen_random_uuid(), 'education', $1, '韦局长', '局长', '2018-01-01', 'test', 'test', now())`;

const PEERS = `
  INSERT INTO peer (id, county_code, bureau_name, short_name, exchange_url, valid_from, entered_by, entered_post, entered_at)
  SELECT gen_random_uuid(), code, code || '教育局', '教育局', 'http://127.0.0.1:9', '2018-01-01', 'test', 'test', now()
  FROM unnest($1::text[]) AS code`;

let children = 0;

/** An ordinary child of a letter, but for what is given. */
export function childContent(given: Partial<LetterChildContent> = {}): LetterChildContent {
  children += 1;
  return {
    itemId: randomUUID(),
    name: `韦小明${children}`,
    sex: "MALE",
    birthDate: "2006-05-01",
    idNumber: null,
    homeAddress: "兴宾区凤凰镇",
    guardian: "韦大明",
    phone: "13800000000",
    school: "柳南区第一中学",
    grade: "七年级",
    outSince: "2018-11-05",
    isPoor: false,
    ...given,
  };
}
