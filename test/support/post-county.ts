import { randomUUID } from "node:crypto";
import { findFreePorts } from "../../infra/postgres/free-port";
import { openDatabase } from "../../infra/runtime/database";
import type { HttpServer } from "../../infra/runtime/http-server";
import { ownCard } from "../../subgraphs/letters/directory/own-card";
import { provideOwnKeys } from "../../subgraphs/letters/directory/own-keys";
import { CardFault, readCard } from "../../subgraphs/letters/directory/read-card";
import { trustKeys } from "../../subgraphs/letters/directory/trust-keys";
import { appendEvidence } from "../../subgraphs/letters/evidence/append-evidence";
import { EvidenceService } from "../../subgraphs/letters/evidence/evidence.service";
import { ExchangeFault } from "../../subgraphs/letters/exchange/exchange-fault";
import { type MessageBody, MOST_MESSAGE_BYTES } from "../../subgraphs/letters/exchange/message";
import { DEFAULT_SUITE } from "../../subgraphs/letters/exchange/suites";
import { type Exchange, openExchange } from "../../subgraphs/letters/open-exchange";
import { deliverMessages } from "../../subgraphs/letters/post/deliver-messages";
import { enqueueMessage } from "../../subgraphs/letters/post/enqueue-message";
import type { PostEffects, PostResources } from "../../subgraphs/letters/post/post-resources";
import type { BadLine } from "./bad-line";
import { callerOf } from "./callers";
import { exportedLog } from "./exported-log";
import { type BenchSettings, type LettersBench, openLettersBench } from "./letters-county";

/** What is to be sent. */
interface Outgoing {
  to: PostCounty;
  body: MessageBody;
  letterId?: string;
  attachments?: readonly Uint8Array[];
}

/** How it is to be. */
interface PostSettings extends BenchSettings {
  /** What messages do; by default what they do in a county. */
  effects?: Partial<PostEffects>;
  /** What other counties reach it by; default its door itself. */
  line?: BadLine;
}

/** A county's letters' database with its post and its door, over real HTTP; nothing is delivered but when it is said. */
export class PostCounty {
  private door: HttpServer | null = null;

  private constructor(
    readonly countyCode: string,
    /** Name of the post's connections in the server's list. */
    readonly application: string,
    readonly bench: LettersBench,
    private readonly exchange: Exchange,
    readonly post: PostResources,
  ) {}

  static async open({ effects = {}, line, ...settings }: PostSettings & { countyCode: string }): Promise<PostCounty> {
    const bench = await openLettersBench();
    const resources = bench.on(settings);
    await provideOwnKeys({ ...resources, suite: DEFAULT_SUITE });
    const [port = 0] = await findFreePorts(1);
    line?.leadTo(port);
    const application = `post ${settings.countyCode}`;
    const database = await openDatabase({ name: application, url: bench.appUrl, entities: [] });
    const exchange = openExchange({
      resources,
      database,
      host: "127.0.0.1",
      port,
      exchangeUrl: line?.url ?? `http://127.0.0.1:${port}`,
      tls: { server: null, client: { identity: null, ca: null, plainHttp: true } },
      limit: MOST_MESSAGE_BYTES,
    });
    Object.assign(exchange.post.effects, effects);
    const county = new PostCounty(settings.countyCode, application, bench, exchange, exchange.post);
    await county.listen();
    return county;
  }

  get sql(): LettersBench["sql"] {
    return this.bench.sql;
  }

  async listen(): Promise<void> {
    this.door ??= await this.exchange.listen();
  }

  async shut(): Promise<void> {
    const door = this.door;
    this.door = null;
    await door?.close();
  }

  /** Enters another county into the directory, as it is now. */
  async trust({ countyCode, post }: PostCounty): Promise<void> {
    const { text } = await ownCard(post);
    await trustCard(this.bench, { countyCode, exchangeUrl: post.exchangeUrl, text }, this.post.exchangeClock.now());
  }

  /** Puts a message into the outbox; gives its id. */
  send({ to, body, letterId = randomUUID(), attachments = [] }: Outgoing): Promise<string> {
    const { vault, clock } = this.post;
    return this.bench.database.transaction((manager) =>
      enqueueMessage(manager, { peerCode: to.countyCode, letterId, body, attachments, actedAt: clock.now(), vault }),
    );
  }

  /** Delivers what is due now. */
  deliver(): Promise<void> {
    return deliverMessages(this.post, new AbortController().signal, { lingerMs: 0 });
  }

  /** What would go out for a message now, as bytes that nobody has got. */
  async sealed(messageId: string): Promise<Buffer> {
    const { wire } = this.post;
    const postMessage = wire.postMessage.bind(wire);
    let taken = Buffer.alloc(0);
    wire.postMessage = (_url, jwe) => {
      taken = Buffer.from(jwe, "latin1");
      return Promise.reject(new ExchangeFault("NO_ANSWER", "kept back by the test"));
    };
    try {
      await this.hurry(messageId);
      await this.deliver();
    } finally {
      wire.postMessage = postMessage;
    }
    return taken;
  }

  /** Its evidence log as a file, as an auditor takes it out. */
  log(): Promise<Buffer> {
    const { post, bench, countyCode } = this;
    return exportedLog(new EvidenceService({ ...post, database: bench.database }, auditorOf(countyCode)), countyCode);
  }

  /** Lets no message, or one alone, wait any longer for its next try: as if the time for it had come. */
  async hurry(messageId: string | null = null): Promise<void> {
    await this.sql(
      `UPDATE outbox_message
       SET next_try_at = CASE WHEN id = coalesce($1, id) THEN '-infinity' ELSE 'infinity' END::timestamptz
       WHERE state = 'WAITING' AND next_try_at IS NOT NULL`,
      [messageId],
    );
  }

  async close(): Promise<void> {
    await this.shut();
    await this.exchange.close();
    await this.post.database.destroy();
    await this.bench.close();
  }
}

const auditorOf = (countyCode: string) => callerOf("auditor", { regions: [countyCode] });

/** Enters a county by its card, as its office does, whatever is there of it. */
export async function trustCard(
  { sql, database }: Pick<LettersBench, "sql" | "database">,
  { countyCode, exchangeUrl, text }: { countyCode: string; exchangeUrl: string; text: string },
  at: Date,
): Promise<void> {
  await sql(
    `INSERT INTO peer (id, county_code, bureau_name, short_name, exchange_url, valid_from, entered_by, entered_post, entered_at)
     VALUES ($1, $2, $3, $3, $4, '2018-01-01', 'test', '测试', now()) ON CONFLICT DO NOTHING`,
    [randomUUID(), countyCode, `${countyCode}教育局`, exchangeUrl],
  );
  const read = await readCard(text);
  if (read instanceof CardFault) throw new Error(read.reason);
  await database.transaction(async (manager) => {
    await appendEvidence(manager, await trustKeys(manager, read, { by: "HAND", through: "test", at }));
  });
}

/** Two counties that know each other. */
export async function openPostPair(
  sender: Omit<PostSettings, "countyCode"> = {},
  receiver: Omit<PostSettings, "countyCode"> = {},
): Promise<[sender: PostCounty, receiver: PostCounty]> {
  const liunan = await PostCounty.open({ ...sender, countyCode: "450204" });
  const xingbin = await PostCounty.open({ ...receiver, countyCode: "451302" });
  await liunan.trust(xingbin);
  await xingbin.trust(liunan);
  return [liunan, xingbin];
}
