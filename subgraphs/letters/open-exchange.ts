import type { DataSource } from "typeorm";
import type { HttpServer } from "../../infra/runtime/http-server";
import type { QueueWork } from "../../infra/runtime/jobs/job-queue";
import type { LettersResources } from "./context";
import { ownCard } from "./directory/own-card";
import { ExchangeClient } from "./exchange/exchange-client";
import { exchangeDoor } from "./exchange/exchange-door";
import { ExchangeRefusal } from "./exchange/exchange-refusal";
import { startExchangeServer } from "./exchange/exchange-server";
import type { ExchangeTls } from "./exchange/exchange-tls";
import { applyMessage } from "./incoming/apply-message";
import { markDelivered, markUndeliverable } from "./letter/mark-delivered";
import { CardRenewals } from "./post/card-renewals";
import { giveRefusal } from "./post/give-refusal";
import { KeyRing } from "./post/key-ring";
import type { PostEffects, PostResources } from "./post/post-resources";
import { postWork } from "./post/post-work";
import { receiveMessage } from "./post/receive-message";
import { renewPeerCards } from "./post/renew-peer-cards";
import { tellUndeliverable } from "./post/tell-undeliverable";
import { takeBackRefused } from "./signing/take-back";

interface ExchangeOptions {
  resources: Omit<LettersResources, "jobs">;
  /** Connections of its own. */
  database: DataSource;
  host: string;
  port: number;
  /** The door as other counties reach it. */
  exchangeUrl: string;
  tls: ExchangeTls;
  /** Bytes of a message at most. */
  limit: number;
}

/** The county's post: what goes out is work of the job queue, what comes in comes through a door of its own. */
export interface Exchange {
  post: PostResources;
  work: QueueWork;
  /** Opens the door. */
  listen(): Promise<HttpServer>;
  /** After the door is closed and the job queue has ended. */
  close(): Promise<void>;
}

/** Makes it ready. The county has its keys by then. */
export function openExchange({ resources, database, ...options }: ExchangeOptions): Exchange {
  const { vault, clock, exchangeClock, countyCode, log } = resources;
  const { host, port, exchangeUrl, tls, limit } = options;
  const client = new ExchangeClient({ tls: tls.client });
  const renewals = new CardRenewals(() =>
    renewPeerCards(post).catch((fault: unknown) => log.error({ err: fault }, "cards could not be renewed")),
  );
  const post: PostResources = {
    database,
    vault,
    clock,
    exchangeClock,
    countyCode,
    exchangeUrl,
    keys: new KeyRing({ database, vault }),
    renewals,
    wire: client,
    effects: effectsOn(resources),
    log,
  };
  const door = exchangeDoor({
    receive: (request) => receiveMessage(post, request),
    refuse: (reason, requestDigest) =>
      giveRefusal(post, new ExchangeRefusal(reason, "not read", requestDigest), exchangeClock.now()),
    card: async () => (await ownCard(post)).text,
    limit,
    log,
  });
  return {
    post,
    work: postWork(post),
    listen: () => startExchangeServer({ door, host, port, tls: tls.server }),
    close: async () => {
      await client.close();
      await renewals.end();
    },
  };
}

/** What messages do to the county's letters. */
function effectsOn(resources: Omit<LettersResources, "jobs">): PostEffects {
  return {
    apply: (manager, incoming) => applyMessage(manager, resources, incoming),
    delivered: (manager, messages) =>
      markDelivered(
        manager,
        resources,
        messages.map(({ id }) => id),
      ),
    failed: async (manager, message) => {
      if (await takeBackRefused(manager, resources, message)) return "CANCELLED";
      await markUndeliverable(manager, resources, message.id);
      await tellUndeliverable(manager, resources, message.letterId);
      return "FAILED";
    },
  };
}
