import { startHttpServer } from "../../../infra/runtime/http-server";

/** A gateway with no department behind it: it gives the office a token and says at once that it answers nothing. */
export async function startShutGateway(): Promise<{ url: string; close(): Promise<void> }> {
  return startHttpServer(
    (request, response) => {
      request.resume();
      response.setHeader("content-type", "application/json");
      if (request.url === "/token") response.end(JSON.stringify({ access_token: "bench", expires_in: 86_400 }));
      else response.end(JSON.stringify({ errors: [{ message: "shut", extensions: { code: "SHUT" } }] }));
    },
    { host: "127.0.0.1", port: 0 },
  );
}
