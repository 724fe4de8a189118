import "reflect-metadata";
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from "type-graphql";
import { DomainError } from "./errors";

const DEFAULT_SIZE = 100;
const MAXIMUM_SIZE = 1000;

/** Arguments of every listing, Relay cursor form. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: DEFAULT_SIZE, description: "Size of the page, 1 to 1000. 每页条数，1至1000。" })
  first: number;

  @Field(() => String, { nullable: true, description: "Cursor after which the page begins. 起始游标（不含）。" })
  after?: string | null;
}

/** A checked page: its size, and the sort key after which it begins. */
export interface Page {
  first: number;
  /** Texts of the sort key, or null at the beginning. */
  after: readonly string[] | null;
}

/**
 * Checks the arguments of a listing.
 * @param keyLength how many texts the listing's sort key has.
 * @throws DomainError BAD_INPUT for a size out of range or a cursor that this listing did not give.
 */
export function readPage({ first, after }: PageArguments, keyLength: number): Page {
  if (!Number.isInteger(first) || first < 1 || first > MAXIMUM_SIZE) {
    throw new DomainError("BAD_INPUT", `first must be from 1 to ${MAXIMUM_SIZE}. 每页条数须在1至${MAXIMUM_SIZE}之间。`);
  }
  return { first, after: after === undefined || after === null ? null : decodeCursor(after, keyLength) };
}

/** The opaque cursor of a row, from the texts of its sort key. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key), "utf8").toString("base64url");
}

function decodeCursor(cursor: string, keyLength: number): string[] {
  const key = parseKey(Buffer.from(cursor, "base64url").toString("utf8"));
  const whole =
    Array.isArray(key) &&
    key.length === keyLength &&
    key.every((part) => typeof part === "string" && !part.includes("\0"));
  if (!whole) throw new DomainError("BAD_INPUT", "after is not a cursor of this listing. after 不是本列表的游标。");
  return key as string[];
}

function parseKey(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

@ObjectType({ simpleResolvers: true, description: "Where a page stands in its listing. 分页信息。" })
@Directive("@shareable")
export class PageInfo {
  @Field(() => Boolean, { description: "Whether rows follow. 是否还有下一页。" })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: "Whether the page began after a cursor. 是否有上一页。" })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first row. 首行游标。" })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last row. 末行游标。" })
  endCursor: string | null;
}

export interface ConnectionOf<Node> {
  edges: { cursor: string; node: Node | null }[];
  pageInfo: PageInfo;
}

/**
 * Makes a page of the rows that a listing has read.
 * @param rows up to `first + 1` rows in order; the extra one only says that more follow.
 */
export function toConnection<Row, Node>(
  rows: readonly Row[],
  page: Page,
  keyOf: (row: Row) => readonly string[],
  nodeOf: (row: Row) => Node | null,
): ConnectionOf<Node> {
  const edges = rows.slice(0, page.first).map((row) => ({ cursor: encodeCursor(keyOf(row)), node: nodeOf(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The connection and edge types of a listing: `Connection(Child, "DisabledChild")` gives `DisabledChildConnection`. */
export function Connection<Node extends object>(node: ClassType<Node>, name: string): ClassType<ConnectionOf<Node>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: "One row of a page. 页中的一行。" })
  class Edge {
    @Field(() => String, { description: "Cursor of the row. 本行游标。" })
    cursor: string;

    @Field(() => node, { nullable: true, description: "The row; null when it may not be seen. 记录；无权查看时为空。" })
    node: Node | null;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: "A page of a listing. 列表的一页。" })
  class PageConnection implements ConnectionOf<Node> {
    @Field(() => [Edge], { description: "The rows. 各行。" })
    edges: Edge[];

    @Field(() => PageInfo, { description: "Where the page stands. 分页信息。" })
    pageInfo: PageInfo;
  }
  return PageConnection;
}
