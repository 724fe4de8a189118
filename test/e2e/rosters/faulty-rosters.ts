import type { FaultReason } from "../../../infra/rosters/spec/fault";
import { inventIdNumber } from "../../support/people";
import type { RosterLine } from "../../support/roster-folder";

/** What is to become of a row: kept, kept with warnings, the same as one before it, or rejected for a reason. */
type Fate = "KEPT" | "WARNED" | "SAME" | FaultReason;

/** A row of a roster and its fate. */
export type FatedLine = readonly [Fate, RosterLine];

/** Valid ID number of the n-th invented person, born on 5 September 2008 and a woman for even n. */
export const person = (n: number): string => inventIdNumber("450204", "2008-09-05", n);

const wrongDigit = (id: string): string => id.slice(0, 17) + (id[17] === "0" ? "1" : "0");
const fullWidth = (text: string): string =>
  text.replace(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const SPOILED = "4.50204E+17";
const FIFTEEN = "450204080905001";

const resident = (n: number, changes: RosterLine = {}): RosterLine => ({
  公民身份号码: person(n),
  姓名: `韦某${n}`,
  性别: n % 2 === 0 ? "女" : "男",
  出生日期: "2008-09-05",
  民族: "壮族",
  户籍地区划代码: "450204",
  户籍乡镇代码: "450204100",
  户籍地址: "柳南区1号",
  户号: "450204000001",
  与户主关系: "子",
  户籍状态: "正常",
  监护人姓名: "",
  监护人关系: "",
  监护人联系电话: "",
  ...changes,
});

const migrant = (n: number, changes: RosterLine = {}): RosterLine => ({
  公民身份号码: person(n),
  姓名: `覃某${n}`,
  性别: n % 2 === 0 ? "女" : "男",
  出生日期: "2008-09-05",
  户籍地区划代码: "451302",
  居住乡镇代码: "450204100",
  居住地址: "柳南区2号",
  登记日期: "2016-01-01",
  注销日期: "",
  监护人姓名: "",
  监护人联系电话: "",
  ...changes,
});

const school = (n: number, changes: RosterLine = {}): RosterLine => ({
  学校标识码: `21450204${String(n).padStart(2, "0")}`,
  学校名称: `第${n}小学`,
  办学类型: "小学",
  乡镇代码: "450204100",
  校长: "",
  联系电话: "",
  ...changes,
});

const student = (n: number, changes: RosterLine = {}): RosterLine => ({
  学籍号: `G${person(n)}`,
  公民身份号码: person(n),
  姓名: `莫某${n}`,
  性别: n % 2 === 0 ? "女" : "男",
  出生日期: "2008-09-05",
  学校标识码: "2145020401",
  年级: "4",
  班级: "1班",
  入学年月: "2015-09",
  学籍状态: "在籍",
  状态日期: "",
  就学方式: "在校就读",
  随迁子女: "否",
  留守儿童: "否",
  寄宿生: "否",
  监护人姓名: "",
  监护人联系电话: "",
  ...changes,
});

const absence = (n: number, changes: RosterLine = {}): RosterLine => ({
  学籍号: `G${person(n)}`,
  日期: "2018-11-05",
  类型: "旷课",
  ...changes,
});

const subsidy = (n: number, changes: RosterLine = {}): RosterLine => ({
  学籍号: `G${person(n)}`,
  学期: "2018-2019-1",
  资助项目: "生活补助",
  金额: "500",
  ...changes,
});

const dropout = (n: number, changes: RosterLine = {}): RosterLine => ({
  公民身份号码: person(n),
  姓名: `莫某${n}`,
  发现日期: "2018-05-11",
  辍学原因: "厌学",
  目前去向: "在家",
  劝返状态: "劝返中",
  返校日期: "",
  劝返责任人: "",
  ...changes,
});

const welfare = (n: number, changes: RosterLine = {}): RosterLine => ({
  公民身份号码: person(n),
  姓名: `陆某${n}`,
  类别: "孤儿",
  认定日期: "2016-05-04",
  终止日期: "",
  乡镇代码: "450204100",
  月保障金: "950",
  ...changes,
});

const certificate = (n: number, changes: RosterLine = {}): RosterLine => ({
  残疾人证号: `${person(n)}44`,
  公民身份号码: person(n),
  姓名: `潘某${n}`,
  残疾类别: "肢体",
  残疾等级: "四级",
  发证日期: "2015-03-15",
  有效期至: "2025-03-14",
  乡镇代码: "450204100",
  ...changes,
});

const member = (n: number, changes: RosterLine = {}): RosterLine => ({
  户编号: "P450204000001",
  公民身份号码: person(n),
  姓名: `高某${n}`,
  与户主关系: "子",
  户类别: "建档立卡贫困户",
  识别日期: "2015-12-20",
  消除日期: "",
  乡镇代码: "450204100",
  帮扶责任人: "",
  帮扶联系电话: "",
  ...changes,
});

/** Every roster of a county with every fault that a row of it can have, by path. */
export const FAULTY_ROSTERS: Readonly<Record<string, readonly FatedLine[]>> = {
  "public-security/户籍人口": [
    ["KEPT", resident(1)],
    [
      "KEPT",
      resident(2, {
        公民身份号码: ` ${fullWidth(person(2))}　`,
        出生日期: "2008/9/5",
        户籍乡镇代码: fullWidth("450204100"),
      }),
    ],
    ["KEPT", resident(3, { 公民身份号码: person(3).toLowerCase(), 出生日期: "20080905", 户籍状态: "注销(死亡)" })],
    ["KEPT", resident(4, { 姓名: "=HYPERLINK(1)", 户籍地址: "@柳南", 户号: "+1", 出生日期: "39696" })],
    ["WARNED", resident(5, { 出生日期: "2008-09-06" })],
    ["WARNED", resident(6, { 性别: "男" })],
    ["SAME", resident(1)],
    ["DUPLICATE_KEY", resident(1, { 姓名: "韦另某" })],
    ["CHECK_DIGIT", resident(7, { 公民身份号码: wrongDigit(person(7)) })],
    ["SPOILED", resident(8, { 公民身份号码: SPOILED })],
    ["SPOILED", resident(9, { 监护人联系电话: "1.38E+10" })],
    ["FIFTEEN_DIGITS", resident(10, { 公民身份号码: FIFTEEN })],
    ["FORMAT", resident(11, { 公民身份号码: "无" })],
    ["MISSING", resident(12, { 公民身份号码: "　" })],
    ["MISSING", resident(13, { 姓名: "" })],
    ["NOT_A_DATE", resident(14, { 出生日期: "2008-02-30" })],
    ["NOT_IN_LIST", resident(15, { 性别: "未知" })],
    ["UNKNOWN_CODE", resident(16, { 户籍地区划代码: "450299" })],
    ["WRONG_LEVEL", resident(17, { 户籍地区划代码: "4502" })],
    ["UNKNOWN_CODE", resident(18, { 户籍乡镇代码: "450204999" })],
    ["OUTSIDE_COUNTY", resident(19, { 户籍地区划代码: "451302" })],
    ["CHECK_DIGIT", resident(20, { 公民身份号码: wrongDigit(person(20)), 出生日期: "昨天" })],
  ],
  "public-security/流动人口": [
    ["KEPT", migrant(101)],
    ["KEPT", migrant(101, { 登记日期: "2017-01-01" })],
    ["WARNED", migrant(102, { 性别: "男" })],
    ["DATES_OUT_OF_ORDER", migrant(103, { 注销日期: "2015-12-31" })],
    ["DATES_OUT_OF_ORDER", migrant(104, { 登记日期: "2008-09-04" })],
    ["UNKNOWN_CODE", migrant(105, { 居住乡镇代码: "000000000" })],
    ["DUPLICATE_KEY", migrant(101, { 居住地址: "柳南区3号" })],
  ],
  "education/学校": [
    ["KEPT", school(1)],
    ["FORMAT", school(2, { 学校标识码: "21450204" })],
    ["SPOILED", school(3, { 学校标识码: "2.14502E+9" })],
    ["NOT_IN_LIST", school(4, { 办学类型: "幼儿园" })],
    ["UNKNOWN_CODE", school(5, { 乡镇代码: "450204998" })],
  ],
  "education/学籍": [
    ["KEPT", student(201)],
    ["KEPT", student(202, { 学籍号: "L450204200000000001", 公民身份号码: "" })],
    ["KEPT", student(203, { 学籍号: "J450204200000000002", 公民身份号码: "" })],
    ["KEPT", student(204, { 入学年月: "200909", 班级: "=1" })],
    ["WARNED", student(205, { 出生日期: "2008-09-15", 性别: "女" })],
    ["MISSING", student(206, { 公民身份号码: "" })],
    ["SCHOOL_UNKNOWN", student(207, { 学校标识码: "2145020499" })],
    ["SCHOOL_UNKNOWN", student(208, { 学校标识码: "2145020404" })],
    ["NOT_IN_LIST", student(209, { 年级: "10" })],
    ["NOT_IN_LIST", student(210, { 寄宿生: "Y" })],
    ["NOT_A_DATE", student(211, { 入学年月: "Sep-09" })],
    ["DATES_OUT_OF_ORDER", student(212, { 入学年月: "2007-09" })],
    ["SPOILED", student(213, { 学籍号: SPOILED })],
    ["FORMAT", student(214, { 学籍号: "X450204200000000001" })],
  ],
  "education/缺勤": [
    ["KEPT", absence(201)],
    ["KEPT", absence(202, { 学籍号: "L450204200000000001" })],
    ["ENROLMENT_UNKNOWN", absence(299)],
    ["ENROLMENT_UNKNOWN", absence(207)],
    ["NOT_A_DATE", absence(201, { 日期: "11月5日" })],
    ["NOT_IN_LIST", absence(201, { 日期: "2018-11-06", 类型: "迟到" })],
    ["DUPLICATE_KEY", absence(201, { 类型: "病假" })],
  ],
  "education/资助": [
    ["KEPT", subsidy(201, { 金额: "512.50" })],
    ["NOT_AN_AMOUNT", subsidy(202, { 学籍号: "L450204200000000001", 金额: "1.234" })],
    ["NOT_AN_AMOUNT", subsidy(201, { 资助项目: "另一项", 金额: "约500" })],
    ["YEARS_APART", subsidy(201, { 学期: "2018-2020-1" })],
    ["FORMAT", subsidy(201, { 学期: "2018秋" })],
    ["ENROLMENT_UNKNOWN", subsidy(298)],
  ],
  "education/劝返台账": [
    ["KEPT", dropout(301)],
    ["KEPT", dropout(302, { 劝返状态: "已返校", 返校日期: "2018-10-08" })],
    ["MISSING", dropout(303, { 劝返状态: "已返校" })],
    ["CONTRADICTION", dropout(304, { 返校日期: "2018-10-08" })],
    ["DATES_OUT_OF_ORDER", dropout(305, { 劝返状态: "已返校", 返校日期: "2018-05-10" })],
  ],
  "civil-affairs/儿童福利": [
    ["KEPT", welfare(401, { 月保障金: "９５０．０７" })],
    ["KEPT", welfare(401, { 类别: "困境儿童", 月保障金: "" })],
    ["DATES_OUT_OF_ORDER", welfare(402, { 终止日期: "2016-05-03" })],
    ["NOT_AN_AMOUNT", welfare(403, { 月保障金: "-1" })],
    ["NOT_IN_LIST", welfare(404, { 类别: "其他" })],
  ],
  "disabled-persons/残疾人证": [
    ["KEPT", certificate(501)],
    ["KEPT", certificate(502, { 残疾人证号: `${person(502)}44B1` })],
    ["WARNED", certificate(503, { 残疾等级: "一级" })],
    ["FORMAT", certificate(504, { 残疾人证号: `${person(504)}94` })],
    ["CHECK_DIGIT", certificate(505, { 残疾人证号: `${wrongDigit(person(505))}44` })],
    ["DATES_OUT_OF_ORDER", certificate(506, { 有效期至: "2015-03-14" })],
  ],
  "poverty-relief/脱贫监测户": [
    ["KEPT", member(601)],
    ["KEPT", member(601, { 户编号: "P450204000002" })],
    ["NOT_IN_LIST", member(602, { 户类别: "一般户" })],
    ["DATES_OUT_OF_ORDER", member(603, { 消除日期: "2015-12-19" })],
  ],
};
