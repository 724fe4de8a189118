import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import type { Log } from "../../../infra/runtime/log";
import type { Vault } from "../../../infra/runtime/vault";
import type { Message, MessageKind } from "../exchange/message";
import type { ExchangeWire } from "./exchange-wire";
import type { CardRenewals } from "./card-renewals";
import type { KeyRing } from "./key-ring";

/** A message of another county, known to be from it and not to have been here before. */
export interface IncomingMessage {
  /** County that sent it. */
  from: string;
  message: Message;
  /** Bytes by digest. */
  attachments: ReadonlyMap<string, Buffer>;
  contentDigest: string;
}

/** A message of this county's about which something is known now. */
export interface PostedMessage {
  id: string;
  peerCode: string;
  letterId: string;
  kind: MessageKind;
  at: Date;
}

/** A message of this county's that no further try is made of. */
export interface GivenUpMessage extends PostedMessage {
  /** Why: the other county's reason, or what happened on the way. */
  fault: string;
  attempts: number;
  /** Whether the other county has said so, signed. */
  isRefused: boolean;
}

/** What messages do to letters. The post carries them and knows no letter; each runs in the post's transaction. */
export interface PostEffects {
  /** Does what a message says, or nothing at all. */
  apply(manager: EntityManager, incoming: IncomingMessage): Promise<"APPLIED" | "NOT_APPLICABLE">;
  /** The other county has them. */
  delivered(manager: EntityManager, messages: readonly PostedMessage[]): Promise<void>;
  /** It has come to nothing. @returns whether it is a dead letter, or called back: nobody wants it to arrive any more */
  failed(manager: EntityManager, message: GivenUpMessage): Promise<"FAILED" | "CANCELLED">;
}

/** What the post works with. */
export interface PostResources {
  /** Connections of its own. */
  database: DataSource;
  vault: Vault;
  /** The county's day, by which the directory is read. */
  clock: Clock;
  /** Real time. */
  exchangeClock: Clock;
  countyCode: string;
  /** The county's own address on the network. */
  exchangeUrl: string;
  keys: KeyRing;
  renewals: CardRenewals;
  wire: ExchangeWire;
  effects: PostEffects;
  log: Log;
}
