import type { EntityManager } from "typeorm";
import { getRegion } from "../../../schema/regions/regions";
import { DocumentKind } from "./document-kind";
import { KIND_WORDS } from "./document-kind-words";

/** What the numbers of a county's organs begin with. */
const ORGAN_WORDS: Readonly<Record<string, string>> = {
  office: "联控",
  leader: "联控",
  education: "教",
  "public-security": "公",
  "civil-affairs": "民",
  "disabled-persons": "残",
  "poverty-relief": "扶",
  health: "卫健",
  justice: "司",
  "human-resources": "人社",
};

interface Series {
  organ: string;
  kind: DocumentKind;
}

/** The word (发文代字) of an organ's papers of a kind on a day: as configured, else as made by {@link defaultWord}. */
export async function getOrganWord(
  manager: EntityManager,
  countyCode: string,
  { organ, kind }: Series,
  day: string,
): Promise<string> {
  const [row] = await manager.query<{ word: string }[]>(SELECT_WORD, [organ, kind, day]);
  return row?.word ?? defaultWord(countyCode, { organ, kind });
}

/**
 * `柳南教限`: the county's short name, the organ's, the kind's. A school has no short name that the joint meeting knows, and
 * so its code; the county gives it a word of its own.
 */
export function defaultWord(countyCode: string, { organ, kind }: Series): string {
  return shortName(getRegion(countyCode).name) + organWord(organ) + KIND_WORDS[kind].word;
}

function organWord(organ: string): string {
  const [place = "", code = ""] = organ.split(":");
  if (place === "township") return `${shortName(getRegion(code).name)}政`;
  if (place === "school") return `校${code}`;
  const word = ORGAN_WORDS[organ];
  if (word === undefined) throw new Error(`no word for papers of ${organ}`);
  return word;
}

/** 柳南区 → 柳南, 三江侗族自治县 → 三江, 河西街道 → 河西; what would leave one character stays whole. */
function shortName(name: string): string {
  if (name.endsWith("自治县")) return name.slice(0, 2);
  const short = name.replace(/(街道办事处|街道|自治旗|县|区|市|旗|镇|乡)$/u, "");
  return short.length < 2 ? name : short;
}

/** $1 organ, $2 kind, $3 day. */
const SELECT_WORD = `
  SELECT word FROM document_organ_word WHERE organ = $1 AND kind_code = $2 AND valid_from <= $3
  ORDER BY valid_from DESC LIMIT 1`;
