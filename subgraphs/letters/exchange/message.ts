import { z } from "zod";

/** Version of the message format; a message of another major version is refused as UNSUPPORTED. */
export const MESSAGE_VERSION = "1.0";

/** Of a century in which letters are written: a database has no year 0. */
const CENTURY = /^(?:19|20|21)\d\d-/;
const day = z.iso.date().regex(CENTURY);
export const COUNTY_CODE = /^\d{6}$/;
const county = z.string().regex(COUNTY_CODE);
/**
 * Text without control characters other than line ends, without marks that turn the direction of a text, and without half a
 * character: what no paper holds, and what would make a clerk read something else than was signed. A pattern, so that the JSON
 * Schema says it too.
 */
const PLAIN_TEXT = /^(?:\n|[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069])*$/u;
const text = (longest: number) => z.string().min(1).max(longest).regex(PLAIN_TEXT);
/** A plain name, no path, with the extension of what is taken. */
export const FILE_NAME = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]+\.(?:pdf|PDF|jpe?g|JPE?G|png|PNG)$/u;
/** A digest as messages and receipts write it: 256 bits, lower-case hexadecimal. */
export const DIGEST = /^[0-9a-f]{64}$/;
/** 128 random bits, base64url. */
export const NONCE = /^[\w-]{22}$/;
/** One way to write an id: in small letters, of a version of RFC 9562. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const uuid = z.string().regex(UUID);
const itemId = uuid;
const number = text(60);

/** How many children one letter lists at most. */
export const MOST_CHILDREN = 500;
export const MOST_ATTACHMENTS = 20;
/** How many messages about one letter a county sends another at most. */
const MOST_MESSAGES = 100_000;
/** What a letter's attachments have together at most; bytes. */
export const MOST_ATTACHMENT_BYTES = 15 * 1024 * 1024;
/** What a message has at most as it travels: every county takes in so much. It holds those attachments, each encoded twice. */
export const MOST_MESSAGE_BYTES = 32 * 1024 * 1024;

/** An organ that issues a letter, with who signed for it, as they were on the day. */
const issuer = z.strictObject({ organ: text(80), name: text(50), post: text(80) });

/** What stands on every official letter (函), whatever it is for. */
const paper = {
  /** 发文字号, `柳南教函〔2018〕12号`. */
  number,
  title: text(200),
  issuedOn: day,
  /** One to three organs, the first one leading. */
  issuers: z.array(issuer).min(1).max(3),
  /** 主送机关. */
  addressee: text(80),
  /** Paragraphs of the body, in order. */
  paragraphs: z.array(text(2000)).min(1).max(60),
  /** 抄送机关. */
  copies: z.array(text(80)).max(10),
  /** 附注: whom to call. */
  contact: text(120),
  attachments: z
    .array(
      z.strictObject({
        name: z.string().max(120).regex(FILE_NAME),
        mediaType: z.enum(["application/pdf", "image/jpeg", "image/png"]),
        size: z.int().positive().max(MOST_ATTACHMENT_BYTES),
        /** Digest of the bytes by the sender's suite (SHA-256 in the default one), lower-case hexadecimal. */
        digest: z.string().regex(DIGEST),
      }),
    )
    .max(MOST_ATTACHMENTS),
};

/** What the receiver needs of a child, and no more: to find it in its own registers and to bring it back to school. */
const child = z.strictObject({
  /** Id of the child within the exchange: every message about it names it. */
  itemId,
  name: text(60),
  sex: z.enum(["MALE", "FEMALE"]).nullable(),
  birthDate: day.nullable(),
  idNumber: z
    .string()
    .regex(/^\d{17}[\dX]$/)
    .nullable(),
  /** 户籍 address, as public security has it. */
  homeAddress: text(200).nullable(),
  /** Guardian's name and phone, for the first visit. */
  guardian: text(60).nullable(),
  phone: text(30).nullable(),
  /** Last school and grade. */
  school: text(80).nullable(),
  grade: text(20).nullable(),
  /** First day out of school. */
  outSince: day,
  /** Registered as a poor household (建档立卡): the addressee is asked to tell its 扶贫办. */
  isPoor: z.boolean(),
});

