import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { projectPath } from "../../infra/runtime/project-path";
import type { GeneratedFile } from "../../infra/supergraph/committed-sdl";
import { generateExchangeFiles } from "../../infra/supergraph/exchange/exchange-files";
import { CardFault, readCard } from "../../subgraphs/letters/directory/read-card";
import type { KeyUse } from "../../subgraphs/letters/exchange/cipher-suite";
import { type ExchangeKey, importKey, type PeerKey } from "../../subgraphs/letters/exchange/exchange-key";
import { ExchangeRefusal } from "../../subgraphs/letters/exchange/exchange-refusal";
import { joseSuite } from "../../subgraphs/letters/exchange/jose-suite";
import { openMessage } from "../../subgraphs/letters/exchange/open-message";
import { ReceiptFault, verifyReceipt } from "../../subgraphs/letters/exchange/verify-receipt";

const jwk = z.record(z.string(), z.string());
const key = z.object({
  countyCode: z.string(),
  kid: z.string(),
  use: z.enum(["sig", "enc"]),
  publicJwk: jwk,
  privateJwk: jwk,
  validFrom: z.coerce.date(),
  validTo: z.coerce.date().nullable(),
});
type Key = z.output<typeof key>;

const read = (name: string): unknown => JSON.parse(readFileSync(projectPath("schema", "exchange", name), "utf8"));
const vectors = z
  .object({
    suite: z.string(),
    at: z.coerce.date(),
    keys: z.object({ sender: z.array(key), receiver: z.array(key), third: z.array(key) }),
    card: z.string(),
    letter: z.object({ message: z.unknown(), contentDigest: z.string() }),
    messages: z.array(z.object({ name: z.string(), reason: z.string().nullable(), jwe: z.string() })),
    receipts: z.array(z.object({ name: z.string(), valid: z.boolean(), jws: z.string() })),
  })
  .parse(read("test-vectors.json"));
const { sender, receiver, third } = vectors.keys;

/** The directory of a county that has these keys in it. */
const directory =
  (keys: readonly Key[], use: KeyUse, half: "publicJwk" | "privateJwk") =>
  async (kid: string): Promise<PeerKey | null> => {
    const kept = keys.find((candidate) => candidate.kid === kid && candidate.use === use);
    if (kept === undefined) return null;
    const imported: ExchangeKey = await importKey({ ...kept, suite: vectors.suite, jwk: kept[half] });
    return { ...imported, countyCode: kept.countyCode };
  };

describe("the format of the exchange", () => {
  let files: GeneratedFile[] = [];
  beforeAll(async () => {
    files = await generateExchangeFiles();
  });

  it("is committed as the code says it; after a change, run npm run schema", () => {
    expect(files.map(({ path }) => basename(path)).toSorted()).toEqual(
      readdirSync(projectPath("schema", "exchange")).toSorted(),
    );
    for (const { path, text } of files) expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("is written without naming an algorithm anywhere but in a suite", () => {
    const folder = projectPath("subgraphs", "letters");
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (path) => path.endsWith(".ts") && !path.endsWith(".test.ts"),
    );
    const naming = sources.filter((path) =>
      /EdDSA|Ed25519|X25519|ECDH|A256GCM/.test(readFileSync(projectPath("subgraphs", "letters", path), "utf8")),
    );
    expect(naming).toEqual(["exchange/jose-suite.ts"]);
  });

  it("admits no member that it does not name, anywhere in a message", () => {
    const objects = objectsOf(read("message.schema.json"));
    expect(objects.length).toBeGreaterThan(20);
    expect(objects.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
  });
});

describe("a county that is new", () => {
  it("is known by its card, which has its keys", async () => {
    const card = await readCard(vectors.card);
    if (card instanceof CardFault) throw new Error(card.reason);
    expect(card.card.countyCode).toBe("450204");
    expect(card.keys.map(({ kid }) => kid)).toEqual(sender.slice(0, 2).map(({ kid }) => kid));
  });
});

describe("a receiver", () => {
  const open = (jwe: string) =>
    openMessage(Buffer.from(jwe), {
      countyCode: "451302",
      suite: joseSuite,
      at: vectors.at,
      findDecryptionKey: directory(receiver, "enc", "privateJwk"),
      findSigningKey: directory([...sender, ...third], "sig", "publicJwk"),
    });

  it.each(vectors.messages.map((vector) => [vector.name, vector] as const))("given %s", async (_name, vector) => {
    const opened = await open(vector.jwe);
    expect(opened instanceof ExchangeRefusal ? opened.reason : null).toBe(vector.reason);
  });

  it("reads the letter that was written, and its digest", async () => {
    const opened = await open(vectors.messages[0]?.jwe ?? "");
    expect(opened).toMatchObject(vectors.letter);
  });
});

describe("a sender", () => {
  it.each(vectors.receipts.map((vector) => [vector.name, vector] as const))(
    "given a receipt: %s",
    async (_name, vector) => {
      const { message, contentDigest } = vectors.letter as {
        message: { jti: string; nonce: string };
        contentDigest: string;
      };
      const verified = await verifyReceipt(vector.jws, {
        peerCode: "451302",
        countyCode: "450204",
        sealed: { jwe: vectors.messages[0]?.jwe ?? "", jti: message.jti, nonce: message.nonce, contentDigest },
        suite: joseSuite,
        at: vectors.at,
        findSigningKey: directory([...receiver, ...third], "sig", "publicJwk"),
      });
      expect(verified instanceof ReceiptFault).toBe(!vector.valid);
    },
  );
});

interface JsonObject {
  type?: unknown;
  additionalProperties?: unknown;
}

/** Every schema of an object within a schema. */
function objectsOf(schema: unknown): JsonObject[] {
  if (typeof schema !== "object" || schema === null) return [];
  const here = (schema as JsonObject).type === "object" ? [schema] : [];
  return [...here, ...Object.values(schema).flatMap(objectsOf)];
}
