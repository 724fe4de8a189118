import { getRegion } from "../../../schema/regions/regions";
import { type Desk, deskTitle, partsOf } from "../desk/desk";
import { DeskKind } from "../desk/desk-kind";

/**
 * The full name of an organ as it stands over a paper.
 * @param schoolNames of schools by code, as education has them
 */
export function organName(organ: Desk, countyCode: string, schoolNames: ReadonlyMap<string, string>): string {
  const county = getRegion(countyCode).name;
  const { kind, code } = partsOf(organ);
  const name = NAMES[kind]({ organ, code, schoolNames });
  return name.startsWith(county) ? name : `${county}${name}`;
}

interface Named {
  organ: Desk;
  code: string;
  schoolNames: ReadonlyMap<string, string>;
}

const officeName = (): string => "控辍保学工作联席会议办公室";

/** Without the county before them. */
const NAMES: Readonly<Record<DeskKind, (named: Named) => string>> = {
  [DeskKind.OFFICE]: officeName,
  [DeskKind.LEADER]: officeName,
  [DeskKind.DEPARTMENT]: ({ organ }) => deskTitle(organ),
  [DeskKind.SCHOOL]: ({ organ, code, schoolNames }) => schoolNames.get(code) ?? deskTitle(organ),
  [DeskKind.TOWNSHIP]: ({ code }) => {
    const { name } = getRegion(code);
    return name.endsWith("街道") ? `人民政府${name}办事处` : `${name}人民政府`;
  },
};
