import { FileFault } from "./file-fault";

const MAXIMUM_LENGTH = 200;
/** Controls, marks that turn the direction of a text, and what would be a path. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/u;

/**
 * The name of a file from its header, percent-encoded UTF-8.
 * @throws FileFault for none, and for one that is no plain name with an extension
 */
export function readFileName(header: string | undefined): string {
  const name =
    decode(header ?? "")
      ?.trim()
      .normalize("NFC") ?? "";
  if (name === "" || name.length > MAXIMUM_LENGTH || UNFIT.test(name) || !/[^.]\.[A-Za-z]+$/u.test(name)) {
    throw new FileFault(
      400,
      `The header x-file-name must hold a file's name with extension, percent-encoded, ${MAXIMUM_LENGTH} characters at most.`,
      `请求头 x-file-name 须为百分号编码的文件名（含扩展名，不超过${MAXIMUM_LENGTH}字，不含路径）。`,
    );
  }
  return name;
}

/** The extension of a file's name, in small letters, without the dot. */
export function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (fault) {
    if (fault instanceof URIError) return null;
    throw fault;
  }
}
