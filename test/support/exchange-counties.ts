import type { Pace } from "../../subgraphs/letters/exchange/read-body";
import type { KeyUse } from "../../subgraphs/letters/exchange/cipher-suite";
import { exchangeDoor } from "../../subgraphs/letters/exchange/exchange-door";
import { type ExchangeKey, importKey, type PeerKey } from "../../subgraphs/letters/exchange/exchange-key";
import { ExchangeRefusal } from "../../subgraphs/letters/exchange/exchange-refusal";
import { startExchangeServer } from "../../subgraphs/letters/exchange/exchange-server";
import type { ExchangeTls } from "../../subgraphs/letters/exchange/exchange-tls";
import { joseSuite } from "../../subgraphs/letters/exchange/jose-suite";
import { type OpenedMessage, openMessage } from "../../subgraphs/letters/exchange/open-message";
import type { Receipt, SignedReceipt } from "../../subgraphs/letters/exchange/receipt";
import type { RefusalReason } from "../../subgraphs/letters/exchange/refusal-reason";
import { receivedReceipt, refusedReceipt, signReceipt } from "../../subgraphs/letters/exchange/sign-receipt";
import { createLog } from "../../infra/runtime/log";
import { type KnownKey, knownKey } from "../../infra/supergraph/exchange/forge";
import type { CountyKeyPair } from "../../infra/supergraph/exchange/vector-keys";

/** A key as the own county uses it and as a peer has it in its directory. */
export interface ReadyKey {
  own: ExchangeKey;
  peers: PeerKey;
}

/** A county as the exchange sees it. */
export interface ExchangeCounty {
  countyCode: string;
  sig: ReadyKey;
  enc: ReadyKey;
}

const EVER = { validFrom: new Date("2026-01-01T00:00:00Z"), validTo: null };

export async function readyKey(
  countyCode: string,
  { kid, use, publicJwk, privateJwk }: KnownKey,
  validity: { validFrom: Date; validTo: Date | null } = EVER,
): Promise<ReadyKey> {
  const kept = { kid, use, suite: joseSuite.name, ...validity };
  const peers = { ...(await importKey({ ...kept, jwk: publicJwk })), countyCode };
  return { own: await importKey({ ...kept, jwk: privateJwk }), peers };
}

/** A county with these keys, by default with some of its own. */
export async function exchangeCounty(countyCode: string, keys?: CountyKeyPair): Promise<ExchangeCounty> {
  const made = async (use: KeyUse): Promise<ReadyKey> =>
    readyKey(countyCode, keys?.[use] ?? (await knownKey(use, `test county ${countyCode}`)));
  return { countyCode, sig: await made("sig"), enc: await made("enc") };
}

interface DoorSettings {
  /** Signing keys that its directory has. */
  directory: readonly ReadyKey[];
  /** The time there; default now. */
  at?: Date;
  limit?: number;
  pace?: Pace;
  tls?: ExchangeTls["server"];
  times?: Parameters<typeof startExchangeServer>[0]["times"];
  /** In place of taking messages in. */
  receive?: () => Promise<SignedReceipt>;
  /** In place of signing refusals. */
  refuse?: () => Promise<SignedReceipt>;
}

/** A county's door on a port of its own, with what came in by it. */
export interface OpenDoor {
  url: string;
  port: number;
  /** Messages that were taken in. */
  received: OpenedMessage[];
  /** Refusals, with what the county's own log has of them. */
  refused: ExchangeRefusal[];
  close(): Promise<void>;
}

/** Opens the door of a county that takes in whatever is sealed as it should be: what its letters are about is not asked. */
export async function openDoor(county: ExchangeCounty, settings: DoorSettings): Promise<OpenDoor> {
  const { directory, tls = null, limit = 4 * 1024 * 1024 } = settings;
  const received: OpenedMessage[] = [];
  const refused: ExchangeRefusal[] = [];
  const now = (): Date => settings.at ?? new Date();
  const sign = (receipt: Receipt): Promise<SignedReceipt> => signReceipt(receipt, county.sig.own);
  const refuse = (reason: RefusalReason, requestDigest: string | null): Promise<SignedReceipt> =>
    sign(refusedReceipt({ reason, requestDigest, claims: null }, { countyCode: county.countyCode, at: now() }));
  const receive = async (request: Buffer): Promise<SignedReceipt> => {
    const opened = await openMessage(request, {
      countyCode: county.countyCode,
      suite: joseSuite,
      at: now(),
      findDecryptionKey: async (kid) => (kid === county.enc.own.kid ? county.enc.own : null),
      findSigningKey: async (kid) => directory.find(({ peers }) => peers.kid === kid)?.peers ?? null,
    });
    if (opened instanceof ExchangeRefusal) {
      refused.push(opened);
      return sign(refusedReceipt(opened, { countyCode: county.countyCode, at: now() }));
    }
    received.push(opened);
    return sign(receivedReceipt(opened, now()));
  };
  const door = exchangeDoor({
    receive: settings.receive ?? receive,
    refuse: settings.refuse ?? refuse,
    card: async () =>
      joseSuite.sign(Buffer.from("{}"), { typ: "card", kid: county.sig.own.kid }, county.sig.own.handle),
    limit,
    log: createLog({ service: "exchange", level: "silent" }),
    ...(settings.pace === undefined ? {} : { pace: settings.pace }),
  });
  const server = await startExchangeServer({ door, host: "127.0.0.1", port: 0, tls, times: settings.times ?? {} });
  return { ...server, received, refused };
}
