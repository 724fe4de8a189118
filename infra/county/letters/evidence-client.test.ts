import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { EvidenceClient } from "./evidence-client";
import { readFileArgument } from "./file-argument";
import { writeEvidence } from "./write-evidence";

const PAGE = 3;
const SEAL = { countyCode: "450204", entries: 7, jws: "a.b.c" };

describe("npm run letters:evidence", () => {
  let folder: string;
  let gateway: Server;
  let client: EvidenceClient;
  let answer: (after: string | null) => object;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "evidence-"));
    gateway = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        const { query, variables } = JSON.parse(body) as { query: string; variables: { after?: string | null } };
        const data = query.includes("evidenceSeal")
          ? { data: { evidenceSeal: SEAL } }
          : answer(variables.after ?? null);
        response.end(JSON.stringify(data));
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
    client = new EvidenceClient(`http://127.0.0.1:${(gateway.address() as AddressInfo).port}/graphql`, "token");
  });
  afterEach(() => {
    gateway.closeAllConnections();
    gateway.close();
    rmSync(folder, { recursive: true });
  });

  /** A page of a log of so many entries. */
  const pageOf = (entries: number) => (after: string | null) => {
    const first = Number(after ?? 0);
    const count = Math.min(PAGE, entries - first);
    const edges = Array.from({ length: count }, (_, place) => ({ node: { line: `line ${first + place + 1}` } }));
    const pageInfo = { hasNextPage: first + count < entries, endCursor: String(first + count) };
    return { data: { evidence: { edges, pageInfo } } };
  };

  it("writes what the seal is of, page after page, and nothing that has come since", async () => {
    answer = pageOf(9);
    const file = join(folder, "log.ndjson");
    expect(await writeEvidence(client, file)).toBe(7);
    const lines = readFileSync(file, "utf8").split("\n");
    expect(lines.slice(1)).toEqual([...[1, 2, 3, 4, 5, 6, 7].map((place) => `line ${place}`), '{"seal":"a.b.c"}', ""]);
    expect(lines[0]).toContain('"countyCode":"450204"');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["log.ndjson"]);
  });

  it.each([
    ["is shorter than its seal says", pageOf(5), "shorter than its seal"],
    ["is refused", () => ({ errors: [{ message: "not yours" }] }), "not yours"],
  ])("leaves no file when the log %s", async (_what, given, fault) => {
    answer = given;
    await expect(writeEvidence(client, join(folder, "log.ndjson"))).rejects.toThrow(fault);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says where it cannot write", async () => {
    answer = pageOf(7);
    await expect(writeEvidence(client, join(folder, "nowhere", "log.ndjson"))).rejects.toThrow("cannot be written");
  });

  it("takes one file, counted from where it was called", () => {
    expect(readFileArgument(["log.ndjson"], "use", "/county")).toBe("/county/log.ndjson");
    for (const given of [[], ["a", "b"], ["--all"]])
      expect(() => readFileArgument(given, "npm run letters:evidence -- FILE", "/county")).toThrow("usage: npm run");
  });
});
