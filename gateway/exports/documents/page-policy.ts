import { createHash } from "node:crypto";

/** What a page says of itself, in its headers and, saved and opened without them, in itself. */
export interface PagePolicy {
  headers: Readonly<Record<string, string>>;
  /** Content of the `meta` element. */
  meta: string;
}

/** Of a page without scripts, forms and anything from elsewhere: its own style, by hash, pictures within it where it has any, and nothing else. */
export function pagePolicy(style: string, { hasPictures }: { hasPictures: boolean }): PagePolicy {
  const hash = createHash("sha256").update(style).digest("base64");
  const pictures = hasPictures ? "img-src data:; " : "";
  const meta = `default-src 'none'; style-src 'sha256-${hash}'; ${pictures}base-uri 'none'; form-action 'none'`;
  return {
    meta,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `${meta}; frame-ancestors 'none'; sandbox`,
    },
  };
}
