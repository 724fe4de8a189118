import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { eventually } from "./eventually";

/** A connection on which a request is written byte by byte as given, and not always to its end. */
export class HeldRequest {
  private text = "";

  private constructor(private readonly socket: Socket) {
    socket.on("data", (chunk: Buffer) => (this.text += chunk.toString("latin1")));
    // Cut off while writing is what some of these requests deserve; `ended` tells what came before.
    socket.on("error", () => socket.destroy());
  }

  static async open(port: number, bytes: string | Buffer): Promise<HeldRequest> {
    const socket = connect({ host: "127.0.0.1", port });
    const held = new HeldRequest(socket);
    await once(socket, "connect");
    socket.write(bytes);
    return held;
  }

  /** What has come back, as soon as there is something. */
  answer(): Promise<string> {
    const read = (): string => {
      if (this.text === "") throw new Error("no answer yet");
      return this.text;
    };
    return eventually(read, { within: 10_000 });
  }

  /** All that came back, when the other side has ended the connection. */
  async ended(): Promise<string> {
    if (!this.socket.closed) await once(this.socket, "close");
    return this.text;
  }

  end(): void {
    this.socket.destroy();
  }
}

/** All that comes back for a request until the other side ends the connection. */
export async function sendRaw(port: number, request: string | Buffer): Promise<string> {
  return (await HeldRequest.open(port, request)).ended();
}
