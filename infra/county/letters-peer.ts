import { readFileSync } from "node:fs";
import { describeStartFault } from "../runtime/process";
import { readAccountFile } from "./account-file";
import { readCountyConfig } from "./config";
import { CountyFault } from "./county-fault";
import { describeDataFolder } from "./data-folder";
import { type Client, openClients } from "./demo/clients";
import { type PeerArguments, readPeerArguments } from "./letters/peer-arguments";
import { getRunningCounty } from "./running-county";

void letterPeers();

/** Shows the running county's card, enters another county's, or lists the directory (交换目录), as its office. */
async function letterPeers(): Promise<void> {
  try {
    const config = readCountyConfig();
    const wanted = readPeerArguments(process.argv.slice(2), config.workingFolder);
    const running = await getRunningCounty(config);
    const accounts = readAccountFile(describeDataFolder(config.dataFolder).accounts) ?? [];
    await run(openClients(running, accounts)("office"), wanted);
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`letters:peer: ${line}\n`);
    process.exitCode = 1;
  }
}

function run(office: Client, wanted: PeerArguments): Promise<void> {
  if (wanted.command === "card") return printCard(office);
  return wanted.command === "add" ? addPeer(office, wanted) : listPeers(office);
}

/** The card alone goes to the output, so that it can be kept in a file; its fingerprint travels on another way. */
async function printCard(office: Client): Promise<void> {
  const { text, fingerprint } = await office.ask<{ text: string; fingerprint: string }>(
    "{ exchangeCard { text fingerprint } }",
  );
  process.stdout.write(`${text}\n`);
  process.stderr.write(`fingerprint 指纹, to be told by telephone: ${fingerprint}\n`);
}

async function addPeer(office: Client, { file, fingerprint }: { file: string; fingerprint: string }): Promise<void> {
  const card = readFileSync(file, "utf8").trim();
  const peer = await office.ask<Peer>(ENTER, { countyCode: countyOf(card, file), card, fingerprint });
  process.stdout.write(`${describe(peer)}\n`);
}

async function listPeers(office: Client): Promise<void> {
  const { edges } = await office.ask<{ edges: { node: Peer }[] }>(`{ peers(first: 1000) { edges { node ${PEER} } } }`);
  for (const { node } of edges) process.stdout.write(`${describe(node)}\n`);
}

interface Peer {
  countyCode: string;
  bureauName: string;
  exchangeUrl: string | null;
  validFrom: string;
}

const PEER = "{ countyCode bureauName exchangeUrl validFrom }";
const ENTER = `mutation ($countyCode: String!, $card: String!, $fingerprint: String!) {
  enterPeer(countyCode: $countyCode, card: $card, fingerprint: $fingerprint) {
    __typename ... on Peer ${PEER} ... on Refusal { reason message }
  } }`;

const describe = ({ countyCode, bureauName, exchangeUrl, validFrom }: Peer): string =>
  `${countyCode}  ${bureauName}  ${exchangeUrl ?? "paper 纸质"}  since ${validFrom}`;

/** The county that a card says it is of; whether it is, the service judges by the signatures and the fingerprint. */
function countyOf(card: string, file: string): string {
  try {
    const { card: signed } = JSON.parse(card) as { card: string[] };
    const payload = Buffer.from(signed[0]?.split(".")[1] ?? "", "base64url").toString("utf8");
    return (JSON.parse(payload) as { countyCode: string }).countyCode;
  } catch (fault) {
    throw new CountyFault(`${file} holds no card`, { cause: fault });
  }
}
