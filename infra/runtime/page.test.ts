import { expect, test } from "@jest/globals";
import { encodeCursor, readPage, toConnection } from "./page";

const rows = ["a", "b", "c", "d"];
const keyOf = (row: string) => [row];
const identity = (row: string) => ({ row });

test("says that more rows follow only when the extra row is there", () => {
  const page = readPage({ first: 3 }, 1);
  expect(toConnection(rows, page, keyOf, identity).pageInfo.hasNextPage).toBe(true);
  expect(toConnection(rows.slice(0, 3), page, keyOf, identity).pageInfo.hasNextPage).toBe(false);
  expect(toConnection(rows, page, keyOf, identity).edges.map((edge) => edge.node)).toEqual([
    { row: "a" },
    { row: "b" },
    { row: "c" },
  ]);
});

test("an empty page has no cursors", () => {
  expect(toConnection([], readPage({ first: 5 }, 1), keyOf, identity).pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});

test("a page goes on after the cursor it is given", () => {
  const { endCursor } = toConnection(rows, readPage({ first: 2 }, 1), keyOf, identity).pageInfo;
  expect(readPage({ first: 2, after: endCursor }, 1)).toEqual({ first: 2, after: ["b"] });
});

test.each([0, -1, 1001, 1.5])("refuses a page of %p rows", (first) => {
  expect(() => readPage({ first }, 1)).toThrow(/first must be from 1 to 1000/);
});

test.each(["", "rubbish", encodeCursor(["a", "b"]), Buffer.from("[1]").toString("base64url"), encodeCursor(["\0"])])(
  "refuses the cursor %j that this listing did not give",
  (after) => {
    expect(() => readPage({ first: 1, after }, 1)).toThrow(/not a cursor of this listing/);
  },
);
