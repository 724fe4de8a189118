import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, notFound, notYours } from "../../../infra/runtime/refusals";
import { deskTitle, desksOf } from "../desk/desk";
import { StatementSide } from "./statement-enums";
import { findStatement, type StatementRow } from "./statement.rows";
import { deskOfSide } from "./statement-sides";

interface SigningResources {
  database: DataSource;
  clock: Clock;
}

/** Signs one side of a statement, once, from the desk whose side it is; nobody signs both. */
export async function signStatement(
  { database, clock }: SigningResources,
  caller: Caller,
  id: string,
  side: StatementSide,
): Promise<StatementRow | Refusal> {
  const statement = await findStatement(database, caller, id);
  if (statement === null) return notFound();
  const desk = deskOfSide(statement, side);
  if (!desksOf(caller, statement.regionCode).includes(desk))
    return notYours(`The desk ${desk} signs this side.`, `此方须由${deskTitle(desk)}签订。`);
  const isSignatory = side === StatementSide.SIGNATORY;
  const other = isSignatory ? statement.countersignedBy : statement.signedBy;
  if (other === caller.actor) return notYours("You have signed the other side.", "同一账号不得签订双方。");
  const [, signed] = await database.query<[unknown, number]>(isSignatory ? SIGN : COUNTERSIGN, [
    id,
    clock.today(),
    caller.actor,
    caller.post,
  ]);
  const after = await findStatement(database, caller, id);
  if (after === null) throw new Error("a statement that was just signed is gone");
  return signed === 0 ? alreadyDone("This side is signed.", "此方已签订。") : after;
}

const SIGN = `
  UPDATE responsibility_statement SET signed_on = $2, signed_by = $3, signed_post = $4
  WHERE id = $1 AND signed_on IS NULL AND countersigned_by IS DISTINCT FROM $3`;

const COUNTERSIGN = `
  UPDATE responsibility_statement SET countersigned_on = $2, countersigned_by = $3, countersigned_post = $4
  WHERE id = $1 AND countersigned_on IS NULL AND signed_by IS DISTINCT FROM $3`;
