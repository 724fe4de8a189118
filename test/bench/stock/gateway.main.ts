import "../../../gateway/telemetry/config";
import { ApolloGateway, type GraphQLDataSourceProcessOptions, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import type { JWK } from "jose";
import { AccessTokenVerifier } from "../../../gateway/access/access-token";
import { callerOfClaims } from "../../../gateway/access/claims";
import { Issuer } from "../../../gateway/access/issuer";
import { PURPOSE_HEADER, readPurpose } from "../../../gateway/access/purpose";
import { readRequestId } from "../../../gateway/access/request-id";
import { GuardedSupergraph } from "../../../gateway/enforcer/guarded-supergraph";
import type { Caller } from "../../../infra/runtime/caller";
import { CALLER_TOKEN_HEADER, type CallerSigner, createCallerSigner } from "../../../infra/runtime/caller-token";
import { runProgram } from "../program";

export interface StockGatewaySettings {
  supergraphSdl: string;
  subgraphUrls: Record<string, string>;
  callerPrivateKey: JWK;
  issuerUrl: string;
}

interface StockContext {
  caller: Caller;
  /** Signed once a request and subgraph. */
  tokens: Map<string, Promise<string>>;
}

/** The default data source, with the caller's token put on. */
class CallerDataSource extends RemoteGraphQLDataSource<StockContext & Record<string, unknown>> {
  constructor(
    private readonly department: string,
    url: string,
    private readonly signer: CallerSigner,
  ) {
    super({ url });
  }

  override async willSendRequest({
    request,
    context,
  }: GraphQLDataSourceProcessOptions<StockContext & Record<string, unknown>>): Promise<void> {
    const { caller, tokens } = context as StockContext;
    let token = tokens.get(this.department);
    if (token === undefined) {
      token = this.signer.sign(caller, this.department);
      tokens.set(this.department, token);
    }
    request.http?.headers.set(CALLER_TOKEN_HEADER, await token);
  }
}

/** `@apollo/gateway` and Apollo Server as they come, with the sign-in that every county needs and nothing more. */
runProgram(async ({ supergraphSdl, subgraphUrls, callerPrivateKey, issuerUrl }: StockGatewaySettings) => {
  const signer = await createCallerSigner(callerPrivateKey);
  const gateway = new ApolloGateway({
    supergraphSdl: GuardedSupergraph.from(supergraphSdl).strippedSdl,
    buildService: ({ name }) => new CallerDataSource(name, subgraphUrls[name] as string, signer),
  });
  const issuer = new Issuer({ issuer: issuerUrl, allowDemo: true });
  const verifier = new AccessTokenVerifier({
    issuer,
    issuerName: issuerUrl,
    audience: "liankong-gateway",
    allowDemo: true,
  });
  const { url } = await startStandaloneServer(new ApolloServer<StockContext>({ gateway }), {
    listen: { host: "127.0.0.1", port: 0 },
    context: async ({ req }) => {
      const claims = await verifier.verify(req.headers.authorization);
      const purpose = readPurpose(String(req.headers[PURPOSE_HEADER]));
      return { caller: callerOfClaims(claims, purpose, readRequestId(undefined)), tokens: new Map() };
    },
  });
  return { url };
});
