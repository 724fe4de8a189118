import { Kind, parse } from "graphql";

/** What people call a value of an enum (中文名): `titleOf("FindingKind", "DROPOUT")` is 辍学. An unknown value is itself. */
export type TitleOf = (type: string, value: string) => string;

/** Reads the Chinese names out of the supergraph's descriptions, `English. 中文。` */
export function readEnumTitles(supergraphSdl: string): TitleOf {
  const titles = new Map<string, string>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    for (const { name, description } of definition.values ?? []) {
      const title = chinesePart(description?.value ?? "");
      if (title !== "") titles.set(`${definition.name.value}.${name.value}`, title);
    }
  }
  return (type, value) => titles.get(`${type}.${value}`) ?? value;
}

/** The name alone: what explains it, in brackets or behind a mark, has no room in a cell. */
function chinesePart(description: string): string {
  const chinese = description.split(/\. (?=[\u4e00-\u9fff])/).at(-1) ?? "";
  return chinese.replace(/[（(；，。.].*$/su, "");
}
