import { fileTypeFromBuffer } from "file-type";
import { FileFault } from "./file-fault";
import { extensionOf } from "./file-name";
import { inspectJpeg, inspectPng } from "./inspect-image";
import { inspectPdf } from "./inspect-pdf";

interface MediaType {
  extensions: readonly string[];
  /** @throws FileFault */
  inspect: (bytes: Buffer) => void;
}

/** What is taken (附件类型). */
const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  "application/pdf": { extensions: ["pdf"], inspect: inspectPdf },
  "image/jpeg": { extensions: ["jpg", "jpeg"], inspect: inspectJpeg },
  "image/png": { extensions: ["png"], inspect: inspectPng },
};

interface Claims {
  fileName: string;
  /** The header `content-type` as sent. */
  contentType: string | undefined;
}

/**
 * The media type of a file by its bytes.
 * @throws FileFault for a kind that is not taken, one that claims to be another, and one whose content is refused
 */
export async function inspectFile(bytes: Buffer, { fileName, contentType }: Claims): Promise<string> {
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  const known = Object.hasOwn(MEDIA_TYPES, mediaType) ? MEDIA_TYPES[mediaType] : undefined;
  if (known === undefined) {
    throw new FileFault(
      415,
      "Attachments are PDF, JPEG or PNG by their content.",
      "附件须为 PDF、JPEG 或 PNG（以文件内容为准）。",
    );
  }
  const claimed = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  if (claimed !== mediaType || !known.extensions.includes(extensionOf(fileName))) {
    throw new FileFault(
      415,
      `The file is ${mediaType}, but its content-type or extension says otherwise.`,
      `文件内容为 ${mediaType}，与所报类型或扩展名不符。`,
    );
  }
  known.inspect(bytes);
  return mediaType;
}