/** Why a letter is given back (退函). */
export const RETURN_REASONS = [
  "NOT_OUR_HOUSEHOLD",
  "MOVED_ON",
  "UNKNOWN_CHILD",
  "PAST_AGE",
  "INCOMPLETE",
  "OTHER",
] as const;

/** What came of a child at the county that accepted it. The last four end the letter. */
export const OUTCOMES = ["STEPS_TAKEN", "BACK_IN_SCHOOL", "HOME_TEACHING", "OVER_AGE", "DECEASED"] as const;

const outcome = z.strictObject({
  itemId,
  outcome: z.enum(OUTCOMES),
  on: day,
  /** School to which the child is back. */
  school: text(80).nullable(),
  /** Steps taken, in words; no more of the child than that. */
  account: text(1000).nullable(),
});

const items = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(MOST_CHILDREN);
const note = text(500).nullable();

/** What messages are about, by kind. Every act of a county on a letter is one of these. */
export const MESSAGE_BODY = z.discriminatedUnion("kind", [
  /** 函: from the sender's bureau to that of the home county. */
  z.strictObject({
    kind: z.literal("LETTER"),
    ...paper,
    /** By when an answer is asked for. */
    dueOn: day,
    children: items(child),
    /** Counties that it has come through, the first sender first: a forwarded letter (转办) goes to none of them. */
    chain: z.array(z.strictObject({ countyCode: county, number })).max(10),
  }),
  /** 受理: ownership moves with this, and only with this. */
  z.strictObject({ kind: z.literal("ACCEPTED"), on: day, items: items(z.strictObject({ itemId })) }),
  /** 退函. */
  z.strictObject({
    kind: z.literal("RETURNED"),
    on: day,
    items: items(z.strictObject({ itemId, reason: z.enum(RETURN_REASONS), movedTo: county.nullable(), note })),
  }),
  /** 处理中. */
  z.strictObject({ kind: z.literal("IN_PROGRESS"), on: day, items: items(z.strictObject({ itemId, note })) }),
  /** 转办 onward to the county to which the household has moved. */
  z.strictObject({
    kind: z.literal("FORWARDED"),
    on: day,
    items: items(z.strictObject({ itemId, toCounty: county, number })),
  }),
  /** 复函. */
  z.strictObject({ kind: z.literal("REPLY"), ...paper, items: items(outcome) }),
  /** What has come of children since the reply, until they are in school. */
  z.strictObject({ kind: z.literal("OUTCOME"), on: day, items: items(outcome) }),
  /** 催办函. */
  z.strictObject({ kind: z.literal("REMINDER"), ...paper, dueOn: day }),
  /** 撤回 is asked for; it holds for whatever the receiver has not yet accepted or returned. */
  z.strictObject({ kind: z.literal("WITHDRAWAL"), on: day, reason: text(500) }),
  /** What of a letter was withdrawn; the receiver's answer to a withdrawal. */
  z.strictObject({
    kind: z.literal("WITHDRAWN"),
    on: day,
    items: z.array(z.strictObject({ itemId })).max(MOST_CHILDREN),
  }),
]);

export type MessageBody = z.output<typeof MESSAGE_BODY>;
export type MessageKind = MessageBody["kind"];
export type BodyOf<Kind extends MessageKind> = Extract<MessageBody, { kind: Kind }>;

/** Claims of a message that its sender signs; the body under `body`. */
export const MESSAGE = z.strictObject({
  version: z.literal(MESSAGE_VERSION),
  /** Id of the message, the same at every try to deliver it. */
  jti: uuid,
  /** County codes of sender and receiver. */
  iss: county,
  aud: county,
  /** Instants in seconds: when this try was signed, and after which it is refused. */
  iat: z.int(),
  exp: z.int(),
  /** 128 random bits, base64url, new at every try: the same bytes twice are a replay. */
  nonce: z.string().regex(NONCE),
  /** The letter that it is about: the id that its first sender gave it. */
  letter: uuid,
  /** 1, 2, 3 …: place among the messages that this sender sends about this letter to this receiver. */
  seq: z.int().positive().max(MOST_MESSAGES),
  /** County-local time of the act, ISO 8601, for the file; the clock of neither side is judged by it. */
  actedAt: z.iso.datetime({ offset: true }).max(35).regex(CENTURY),
  body: MESSAGE_BODY,
});

export type Message = z.output<typeof MESSAGE>;
