import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { createCallerSigner } from "../../infra/runtime/caller-token";
import { trustedCallerOf } from "./callers";
import type { TestDepartment } from "./department";

interface Door {
  /** A listing at the root that the office may read, with arguments `$first` and `$after`: `poorChildren(regionCode: "450204", first: $first, after: $after)`. */
  listing: string;
  /** A field of `Child` that the office may read, with its selection: `household { state }`. */
  childField: string;
}

const ENTITIES = (selection: string): string =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { id ${selection} } } }`;

/** What every department's subgraph refuses, whatever it serves. */
export function describeSubgraphDoor(department: () => TestDepartment, { listing, childField }: Door): void {
  const page = `query ($first: Int, $after: String) { ${listing} { edges { cursor } } }`;
  const office = trustedCallerOf("office");

  describe("the door", () => {
    it.each(["{ _service { sdl } }", "{ __typename }"])("refuses %s without a caller token", async (query) => {
      const answer = await department().askWithToken(null, query);
      expect(answer.status).toBe(401);
      expect(answer.data).toBeNull();
      expect(answer.errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
    });

    it("refuses a token that another key signed", async () => {
      const forger = await createCallerSigner(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }));
      const token = await forger.sign(office, "public-security");
      expect((await department().askWithToken(token, "{ _service { sdl } }")).status).toBe(401);
    });

    it("refuses a token that was meant for another department", async () => {
      const token = await department().sign(office, "joint-meeting");
      expect((await department().askWithToken(token, "{ _service { sdl } }")).status).toBe(401);
    });

    it("answers null for a reference that is no person id", async () => {
      const of = ["", "1", "450204200704260115", "A".repeat(52)].map((id) => ({ __typename: "Child", id }));
      const { data, errors } = await department().ask(office, ENTITIES(childField), { of });
      expect(data._entities).toEqual([null, null, null, null]);
      expect(errors).toEqual([]);
    });

    it("refuses a page of 0 or 1001 rows", async () => {
      for (const first of [0, 1001]) {
        const { errors } = await department().ask(office, page, { first });
        expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
      }
    });

    it("refuses a cursor that it did not give", async () => {
      for (const after of ["", "x", Buffer.from('["a","b"]').toString("base64url")]) {
        const { errors } = await department().ask(office, page, { after });
        expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
      }
    });

    it("refuses a region outside the caller's territory", async () => {
      const { data, errors } = await department().ask(trustedCallerOf("office", { regions: ["450205"] }), page);
      expect(Object.values(data)).toEqual([null]);
      expect(errors[0]).toMatchObject({
        message: expect.stringContaining("450204"),
        extensions: { code: "FORBIDDEN" },
      });
    });

    it.each([
      ["a school", trustedCallerOf("school", { regions: ["450204"], school: "3645000001" })],
      ["an auditor", trustedCallerOf("auditor")],
      ["the office without a purpose", trustedCallerOf("office", { purpose: null })],
    ])("refuses listing and field to %s by scope", async (_who, caller) => {
      const listed = await department().ask(caller, page);
      expect(Object.values(listed.data)).toEqual([null]);
      expect(listed.errors[0]?.extensions.code).toBe("FORBIDDEN");
      const id = department().personIdOf("450204200704260115");
      const read = await department().ask(caller, ENTITIES(childField), { of: [{ __typename: "Child", id }] });
      expect(read.errors[0]?.extensions.code).toBe("FORBIDDEN");
    });
  });
}
