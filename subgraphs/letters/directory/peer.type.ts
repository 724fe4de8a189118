import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { findCountyName } from "../../../schema/regions/county-succession";
import { KeyUse, toKeyUse } from "./key-use";
import type { PeerKeyRow } from "./key.rows";
import type { PeerRow } from "./peer.rows";

@ObjectType({ simpleResolvers: true, description: "A key that is or was trusted as another county's. 对方县区密钥。" })
export class PeerKey {
  @Field(() => ID, { description: "Thumbprint of the public key. 密钥标识（公钥指纹）。" })
  kid: string;

  @Field(() => KeyUse, { description: "What it is for. 用途。" })
  use: KeyUse;

  @Field(() => String, { description: "Name of its suite of algorithms. 算法套件。" })
  suite: string;

  @Field(() => InstantScalar, { description: "When it comes into force. 生效时间。" })
  validFrom: Date;

  @Field(() => InstantScalar, { nullable: true, description: "When it ends; null without end. 失效时间；未定为空。" })
  validTo: Date | null;

  @Field(() => Boolean, {
    description: "Whether somebody has compared its fingerprint; else a trusted key vouched for it. 是否经人工核对。",
  })
  wasCompared: boolean;

  @Field(() => String, { description: "Account of who compared, or id of that key. 核对账号，或担保密钥标识。" })
  trustedThrough: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "A county to which letters go, as the directory has it. 交换目录中的县区。",
})
export class Peer {
  @Field(() => ID, { description: "Id of the entry. 登记标识。" })
  id: string;

  @Field(() => String, {
    description: "The county's code, six digits; it may be a retired one. 县区代码，含已停用代码。",
  })
  countyCode: string;

  @Field(() => String, { description: "The county's name. 县区名称。" })
  countyName: string;

  @Field(() => String, { description: "Full name of its education bureau. 教育局全称。" })
  bureauName: string;

  @Field(() => String, { description: "Its short name. 教育局简称。" })
  shortName: string;

  @Field(() => String, { nullable: true, description: "Where paper goes. 邮寄地址。" })
  postalAddress: string | null;

  @Field(() => String, { nullable: true, description: "Its telephone. 电话。" })
  phone: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Address of its exchange; null: paper. 交换地址；纸质往来为空。",
  })
  exchangeUrl: string | null;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  validFrom: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null without end. 终止日期；有效为空。" })
  validTo: string | null;
}

export const PeerConnection = Connection(Peer, "Peer");

const outcome = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Peer, Refusal] as const });

export const EnterPeerOutcome = outcome("EnterPeerOutcome", "The entry, or why there is none. 登记县区的结果。");
export const EndPeerOutcome = outcome("EndPeerOutcome", "The entry that has ended, or why not. 终止登记的结果。");

@ArgsType()
export class PeersArguments extends PageArguments {
  @Field(() => DateScalar, { nullable: true, description: "The day; today by default. 日期，默认当日。" })
  on?: Date | null;
}

@ArgsType()
export class EnterPeerArguments {
  @Field(() => String, { description: "The county's code, six digits. 县区代码。" })
  countyCode: string;

  @Field(() => DateScalar, { nullable: true, description: "First day; today by default. 起始日期，默认当日。" })
  validFrom?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Full name of its bureau; by default that of the card or the county. 教育局全称，默认按名片或区划名。",
  })
  bureauName?: string | null;

  @Field(() => String, { nullable: true, description: "Its short name. 教育局简称。" })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: "Where paper goes. 邮寄地址。" })
  postalAddress?: string | null;

  @Field(() => String, { nullable: true, description: "Its telephone. 电话。" })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its card, where it is on the network (the text of its file). 交换名片（文件内容）。",
  })
  card?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The card's fingerprint as the county has told it, not as the card came. 经电话核对的名片指纹。",
  })
  fingerprint?: string | null;
}

@ArgsType()
export class EndPeerArguments {
  @Field(() => ID, { description: "Id of the entry. 登记标识。" })
  id: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; today by default. 终止日期，默认当日。" })
  on?: Date | null;
}

export const toPeer = (row: PeerRow): Peer => ({
  ...row,
  countyName: findCountyName(row.countyCode) ?? row.countyCode,
});

export const toPeerKey = ({ use, trustedBy, ...row }: PeerKeyRow): PeerKey => ({
  ...row,
  use: toKeyUse(use),
  wasCompared: trustedBy === "HAND",
});
