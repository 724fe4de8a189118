import { startApp } from "../../subgraphs/poverty-relief/app";
import { entities } from "../../subgraphs/poverty-relief/entities";
import { migrations } from "../../subgraphs/poverty-relief/migrations";
import { HouseholdMemberEntity } from "../../subgraphs/poverty-relief/poverty-relief/household-member.entity";
import { PoorHouseholdCategory } from "../../subgraphs/poverty-relief/poverty-relief/poor-household-category";
import { type DepartmentSettings, startTestDepartment, type TestDepartment } from "./department";

/** Starts poverty relief without any rows. */
export function startPovertyRelief(settings: DepartmentSettings = {}): Promise<TestDepartment> {
  return startTestDepartment({ name: "poverty-relief", startApp, entities, migrations, ...settings });
}

interface Member {
  idNumber: string;
  /** What differs from a child of a household that has been helped since 2015. */
  row?: Partial<HouseholdMemberEntity>;
}

/** Enters children of poor households (脱贫监测户) as an import would. */
export async function enterPoorHouseholds(
  { roster, vault, personIdOf, rosterColumns }: TestDepartment,
  members: readonly Member[],
): Promise<void> {
  await roster.getRepository(HouseholdMemberEntity).insert(
    members.map(({ idNumber, row }) => ({
      ...rosterColumns,
      householdNumber: "P450204000001",
      personId: personIdOf(idNumber),
      idNumberSealed: vault.seal(idNumber),
      name: "韦小明",
      birthDate: "2010-05-01",
      relationToHead: "子",
      householdCategory: PoorHouseholdCategory.REGISTERED_POOR,
      identifiedOn: "2015-12-20",
      liftedOn: null,
      townshipCode: "450204001",
      helperName: null,
      helperPhoneSealed: null,
      ...row,
    })),
  );
}
