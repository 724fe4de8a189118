import type { RosterLine } from "./roster-folder";

/** An ordinary person of an invented county; every line is built of these unless it is told otherwise. */
export interface Person {
  idNumber: string;
  name: string;
  /** YYYY-MM-DD; the ID number's by default. */
  birthDate?: string;
  sex?: "男" | "女";
  phone?: string;
}

const birthDateOf = ({ idNumber, birthDate }: Person): string =>
  birthDate ?? idNumber.slice(6, 14).replace(/(\d{4})(\d\d)(\d\d)/, "$1-$2-$3");
const sexOf = ({ idNumber, sex }: Person): string => sex ?? (Number(idNumber[16]) % 2 === 1 ? "男" : "女");

/** 户籍人口 */
export function householdLine(person: Person, county: string, township: string, other: RosterLine = {}): RosterLine {
  return {
    公民身份号码: person.idNumber,
    姓名: person.name,
    性别: sexOf(person),
    出生日期: birthDateOf(person),
    民族: "壮族",
    户籍地区划代码: county,
    户籍乡镇代码: township,
    户籍地址: `${person.name}家`,
    户号: `${township}001`,
    与户主关系: "子",
    户籍状态: "正常",
    监护人姓名: `${person.name}父`,
    监护人关系: "父亲",
    监护人联系电话: person.phone ?? "",
    ...other,
  };
}

/** 流动人口 */
export function residenceLine(
  person: Person,
  homeCounty: string,
  township: string,
  other: RosterLine = {},
): RosterLine {
  return {
    公民身份号码: person.idNumber,
    姓名: person.name,
    性别: sexOf(person),
    出生日期: birthDateOf(person),
    户籍地区划代码: homeCounty,
    居住乡镇代码: township,
    居住地址: `${person.name}租`,
    登记日期: "2016-01-01",
    注销日期: "",
    监护人姓名: `${person.name}母`,
    监护人联系电话: person.phone ?? "",
    ...other,
  };
}

/** 学校 */
export function schoolLine(id: string, name: string, township: string, phone = ""): RosterLine {
  return {
    学校标识码: id,
    学校名称: name,
    办学类型: "九年一贯制学校",
    乡镇代码: township,
    校长: `${name}长`,
    联系电话: phone,
  };
}

/** 学籍: in grade 4 of the school year 2018-2019 by default. */
export function enrolmentLine(person: Person, school: string, other: RosterLine = {}): RosterLine {
  return {
    学籍号: `G${person.idNumber}`,
    公民身份号码: person.idNumber,
    姓名: person.name,
    性别: sexOf(person),
    出生日期: birthDateOf(person),
    学校标识码: school,
    年级: "4",
    班级: "1班",
    入学年月: "2015-09",
    学籍状态: "在籍",
    状态日期: "",
    就学方式: "在校就读",
    随迁子女: "否",
    留守儿童: "否",
    寄宿生: "否",
    监护人姓名: `${person.name}父`,
    监护人联系电话: person.phone ?? "",
    ...other,
  };
}

/** 劝返台账: back on a day, or still out. */
export function ledgerLine({ idNumber, name }: Person, foundOn: string, returnedOn: string | null = null): RosterLine {
  return {
    公民身份号码: idNumber,
    姓名: name,
    发现日期: foundOn,
    辍学原因: "厌学",
    目前去向: "去向不明",
    劝返状态: returnedOn === null ? "劝返中" : "已返校",
    返校日期: returnedOn ?? "",
    劝返责任人: "王老师",
  };
}

/** 儿童福利 */
export function welfareLine({ idNumber, name }: Person, township: string, other: RosterLine = {}): RosterLine {
  return {
    公民身份号码: idNumber,
    姓名: name,
    类别: "孤儿",
    认定日期: "2016-05-04",
    终止日期: "",
    乡镇代码: township,
    月保障金: "800.50",
    ...other,
  };
}

/** 残疾人证: visual, second grade. */
export function certificateLine({ idNumber, name }: Person, township: string): RosterLine {
  return {
    残疾人证号: `${idNumber}12`,
    公民身份号码: idNumber,
    姓名: name,
    残疾类别: "视力",
    残疾等级: "二级",
    发证日期: "2015-03-15",
    有效期至: "2025-03-14",
    乡镇代码: township,
  };
}

/** 脱贫监测户 */
export function poorHouseholdLine({ idNumber, name, phone }: Person, township: string, liftedOn = ""): RosterLine {
  return {
    户编号: `P${township}001`,
    公民身份号码: idNumber,
    姓名: name,
    与户主关系: "子",
    户类别: "建档立卡贫困户",
    识别日期: "2015-12-20",
    消除日期: liftedOn,
    乡镇代码: township,
    帮扶责任人: `${name}帮`,
    帮扶联系电话: phone ?? "",
  };
}
