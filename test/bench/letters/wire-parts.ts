import { randomUUID } from "node:crypto";
import { ExchangeRefusal } from "../../../subgraphs/letters/exchange/exchange-refusal";
import { joseSuite } from "../../../subgraphs/letters/exchange/jose-suite";
import { openMessage } from "../../../subgraphs/letters/exchange/open-message";
import {
  type SealedMessage,
  sealMessage,
  type UnsealedMessage,
} from "../../../subgraphs/letters/exchange/seal-message";
import { receivedReceipt, signReceipt } from "../../../subgraphs/letters/exchange/sign-receipt";
import { ReceiptFault, verifyReceipt } from "../../../subgraphs/letters/exchange/verify-receipt";
import { exchangeCounty } from "../../support/exchange-counties";
import { childOf, CONTACT, PARAGRAPHS } from "./write-letters";

/** What a part of the way of one letter costs this process; processor milliseconds. */
export interface WirePart {
  title: string;
  cpu: number;
}

const TIMES = 1000;
const WARM_UP = 200;

/** What sealing, opening and receipts cost by themselves, without network and database: a letter about one child. */
export async function measureWire(): Promise<WirePart[]> {
  const [sender, receiver] = [await exchangeCounty("450204"), await exchangeCounty("451302")];
  const at = new Date();
  const message: UnsealedMessage = {
    jti: randomUUID(),
    iss: sender.countyCode,
    aud: receiver.countyCode,
    letter: randomUUID(),
    seq: 1,
    actedAt: "2018-12-31T12:00:00+08:00",
    body: {
      kind: "LETTER",
      number: "柳南教函〔2018〕12号",
      title: "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
      issuedOn: "2018-12-31",
      issuers: [{ organ: "柳州市柳南区教育局", name: "韦局长", post: "局长" }],
      addressee: "来宾市兴宾区教育局",
      paragraphs: PARAGRAPHS,
      copies: ["兴宾区扶贫办"],
      contact: CONTACT,
      attachments: [],
      dueOn: "2019-01-15",
      children: [childOf("451302", 1)],
      chain: [],
    },
  };
  const seal = (): Promise<SealedMessage> =>
    sealMessage({ message, attachments: [], signingKey: sender.sig.own, peerKey: receiver.enc.peers, at });
  const sealed = await seal();
  const request = Buffer.from(sealed.jwe, "latin1");
  const open = async () => {
    const opened = await openMessage(request, {
      countyCode: receiver.countyCode,
      suite: joseSuite,
      at,
      findDecryptionKey: async () => receiver.enc.own,
      findSigningKey: async () => sender.sig.peers,
    });
    if (opened instanceof ExchangeRefusal) throw new Error(opened.fault);
    return opened;
  };
  const opened = await open();
  const sign = () => signReceipt(receivedReceipt(opened, at), receiver.sig.own);
  const receipt = await sign();
  const verify = async () => {
    const read = await verifyReceipt(receipt.jws, {
      peerCode: receiver.countyCode,
      countyCode: sender.countyCode,
      sealed,
      suite: joseSuite,
      at,
      findSigningKey: async () => receiver.sig.peers,
    });
    if (read instanceof ReceiptFault) throw new Error(read.fault);
  };
  return [
    { title: "seal a letter", cpu: await cpuOf(seal) },
    { title: "open it", cpu: await cpuOf(open) },
    { title: "sign its receipt", cpu: await cpuOf(sign) },
    { title: "verify that", cpu: await cpuOf(verify) },
  ];
}

async function cpuOf(part: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < WARM_UP; n += 1) await part();
  const before = process.cpuUsage();
  for (let n = 0; n < TIMES; n += 1) await part();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / TIMES;
}
