import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { LettersContext } from "../context";
import {
  type LetterSetting,
  LetterSettingConnection,
  LetterSettingsArguments,
  SetLetterSettingArguments,
  SetLetterSettingOutcome,
} from "./letter-setting.type";

@Resolver()
export class LetterSettingResolver {
  @Query(() => LetterSettingConnection, {
    nullable: true,
    description: "The county's rules of letters in force on a day. 某日执行的函件期限规则。",
  })
  @Directive('@requiresScopes(scopes: [["letter-figures:read"]])')
  async letterSettings(
    @Args(() => LetterSettingsArguments) { on = null, ...page }: LetterSettingsArguments,
    @Ctx() { letterSettings }: LettersContext,
  ): Promise<ConnectionOf<LetterSetting>> {
    const wanted = readPage(page, 1);
    const rows = await letterSettings.list(on && isoDate(on), wanted);
    return toConnection(
      rows,
      wanted,
      ({ name }) => [name],
      (row) => row,
    );
  }

  @Mutation(() => SetLetterSettingOutcome, {
    nullable: true,
    description:
      "Sets a rule of letters from a day on; letters that are signed keep their dates. 设定函件期限规则（自某日起执行）；已签发函件期限不变。",
  })
  @Directive('@requiresScopes(scopes: [["casework-setting:write"]])')
  setLetterSetting(
    @Args(() => SetLetterSettingArguments) { validFrom, ...given }: SetLetterSettingArguments,
    @Ctx() { letterSettings }: LettersContext,
  ): Promise<LetterSetting | Refusal> {
    return letterSettings.set({ ...given, validFrom: isoDate(validFrom) });
  }
}
