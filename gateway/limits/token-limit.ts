import { beyondLimit } from "./limits";
import { countTokens } from "./count-tokens";

/** Texts that are remembered as short enough; longer than this they are counted again, so that memory stays bounded. */
const REMEMBERED = 1_000;
const REMEMBERED_LENGTH = 16_384;

/** Refuses documents of too many tokens before they are parsed; a text that was counted is not counted again. */
export class TokenLimit {
  private readonly accepted = new Set<string>();

  constructor(private readonly limit: number) {}

  /** @throws Refusal BAD_INPUT naming the limit and the document's tokens. */
  check(text: string): void {
    // No token is shorter than a character.
    if (text.length <= this.limit || this.accepted.has(text)) return;
    const tokens = countTokens(text);
    if (tokens > this.limit) throw beyondLimit("tokens", this.limit, tokens);
    if (text.length > REMEMBERED_LENGTH) return;
    if (this.accepted.size >= REMEMBERED) this.accepted.clear();
    this.accepted.add(text);
  }
}
