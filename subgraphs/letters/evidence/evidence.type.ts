import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { InstantScalar } from "../../../schema/scalars";
import { EvidenceKind } from "./evidence-kind";
import { evidenceLine, evidenceText } from "./evidence-text";
import type { EvidenceRow } from "./evidence.rows";
import type { SealedEnd } from "./evidence.service";

@ObjectType({
  simpleResolvers: true,
  description: "An entry of the evidence log: what was sent, received, receipted or refused. 存证条目。",
})
export class EvidenceEntry {
  @Field(() => Int, { description: "Place in the log, from 1 without a gap. 序号。" })
  index: number;

  @Field(() => InstantScalar, { description: "When. 时间。" })
  at: Date;

  @Field(() => EvidenceKind, { description: "What it proves. 类别。" })
  kind: EvidenceKind;

  @Field(() => String, { nullable: true, description: "The other county. 对方县区代码。" })
  peerCode: string | null;

  @Field(() => ID, { nullable: true, description: "The message. 消息标识。" })
  messageId: string | null;

  @Field(() => ID, { nullable: true, description: "The letter that it is about. 函件标识。" })
  letterId: string | null;

  @Field(() => String, { description: "SHA-256 of the signed text that it is about. 签名文本摘要。" })
  digest: string;

  @Field(() => String, { description: "Hash of the entry, over that of the one before. 本条散列值。" })
  hash: string;

  @Field(() => String, {
    description: "The entry as a line of the exported log, receipt and all; holds nothing of a child. 导出文本行。",
  })
  line: string;
}

export const EvidenceConnection = Connection(EvidenceEntry, "Evidence");

@ObjectType("EvidenceSeal", {
  simpleResolvers: true,
  description: "How far the evidence log goes, signed by the county. 存证日志封签。",
})
export class EvidenceSealType {
  @Field(() => String, { description: "County whose log it is. 县区代码。" })
  countyCode: string;

  @Field(() => Int, { description: "Entries. 条数。" })
  entries: number;

  @Field(() => String, { description: "Hash of the last entry. 末条散列值。" })
  hash: string;

  @Field(() => InstantScalar, { description: "When it was sealed. 封签时间。" })
  at: Date;

  @Field(() => String, { description: "The signature, a compact JWS over all of this. 签名。" })
  jws: string;
}

/** An entry as it is shown. */
export function toEvidenceEntry(row: EvidenceRow): EvidenceEntry {
  const { index, at, peerCode, messageId, letterId, digest, hash } = row;
  const kind = row.kind as EvidenceKind;
  const line = evidenceLine(hash, evidenceText(row, row));
  return {
    index,
    at,
    kind,
    peerCode,
    messageId,
    letterId,
    digest: digest.toString("hex"),
    hash: hash.toString("hex"),
    line,
  };
}

export const toEvidenceSeal = ({ countyCode, entries, hash, at, jws }: SealedEnd): EvidenceSealType => ({
  countyCode,
  entries,
  hash,
  at: new Date(at),
  jws,
});
