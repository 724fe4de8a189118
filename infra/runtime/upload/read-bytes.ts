import type { IncomingMessage } from "node:http";
import { FileFault } from "./file-fault";

/**
 * The bytes of a request, whole.
 * @throws FileFault when they are more than `limit`, as soon as that is known; Error ECONNRESET when the sender breaks off
 */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  // The answer still goes over the connection of a body that is not read to its end.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  if (!request.complete) throw new Error("the sender broke off");
  if (size === 0) throw new FileFault(400, "The file is empty.", "文件为空。");
  return Buffer.concat(chunks, size);
}

function tooLarge(limit: number): FileFault {
  const megabytes = Math.floor((limit / 1024 / 1024) * 10) / 10;
  return new FileFault(413, `A file has ${limit} bytes at most.`, `附件不得超过${megabytes}MB。`);
}
