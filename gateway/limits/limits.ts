import { Refusal } from "../errors/refusal";

/** What one request may ask for at most. */
export interface Limits {
  /** Fields within fields. */
  depth: number;
  aliases: number;
  /** Words and marks of the document. */
  tokens: number;
  rootFields: number;
  bodyBytes: number;
  /** Rows: the product of nested `first`, summed over the operation's fields. */
  pageRows: number;
}

/** Attachments are no operations: their door alone holds them to their limit. */
export type LimitName = keyof Limits | "attachmentBytes";

const TITLES: Record<LimitName, string> = {
  depth: "levels of fields 嵌套层数",
  aliases: "aliases 别名数",
  tokens: "tokens 词元数",
  rootFields: "root fields 根字段数",
  bodyBytes: "bytes of body 请求字节数",
  attachmentBytes: "bytes of attachment 附件字节数",
  pageRows: "rows asked for (nested first multiplied) 请求行数",
};

/** The refusal of a request that goes beyond a limit; names the limit and how much the request has. */
export function beyondLimit(name: LimitName, limit: number, actual: number, status = 400): Refusal {
  return new Refusal("BAD_INPUT", `Too many ${TITLES[name]}: ${actual}, at most ${limit}. 超出上限${limit}。`, {
    status,
    details: { limit: { name, limit, actual } },
  });
}
