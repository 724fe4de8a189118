import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, invalid, notFound } from "../../../infra/runtime/refusals";
import { type Desk, desksOf } from "../desk/desk";
import { isMailAddress } from "./mail-address";

interface MailAddressSources {
  database: DataSource;
  clock: Clock;
  vault: Vault;
  countyCode: string;
}

export interface DeskAddress {
  desk: Desk;
  address: string | null;
}

/** Where the digests of the caller's own desks go. */
export class MailAddressService {
  constructor(
    private readonly sources: MailAddressSources,
    private readonly caller: Caller,
  ) {}

  /** The address of one of the caller's desks, of the only one where none is named; null for anybody else's. */
  async find(named: string | null): Promise<DeskAddress | null> {
    const desk = this.ownDesk(named);
    return desk === null ? null : { desk, address: await this.read(desk) };
  }

  /** Sets it, or takes it away (null). */
  async set(named: string | null, given: string | null): Promise<DeskAddress | Refusal> {
    const desk = this.ownDesk(named);
    if (desk === null) return notFound();
    const address = given?.trim() ?? "";
    if (address !== "" && !isMailAddress(address)) {
      return invalid("That is not one plain e-mail address.", "邮箱地址格式有误，应为单个地址。");
    }
    if ((await this.read(desk)) === (address || null)) {
      return alreadyDone("The address is set so already.", "邮箱已如此设定。");
    }
    const { database, vault, clock } = this.sources;
    const { actor, post, department } = this.caller;
    if (address === "") await database.query("DELETE FROM mail_address WHERE desk = $1", [desk]);
    else await database.query(SET, [desk, vault.seal(address), clock.now(), actor, post, department]);
    return { desk, address: address || null };
  }

  private async read(desk: Desk): Promise<string | null> {
    const { database, vault } = this.sources;
    const [row] = await database.query<{ sealed: Buffer }[]>(
      "SELECT address_sealed AS sealed FROM mail_address WHERE desk = $1",
      [desk],
    );
    return row === undefined ? null : vault.open(row.sealed);
  }

  private ownDesk(named: string | null): Desk | null {
    const own = desksOf(this.caller, this.sources.countyCode);
    if (named === null) return own.length === 1 ? (own[0] ?? null) : null;
    return own.find((desk) => desk === named) ?? null;
  }
}

const SET = `
  INSERT INTO mail_address (desk, address_sealed, set_at, set_by, set_post, set_department)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (desk) DO UPDATE SET address_sealed = excluded.address_sealed, set_at = excluded.set_at,
    set_by = excluded.set_by, set_post = excluded.set_post, set_department = excluded.set_department`;
