import { SaxesParser } from "saxes";
import { FileRefused } from "../file-refused";

type Attributes = Readonly<Record<string, string>>;

/** What a reader of one XML part wants to know; names come without their prefix. */
export interface XmlHandlers {
  onOpen?: (name: string, attributes: Attributes) => void;
  onText?: (text: string) => void;
  onClose?: (name: string) => void;
}

/** Feeds a streamed XML part to handlers. @throws FileRefused DAMAGED when it is not well-formed. */
export async function readXml(text: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const parser = createParser(handlers);
  for await (const piece of text) parser.write(piece);
  parser.close();
}

/** The same, handing on after each piece what the handlers have gathered, which `take` returns. */
export async function* gatherXml<Item>(
  text: AsyncIterable<string>,
  handlers: XmlHandlers,
  take: () => Item[],
): AsyncGenerator<Item> {
  const parser = createParser(handlers);
  for await (const piece of text) {
    parser.write(piece);
    yield* take();
  }
  parser.close();
}

function createParser({ onOpen, onText, onClose }: XmlHandlers): SaxesParser {
  const parser = new SaxesParser();
  parser.on("error", (fault) => {
    throw new FileRefused("DAMAGED", `The workbook's XML is damaged (${fault.message}). 工作簿内部的XML已损坏。`);
  });
  if (onOpen) parser.on("opentag", (tag) => onOpen(localName(tag.name), tag.attributes));
  if (onText) parser.on("text", onText);
  if (onClose) parser.on("closetag", (tag) => onClose(localName(tag.name)));
  return parser;
}

/** A name without its namespace prefix: writers differ in whether they give one. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
