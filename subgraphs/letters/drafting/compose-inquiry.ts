import { chineseDate } from "../../../schema/chinese-date";
import { findCountyName, findFullCountyName } from "../../../schema/regions/county-succession";
import type { LetterChildContent } from "../letter/letter-content";

/** What the text of a letter is made of. */
export interface InquiryFacts {
  /** Full name of the bureau that writes. */
  bureauName: string;
  /** County that writes, and the home county that is written to. */
  countyCode: string;
  peerCode: string;
  children: readonly LetterChildContent[];
  /** Working days within which an answer is asked for. */
  answerDays: number;
  /** YYYY-MM-DD */
  on: string;
}

/** The text of a letter, before it is numbered. */
export interface InquiryText {
  title: string;
  paragraphs: string[];
  copies: string[];
}

const LAW =
  "《中华人民共和国义务教育法》和《国务院办公厅关于进一步加强控辍保学提高义务教育巩固水平的通知》（国办发〔2017〕72号）";
/** Last day on which the office was called 扶贫办. */
const LAST_DAY_OF_POVERTY_OFFICES = "2021-05-31";
/** A paragraph that names more children would be a list of its own; the list says which of them are poor. */
const MOST_NAMED = 20;

/**
 * The letter by which a county's bureau asks that of the home county to help bring children back to school: one child is told
 * of in the text, several in the list after it. Nothing of a child stands in the title.
 */
export function composeInquiry(facts: InquiryFacts): InquiryText {
  const { bureauName, children, peerCode, on } = facts;
  const [only] = children.length === 1 ? children : [];
  const poor = children.filter(({ isPoor }) => isPoor);
  const office = povertyOfficeOf(peerCode, on);
  return {
    title: `${bureauName}关于协助做好辍学学生劝返复学工作的函`,
    paragraphs: [
      ...(only === undefined ? ofSeveral(facts) : ofOne(only, facts)),
      request(facts, only === undefined),
      ...(poor.length === 0
        ? []
        : [`${poorWords(poor, only !== undefined)}，请及时告知${office}，共同做好控辍保学工作。`]),
      "特此函达。",
    ],
    copies: poor.length === 0 ? [] : [office],
  };
}

function ofOne(child: LetterChildContent, { peerCode }: InquiryFacts): string[] {
  const of = child.school === null ? "" : `，原就读于${child.school}${child.grade ?? ""}`;
  const contacts = [
    child.homeAddress === null ? null : `户籍地址：${child.homeAddress}`,
    child.guardian === null ? null : `监护人：${child.guardian}`,
    child.phone === null ? null : `联系电话：${child.phone}`,
  ].filter((part) => part !== null);
  return [
    `根据${LAW}要求，我局组织开展了辍学学生排查。经查，学生${identityWords(child)}${of}，自${chineseDate(child.outSince)}起辍学。经公安机关户籍信息核对，该生户籍在${countyWords(peerCode)}。`,
    ...(contacts.length === 0 ? [] : [`该生${contacts.join("；")}。`]),
  ];
}

function ofSeveral({ children, peerCode, countyCode }: InquiryFacts): string[] {
  return [
    `根据${LAW}要求，我局组织开展了辍学学生排查。经查，并经公安机关户籍信息核对，在${ownWords(countyCode)}就读期间辍学的学生中，有${children.length}人户籍在${countyWords(peerCode)}（名单附后）。`,
  ];
}

function request({ answerDays }: InquiryFacts, isSeveral: boolean): string {
  const whom = isSeveral ? "上述学生" : "该生";
  return `请你局协助核实${whom}去向，会同有关部门依法做好劝返复学工作，督促其父母或者其他法定监护人送其入学接受并完成义务教育，并自本函印发之日起${answerDays}个工作日内将办理情况函复我局。`;
}

function poorWords(poor: readonly LetterChildContent[], isOnly: boolean): string {
  if (isOnly) return "该生家庭系建档立卡贫困户";
  const names = poor.map(({ name }) => name);
  if (names.length > MOST_NAMED) return `名单中注明的${names.length}名学生家庭系建档立卡贫困户`;
  return `其中，${names.join("、")}${names.length > 1 ? `等${names.length}名学生` : ""}家庭系建档立卡贫困户`;
}

/** 韦小明（男，2005年3月6日出生，公民身份号码450……） */
function identityWords({ name, sex, birthDate, idNumber }: LetterChildContent): string {
  const parts = [
    sex === null ? null : sex === "MALE" ? "男" : "女",
    birthDate === null ? null : `${chineseDate(birthDate)}出生`,
    idNumber === null ? null : `公民身份号码${idNumber}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? name : `${name}（${parts.join("，")}）`;
}

const countyWords = (code: string): string => findFullCountyName(code) ?? code;

/** 我区, 我县, 我市, 我旗: by the last character of the county's name. */
function ownWords(countyCode: string): string {
  const last = findCountyName(countyCode)?.at(-1) ?? "";
  return `我${"区县市旗".includes(last) ? last : "县"}`;
}

/** The county's office for the poor by its name on a day: 来宾市兴宾区扶贫办, later 乡村振兴局. */
export function povertyOfficeOf(countyCode: string, on: string): string {
  return countyWords(countyCode) + (on <= LAST_DAY_OF_POVERTY_OFFICES ? "扶贫办" : "乡村振兴局");
}
