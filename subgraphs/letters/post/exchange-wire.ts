/** The way to other counties. What it throws means that there was no answer of theirs. */
export interface ExchangeWire {
  /** Sends a message and gives the receipt, a compact JWS that nobody has looked at yet. */
  postMessage(exchangeUrl: string, jwe: string): Promise<string>;
  /** The text of a county's card, just as little looked at. */
  fetchCard(exchangeUrl: string): Promise<string>;
}
