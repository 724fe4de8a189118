import type { Adapter } from "oidc-provider";

/** The issuer has nothing to keep: its clients come from the accounts' file, and its tokens are self-contained. */
export class StatelessAdapter implements Adapter {
  async upsert(): Promise<undefined> {}
  async find(): Promise<undefined> {}
  async findByUserCode(): Promise<undefined> {}
  async findByUid(): Promise<undefined> {}
  async consume(): Promise<undefined> {}
  async destroy(): Promise<undefined> {}
  async revokeByGrantId(): Promise<undefined> {}
}
