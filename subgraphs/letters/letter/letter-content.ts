import type { Vault } from "../../../infra/runtime/vault";
import type { BodyOf } from "../exchange/message";

/** What a letter says of a child: what its receiver needs, and no more. As it goes over the wire, its item id included. */
export type LetterChildContent = BodyOf<"LETTER">["children"][number];

/** What a reply says of a child. */
export type LetterAnswer = BodyOf<"REPLY">["items"][number];

/** An organ that issued a letter, by its full name, with who signed for it. */
export type LetterIssuer = BodyOf<"LETTER">["issuers"][number];

/** What a letter says, word for word, kept sealed; what stands beside it in clear tells of no child. */
export interface LetterContent {
  paragraphs: readonly string[];
  /** 附注: whom to call. */
  contact: string;
  /** 抄送. */
  copies: readonly string[];
  /** As on the day it was signed; empty before. */
  issuers: readonly LetterIssuer[];
  /** Of a reply: what came of each child that it answers for. */
  answers: readonly LetterAnswer[];
}

/** What came of a child, beside the outcome itself. */
export interface OutcomeWords {
  school: string | null;
  account: string | null;
}

export const sealJson = (vault: Vault, value: LetterContent | LetterChildContent | OutcomeWords): Buffer =>
  vault.seal(JSON.stringify(value));

// What this service has sealed itself is as it was written: its form is not judged again.
export const openContent = (vault: Vault, sealed: Buffer): LetterContent =>
  JSON.parse(vault.open(sealed)) as LetterContent;

export const openChildContent = (vault: Vault, sealed: Buffer): LetterChildContent =>
  JSON.parse(vault.open(sealed)) as LetterChildContent;

export const openOutcomeWords = (vault: Vault, sealed: Buffer): OutcomeWords =>
  JSON.parse(vault.open(sealed)) as OutcomeWords;
