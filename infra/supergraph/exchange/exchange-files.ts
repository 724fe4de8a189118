import { z } from "zod";
import { CARD } from "../../../subgraphs/letters/directory/card";
import { MESSAGE } from "../../../subgraphs/letters/exchange/message";
import { joseSuite } from "../../../subgraphs/letters/exchange/jose-suite";
import { RECEIPT } from "../../../subgraphs/letters/exchange/receipt";
import { projectPath } from "../../runtime/project-path";
import type { GeneratedFile } from "../committed-sdl";
import { cardVector } from "./card-vector";
import type { KnownKey } from "./forge";
import { messageVectors } from "./message-vectors";
import { receiptVectors, sampleTry } from "./receipt-vectors";
import { RECEIVER, SAMPLE_LETTER, SENDER, THIRD, VECTOR_TIME } from "./sample-message";
import { type CountyKeyPair, type VectorKeys, vectorKeys } from "./vector-keys";

/** The exchange's format as a county with other software reads it: JSON Schemas, and vectors to test with. */
export async function generateExchangeFiles(): Promise<GeneratedFile[]> {
  return [
    fileOf("message.schema.json", schemaOf("Message between two counties 县区间函件报文", MESSAGE)),
    fileOf("receipt.schema.json", schemaOf("Receipt for a message 报文回执", RECEIPT)),
    fileOf("card.schema.json", schemaOf("Card of a county, as each of its signing keys signs it 县区交换名片", CARD)),
    fileOf("test-vectors.json", await vectors()),
  ];
}

function schemaOf(title: string, schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" });
  return { $schema, title, ...rest };
}

async function vectors(): Promise<object> {
  const keys = await vectorKeys();
  const messages = await messageVectors(keys);
  const jwe = messages[0]?.jwe ?? "";
  const { contentDigest } = sampleTry(jwe);
  return {
    about:
      "Every key here is known to everybody: for tests alone. `messages` are requests to `receiver`, opened at `at`; `receipts` answer the first of them; `card` is the sender's. 仅供测试，密钥公开。",
    suite: joseSuite.name,
    at: VECTOR_TIME,
    keys: keysOf(keys),
    card: cardVector(keys),
    letter: { message: SAMPLE_LETTER, contentDigest },
    messages,
    receipts: receiptVectors(keys, jwe),
  };
}

function keysOf({ sender, receiver, third, ended }: VectorKeys): object {
  const valid = { validFrom: "2026-01-01T00:00:00.000Z", validTo: null };
  const over = { validFrom: "2025-01-01T00:00:00.000Z", validTo: "2026-01-01T00:00:00.000Z" };
  const pair = (countyCode: string, { sig, enc }: CountyKeyPair) => [
    { countyCode, ...sig, ...valid },
    { countyCode, ...enc, ...valid },
  ];
  const endedKey: KnownKey = ended;
  return {
    sender: [...pair(SENDER, sender), { countyCode: SENDER, ...endedKey, ...over }],
    receiver: pair(RECEIVER, receiver),
    third: pair(THIRD, third),
  };
}

function fileOf(name: string, value: object): GeneratedFile {
  return { path: projectPath("schema", "exchange", name), text: `${JSON.stringify(value, null, 2)}\n` };
}
