import { Sex } from "../../infra/runtime/sex";
import { HouseholdEntity } from "../../subgraphs/public-security/household/household.entity";
import { HouseholdState } from "../../subgraphs/public-security/household/household-state";
import { ResidenceEntity } from "../../subgraphs/public-security/residence/residence.entity";
import { startApp } from "../../subgraphs/public-security/app";
import { entities } from "../../subgraphs/public-security/entities";
import { migrations } from "../../subgraphs/public-security/migrations";
import { type DepartmentSettings, startTestDepartment, type TestDepartment } from "./department";

/** Starts public security without any rows. */
export function startPublicSecurity(settings: DepartmentSettings = {}): Promise<TestDepartment> {
  return startTestDepartment({ name: "public-security", startApp, entities, migrations, ...settings });
}

interface Person<Row> {
  idNumber: string;
  /** What differs from an ordinary boy of 柳石路街道 born in 2010. */
  row?: Partial<Row>;
  address?: string;
  guardianPhone?: string;
}

/** Registers people's 户籍 as an import would. */
export async function registerHouseholds(
  { roster, vault, personIdOf, rosterColumns }: TestDepartment,
  people: readonly Person<HouseholdEntity>[],
): Promise<void> {
  const rows = people.map(({ idNumber, row, address = "柳南区1号", guardianPhone }) => ({
    ...rosterColumns,
    personId: personIdOf(idNumber),
    idNumberSealed: vault.seal(idNumber),
    name: "韦小明",
    sex: Sex.MALE,
    birthDate: "2010-05-01",
    ethnicity: "壮族",
    countyCode: "450204",
    townshipCode: "450204001",
    addressSealed: vault.seal(address),
    householdNumber: "450204000001",
    relationToHead: "子",
    state: HouseholdState.NORMAL,
    guardianName: "韦大明",
    guardianRelation: "父亲",
    guardianPhoneSealed: guardianPhone === undefined ? null : vault.seal(guardianPhone),
    ...row,
  }));
  await roster.getRepository(HouseholdEntity).insert(rows);
}

/** Registers people's residences (流动人口) as an import would. */
export async function registerResidences(
  { roster, vault, personIdOf, rosterColumns }: TestDepartment,
  people: readonly Person<ResidenceEntity>[],
): Promise<void> {
  const rows = people.map(({ idNumber, row, address = "柳南区2号", guardianPhone }) => ({
    ...rosterColumns,
    personId: personIdOf(idNumber),
    registeredOn: "2016-01-01",
    idNumberSealed: vault.seal(idNumber),
    name: "覃小红",
    sex: Sex.FEMALE,
    birthDate: "2010-05-01",
    homeCountyCode: "451321",
    townshipCode: "450204001",
    addressSealed: vault.seal(address),
    cancelledOn: null,
    guardianName: "覃大红",
    guardianPhoneSealed: guardianPhone === undefined ? null : vault.seal(guardianPhone),
    ...row,
  }));
  await roster.getRepository(ResidenceEntity).insert(rows);
}
