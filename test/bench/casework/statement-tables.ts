/** What brackets a transaction reads nothing. */
const BRACKETS = /^\s*(?:START TRANSACTION|COMMIT|ROLLBACK)\b/;

const LISTS_IN_COLUMNS = /\barray\(SELECT[^()]*\)/g;
const NAMED = /\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)/g;

/** How many statements there are, and the most of them that begin at one and the same table. */
export function countByTable(
  texts: readonly string[],
  tables: ReadonlySet<string>,
): { statements: number; tables: number; most: { table: string; statements: number } } {
  const statements = texts.filter((text) => !BRACKETS.test(text));
  const groups = Map.groupBy(statements, (text) => leadingTable(text, tables));
  const [most] = [...groups]
    .map(([table, own]) => ({ table, statements: own.length }))
    .sort((one, other) => other.statements - one.statements);
  const named = new Set(statements.flatMap((text) => tablesOf(text, tables)));
  return { statements: statements.length, tables: named.size, most: most ?? { table: "none", statements: 0 } };
}

/** The table that a statement reads from first, or else writes. */
function leadingTable(text: string, tables: ReadonlySet<string>): string {
  const [first = "none", ...others] = tablesOf(text.replaceAll(LISTS_IN_COLUMNS, ""), tables);
  if (!/^\s*INSERT\b/.test(text)) return first;
  return others.find((table) => table !== first) ?? first;
}

const tablesOf = (text: string, tables: ReadonlySet<string>): string[] =>
  [...text.matchAll(NAMED)].map(([, name]) => name as string).filter((name) => tables.has(name));
