import { inventIdNumber } from "./people";
import { writeRosterFolder } from "./roster-folder";
import {
  certificateLine,
  enrolmentLine,
  householdLine,
  ledgerLine,
  type Person,
  poorHouseholdLine,
  residenceLine,
  schoolLine,
  welfareLine,
} from "./roster-lines";

/** 柳北区, invented small: every child in it is one of {@link CHILDREN}, so that each number it gives is known beforehand. */
export const KNOWN_COUNTY = {
  code: "450205",
  /** 解放街道 with two schools, 雅儒街道 with one. */
  townships: { first: "450205001", second: "450205002" },
  schools: { first: "2145020501", sameTownship: "2145020502", otherTownship: "2145020503" },
} as const;

const { code, townships, schools } = KNOWN_COUNTY;
/** Counties of other children's 户籍: 忻城县, 柳城县, 桂平市; and 柳南区, whose code opens some numbers of children of 柳北区. */
const [XINCHENG, LIUCHENG, GUIPING, LIUNAN] = ["451321", "450222", "450881", "450204"] as const;

const child = (county: string, sequence: number, name: string, phone = ""): Person => ({
  idNumber: inventIdNumber(county, "2009-05-01", sequence),
  name,
  phone,
});

/** The children of the county, by what is remarkable about them. */
export const CHILDREN = {
  /** Has a record in every department, all in the first township and the first school; back at school. */
  everywhere: child(code, 1, "覃密语", "13911112222"),
  /** 户籍, welfare and certificate in the second township; school and poor household in the first. */
  scattered: child(code, 2, "韦散落", "13933334444"),
  /** The number was given in 柳南区, the 户籍 is here. */
  numberOfElsewhere: child(LIUNAN, 3, "黄本地"),
  /** The number was given here, the 户籍 is in 忻城县; of a poor household. */
  numberOfHere: child(code, 4, "莫外地"),
  unknownToAll: child(code, 5, "梁无名"),
  foundTwice: child(code, 6, "蒙再失"),
  returnedLater: child(code, 7, "陆后返"),
  /** 户籍 in 柳城县; the household was lifted out of poverty on 30 June. */
  liftedOut: child(LIUCHENG, 8, "廖脱贫"),
  /** The entry here was cancelled by a move; registered as living here with 户籍 in 桂平市. */
  movedAway: child(code, 9, "潘迁出"),
  /** Named, sexed and dated otherwise in every register. */
  disagreeing: child(code, 10, "韦小红"),
} as const satisfies Record<string, Person>;

const {
  everywhere,
  scattered,
  numberOfElsewhere,
  numberOfHere,
  unknownToAll,
  foundTwice,
  returnedLater,
  liftedOut,
  movedAway,
  disagreeing,
} = CHILDREN;

/** A number that cannot be read back: a spreadsheet has spoiled it. */
export const SPOILED_NUMBER = "4.50205E+17";

/** Writes the county's rosters into a new temporary folder, and gives its path. */
export function writeKnownCounty(): string {
  const [first, second] = [townships.first, townships.second];
  return writeRosterFolder(
    { regionCode: code, regionName: "柳北区", asOf: "2018-12-31", schoolYear: "2018-2019" },
    {
      "public-security/户籍人口": [
        ...[everywhere, numberOfElsewhere, foundTwice, returnedLater].map((person) =>
          householdLine(person, code, first),
        ),
        householdLine(scattered, code, second),
        householdLine(movedAway, code, second, { 户籍状态: "注销（迁出）" }),
        householdLine({ ...disagreeing, name: "韦晓红", sex: "男", birthDate: "2009-01-05" }, code, first),
      ],
      "public-security/流动人口": [
        residenceLine(everywhere, code, first),
        residenceLine(numberOfHere, XINCHENG, first),
        residenceLine(liftedOut, LIUCHENG, first),
        residenceLine(movedAway, GUIPING, second),
        residenceLine({ ...disagreeing, name: "韦小洪", birthDate: "2010-05-01" }, LIUNAN, first),
      ],
      "education/学校": [
        schoolLine(schools.first, "密语学校", first, "07725550001"),
        schoolLine(schools.sameTownship, "邻近学校", first, "07725550002"),
        schoolLine(schools.otherTownship, "远处学校", second, "07725550003"),
      ],
      "education/学籍": [
        enrolmentLine(everywhere, schools.first, { 状态日期: "2018-11-20", 就学方式: "送教上门" }),
        enrolmentLine(scattered, schools.first),
        enrolmentLine({ ...disagreeing, name: "韦红", sex: "男", birthDate: "2009-05-10" }, schools.otherTownship),
      ],
      "education/缺勤": ["2018-12-03", "2018-12-04", "2018-12-05"].map((日期) => ({
        学籍号: `G${everywhere.idNumber}`,
        日期,
        类型: "旷课",
      })),
      "education/资助": [
        { 学籍号: `G${everywhere.idNumber}`, 学期: "2018-2019-1", 资助项目: "生活补助", 金额: "500.50" },
      ],
      "education/劝返台账": [
        ledgerLine(everywhere, "2018-05-02", "2018-11-20"),
        ledgerLine(numberOfElsewhere, "2018-05-03"),
        ledgerLine(numberOfHere, "2018-05-04"),
        ledgerLine(unknownToAll, "2018-05-05"),
        ledgerLine(foundTwice, "2018-03-01", "2018-04-02"),
        ledgerLine(foundTwice, "2018-10-10"),
        ledgerLine(returnedLater, "2018-05-06", "2018-12-01"),
        ledgerLine(liftedOut, "2018-05-07"),
        ledgerLine(movedAway, "2018-05-08"),
        ledgerLine({ idNumber: SPOILED_NUMBER, name: "吴拒收" }, "2018-05-09"),
      ],
      "civil-affairs/儿童福利": [
        welfareLine(everywhere, first),
        welfareLine(scattered, second),
        welfareLine({ ...disagreeing, name: "韦晓虹" }, first),
      ],
      "disabled-persons/残疾人证": [
        certificateLine(everywhere, first),
        certificateLine(scattered, second),
        certificateLine({ ...disagreeing, name: "卫小红" }, first),
      ],
      "poverty-relief/脱贫监测户": [
        poorHouseholdLine(everywhere, first),
        poorHouseholdLine(scattered, first),
        poorHouseholdLine(numberOfHere, first),
        poorHouseholdLine(liftedOut, first, "2018-06-30"),
        poorHouseholdLine({ ...disagreeing, name: "韦小鸿" }, first),
      ],
    },
  );
}
