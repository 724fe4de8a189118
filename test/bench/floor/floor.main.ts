import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Vault } from "../../../infra/runtime/vault";
import type { DepartmentName } from "../../../schema/departments";
import { runProgram } from "../program";
import { childrenPage } from "./children-page";
import { Databases } from "./databases";
import { studentView } from "./student-view";

export interface FloorSettings {
  databaseUrls: Record<string, string>;
  fieldKeys: Record<DepartmentName, string>;
  personIdKey: string;
  regionCode: string;
  /** YYYY-MM-DD. */
  today: string;
}

/** The floor: what the same answers cost in one process that knows all databases, and no access but one caller's. */
runProgram(async ({ databaseUrls, fieldKeys, personIdKey, regionCode, today }: FloorSettings) => {
  const databases = new Databases(databaseUrls);
  const keys = Object.entries(fieldKeys).map(([name, key]) => [name, new Vault(Buffer.from(key, "base64"))]);
  const vaults = Object.fromEntries(keys) as Record<DepartmentName, Vault>;
  const sources = { databases, vaults, personIdKey: Buffer.from(personIdKey, "base64"), regionCode, today };
  const server = createServer((request, response) => {
    readBody(request)
      .then((variables) =>
        request.url === "/student-view"
          ? studentView(sources, variables as never)
          : childrenPage(databases, today, variables as never),
      )
      .then(
        (data) => {
          const body = JSON.stringify({ data });
          response.writeHead(200, {
            "content-type": "application/json; charset=utf-8",
            "content-length": Buffer.byteLength(body),
          });
          response.end(body);
        },
        (fault: unknown) => response.writeHead(500).end(String(fault)),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
