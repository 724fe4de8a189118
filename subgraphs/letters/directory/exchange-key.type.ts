import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { InstantScalar } from "../../../schema/scalars";
import { KeyUse, toKeyUse } from "./key-use";
import type { PublicKeyRow } from "./key.rows";
import { DEFAULT_ANNOUNCE_DAYS } from "./own-keys";

@ObjectType({ simpleResolvers: true, description: "A key of the county's own. 本县交换密钥。" })
export class ExchangeKey {
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
}

export const ExchangeKeyConnection = Connection(ExchangeKey, "ExchangeKey");

@ObjectType({ simpleResolvers: true, description: "The county's own card, for other counties. 本县交换名片。" })
export class ExchangeCard {
  @Field(() => String, { description: "Its text, to be kept in a file and handed on. 名片内容（存为文件转交）。" })
  text: string;

  @Field(() => String, {
    description: "Its fingerprint, to be told to whoever enters it, by telephone. 名片指纹（电话核对）。",
  })
  fingerprint: string;
}

@ObjectType({ simpleResolvers: true, description: "Keys that follow those of today. 轮换生成的新密钥。" })
export class ExchangeKeysRotated {
  @Field(() => [ExchangeKey], { description: "The keys made. 新密钥。" })
  keys: ExchangeKey[];
}

export const RotateExchangeKeysOutcome = createUnionType({
  name: "RotateExchangeKeysOutcome",
  description: "The keys that follow, or why none were made. 密钥轮换的结果。",
  types: () => [ExchangeKeysRotated, Refusal] as const,
});

export const DEFAULT_OVERLAP_DAYS = 30;

@ArgsType()
export class RotateExchangeKeysArguments {
  @Field(() => ID, { description: "The signing key that is to be followed. 被接替的签名密钥标识。" })
  kid: string;

  @Field(() => Int, {
    defaultValue: DEFAULT_ANNOUNCE_DAYS,
    description:
      "Days for which the new signing key stands on the card before it signs; 0 only when the old one is lost. 公布天数；仅密钥泄露时为0。",
  })
  announceDays: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_OVERLAP_DAYS,
    description: "Days for which the old keys then hold beside the new. 新旧并用天数。",
  })
  overlapDays: number;
}

export const toExchangeKey = ({ kid, use, suite, validFrom, validTo }: PublicKeyRow): ExchangeKey => ({
  kid,
  use: toKeyUse(use),
  suite,
  validFrom,
  validTo,
});
