import { createHash } from "node:crypto";

export interface IdePage {
  html: Buffer;
  /** Content-Security-Policy: the page's own script by its hash, and nothing from anywhere else. */
  policy: string;
}

const WELCOME = `# Liankong 联控. Put an access token and a purpose into "Headers" below, then fetch the schema again.
# 在下方 Headers 中填写访问令牌与目的（CASE、SWEEP、SUBSIDY、LETTER、REPORT），再重新获取模式。
`;
/** Header values may hold nothing but Latin-1, or the browser refuses to send them. */
const HEADERS = JSON.stringify({ authorization: "Bearer TOKEN", "x-purpose": "CASE" }, null, 2);

let page: Promise<IdePage> | undefined;

/** The GraphiQL page, whole in one document, so that it works without internet. Built at the first visit: it is 9 MB. */
export function idePage(): Promise<IdePage> {
  return (page ??= buildPage());
}

async function buildPage(): Promise<IdePage> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const html = renderGraphiQL({
    title: "Liankong 联控",
    endpoint: "/graphql",
    defaultQuery: WELCOME,
    headers: HEADERS,
    defaultHeaders: HEADERS,
    // A token must not outlive the tab on a shared office computer.
    shouldPersistHeaders: false,
    credentials: "omit",
  });
  const policy = [
    "default-src 'none'",
    `script-src ${scriptHashes(html).join(" ")}`,
    // The editor writes its own style elements.
    "style-src 'unsafe-inline'",
    "font-src data:",
    "img-src data:",
    "worker-src blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return { html: Buffer.from(html), policy };
}

function scriptHashes(html: string): string[] {
  return [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
}
