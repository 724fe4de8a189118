import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import {
  type CaseworkSetting,
  CaseworkSettingConnection,
  CaseworkSettingsArguments,
  SetCaseworkSettingArguments,
  SetCaseworkSettingOutcome,
} from "./casework-setting.type";

@Resolver()
export class CaseworkSettingResolver {
  @Query(() => CaseworkSettingConnection, {
    nullable: true,
    description: "The county's rules of casework in force on a day: deadlines and counts. 某日执行的办案规则。",
  })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  async caseworkSettings(
    @Args(() => CaseworkSettingsArguments) { on = null, ...page }: CaseworkSettingsArguments,
    @Ctx() { caseworkSettings }: JointMeetingContext,
  ): Promise<ConnectionOf<CaseworkSetting>> {
    const wanted = readPage(page, 1);
    const rows = await caseworkSettings.list(on && isoDate(on), wanted);
    return toConnection(
      rows,
      wanted,
      ({ name }) => [name],
      (row) => row,
    );
  }

  @Mutation(() => SetCaseworkSettingOutcome, {
    nullable: true,
    description:
      "Sets a rule of casework from a day on; deadlines that run keep their dates. 设定办案规则（自某日起执行）；已定期限不变。",
  })
  @Directive('@requiresScopes(scopes: [["casework-setting:write"]])')
  setCaseworkSetting(
    @Args(() => SetCaseworkSettingArguments) { validFrom, ...given }: SetCaseworkSettingArguments,
    @Ctx() { caseworkSettings }: JointMeetingContext,
  ): Promise<CaseworkSetting | Refusal> {
    return caseworkSettings.set({ ...given, validFrom: isoDate(validFrom) });
  }
}
