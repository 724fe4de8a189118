import type { DataSource } from "typeorm";
import type { Caller } from "../../infra/runtime/caller";
import type { Clock } from "../../infra/runtime/clock";
import type { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import type { JobQueue } from "../../infra/runtime/jobs/job-queue";
import type { Log } from "../../infra/runtime/log";
import type { Vault } from "../../infra/runtime/vault";
import type { PersonId } from "../../schema/person-id";
import type { CitizenId } from "../../schema/scalars/citizen-id";
import { RefusedEventService } from "./case-link/refused-event.service";
import { ExchangeKeyService } from "./directory/exchange-key.service";
import { OwnBureauService } from "./directory/own-bureau.service";
import { PeerActs } from "./directory/peer.acts";
import { PeerService } from "./directory/peer.service";
import type { CipherSuite } from "./exchange/cipher-suite";
import type { SealFolder } from "./seal/seal-folder";
import { createIncomingServices, type IncomingServices } from "./incoming/incoming-services";
import { createLetterServices, type LetterServices } from "./letter/letter-services";
import {
  createLetterAttachmentServices,
  type LetterAttachmentServices,
} from "./letter-attachment/letter-attachment-services";
import { createRoundServices, type RoundServices } from "./letter-round/round-services";
import { createPaperPostServices, type PaperPostServices } from "./paper-post/paper-post-services";
import { EvidenceService } from "./evidence/evidence.service";
import { ExchangeMessageService } from "./post/exchange-message.service";
import { SignatoryService } from "./signatory/signatory.service";

/** What the letters' service works with as long as it runs. */
export interface LettersResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  /** Real time: keys' validity, messages' iat and exp, back-off. */
  exchangeClock: Clock;
  /** Six digits of the county whose letters these are. */
  countyCode: string;
  /** Address of the county's exchange, as its card names it. */
  exchangeUrl: string;
  /** Suite of the keys that are made from now on. */
  suite: CipherSuite;
  /** Reads and acts through the gateway under the service's own account. */
  gateway: GatewayReader;
  jobs: JobQueue;
  personIdOf: (idNumber: CitizenId) => PersonId;
  /** Electronic seals, which signed letters bear. */
  seals: SealFolder;
  log: Log;
}

/** What the resolvers of one request work with. */
export interface LettersContext
  extends
    LettersResources,
    LetterServices,
    IncomingServices,
    LetterAttachmentServices,
    RoundServices,
    PaperPostServices {
  caller: Caller;
  signatories: SignatoryService;
  peers: PeerService;
  peerActs: PeerActs;
  ownBureaus: OwnBureauService;
  exchangeKeys: ExchangeKeyService;
  exchangeMessages: ExchangeMessageService;
  refusedEvents: RefusedEventService;
  evidence: EvidenceService;
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory(resources: LettersResources): (caller: Caller) => LettersContext {
  return (caller) => ({
    ...resources,
    ...createLetterServices(resources, caller),
    ...createIncomingServices(resources, caller),
    ...createLetterAttachmentServices(resources, caller),
    ...createRoundServices(resources, caller),
    ...createPaperPostServices(resources, caller),
    caller,
    signatories: new SignatoryService(resources, caller),
    peers: new PeerService(resources, caller),
    peerActs: new PeerActs(resources, caller),
    ownBureaus: new OwnBureauService(resources, caller),
    exchangeKeys: new ExchangeKeyService(resources, caller),
    exchangeMessages: new ExchangeMessageService(resources, caller),
    refusedEvents: new RefusedEventService(resources, caller),
    evidence: new EvidenceService(resources, caller),
  });
}
