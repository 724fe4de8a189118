import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../errors/refusal";

/** Operations that are part of the project, by name (受信文档): a client sends `documentId` in the place of `query`. */
export class TrustedDocuments {
  private constructor(private readonly texts: ReadonlyMap<string, string>) {}

  /** Reads every `.graphql` file of a folder; the file's name without ending is the document's id. */
  static read(folder: string): TrustedDocuments {
    const files = readdirSync(folder).filter((file) => file.endsWith(".graphql"));
    return new TrustedDocuments(
      new Map(
        files.sort().map((file) => [file.slice(0, -".graphql".length), readFileSync(join(folder, file), "utf8")]),
      ),
    );
  }

  /** The text of a document. @throws Refusal BAD_INPUT when there is none of that id. */
  get(id: unknown): string {
    const text = typeof id === "string" ? this.texts.get(id) : undefined;
    if (text !== undefined) return text;
    throw new Refusal("BAD_INPUT", "There is no trusted document of that documentId. 没有该编号的受信文档。", {
      status: 400,
    });
  }

  all(): Iterable<string> {
    return this.texts.values();
  }
}
