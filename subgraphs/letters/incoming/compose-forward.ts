import { chineseDate } from "../../../schema/chinese-date";
import { findFullCountyName } from "../../../schema/regions/county-succession";
import { type InquiryText, povertyOfficeOf } from "../drafting/compose-inquiry";
import type { LetterChildContent } from "../letter/letter-content";

interface ForwardDraft {
  /** Full name of the own bureau. */
  bureauName: string;
  /** The letter that is sent on: whose it is, its title and number. */
  senderName: string;
  title: string;
  number: string;
  /** County in which the household is now. */
  countyCode: string;
  /** YYYY-MM-DD */
  on: string;
  children: readonly LetterChildContent[];
}

/** Title and body of a letter that sends another county's letter on (转办), as a clerk may still change them. */
export function composeForward(draft: ForwardDraft): InquiryText {
  const { bureauName, senderName, title, number, countyCode, on, children } = draft;
  const [child] = children;
  const isOne = child !== undefined && children.length === 1;
  const poor = children.filter(({ isPoor }) => isPoor).map(({ name }) => name);
  const countyName = findFullCountyName(countyCode) ?? countyCode;
  const office = povertyOfficeOf(countyCode, on);
  const whose = isOne ? "该生" : `以下${children.length}名学生`;
  return {
    title: `${bureauName}关于转请协助做好辍学学生劝返复学工作的函`,
    paragraphs: [
      `${senderName}《${title}》（${number}）函请我局协助做好辍学学生劝返复学工作。经核实，${whose}户籍现在${countyName}，现将有关情况转你局。`,
      isOne ? factsOf(child) : "名单附后。",
      ...(poor.length === 0 ? [] : [poorLine(poor, isOne, office)]),
      "请你局协助做好劝返复学工作，并将受理及办理情况函告我局，由我局转告发函单位。",
      "专此函达，请予支持为盼。",
    ],
    copies: poor.length === 0 ? [] : [office],
  };
}

/** A paragraph that names more would be a list of its own; the list says which of them are poor. */
const MOST_NAMED = 20;

function poorLine(names: readonly string[], isOne: boolean, office: string): string {
  const who = names.length > MOST_NAMED ? `名单中注明的${names.length}名学生` : `其中，${names.join("、")}`;
  return `${isOne ? "该生" : who}家庭系建档立卡贫困户，请及时告知${office}，共同做好控辍保学工作。`;
}

function factsOf(child: LetterChildContent): string {
  const { name, sex, birthDate, idNumber, homeAddress, guardian, phone, school, grade, outSince } = child;
  const parts = [
    name,
    ...(sex === null ? [] : [sex === "MALE" ? "男" : "女"]),
    ...(birthDate === null ? [] : [`${chineseDate(birthDate)}出生`]),
    ...(idNumber === null ? [] : [`公民身份号码${idNumber}`]),
    ...(homeAddress === null ? [] : [`原户籍地址${homeAddress}`]),
    ...(guardian === null ? [] : [`监护人${guardian}${phone === null ? "" : `（电话${phone}）`}`]),
    ...(school === null ? [] : [`原就读于${school}${grade ?? ""}`]),
  ];
  return `${parts.join("，")}，自${chineseDate(outSince)}起失学。`;
}
