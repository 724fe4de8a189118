import { departmentTitle } from "../../schema/departments";
import type { CountyParts } from "./county";
import { isServiceAccount } from "./accounts";

/** A child of the demo county whom four departments know. */
const DEMO_CHILD = "450204200804220305";

interface SummaryOptions {
  /** Settings before a command that finds this county, such as `LIANKONG_PORT=4100 `; empty for the default county. */
  prefix: string;
  isDemo: boolean;
}

/** What a started county shows: what runs where, who can sign in, what to try. Ends with the line that says it is ready. */
export function summarise(parts: CountyParts, options: SummaryOptions): string {
  return [
    "",
    ...describeServices(parts),
    "",
    ...describeAccounts(parts),
    "",
    ...describeTry(parts, options),
    "",
    `ready  ${parts.running.gatewayUrl}`,
    "",
  ].join("\n");
}

function describeServices({ county, cluster, services, exchangeUrl }: CountyParts): string[] {
  const rows = [
    ["service", "URL", "process", ""],
    ["postgres", `127.0.0.1:${cluster.port}`, String(cluster.pid), ""],
    ...services.map(({ name, url, pid }) => [name, url, String(pid), titleOf(name)]),
    ["exchange", exchangeUrl, "", "外县来函"],
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
  return [`${county.regionName} (${county.regionCode}), data of ${county.asOf}`, ...table];
}

function titleOf(name: string): string {
  const title = departmentTitle(name);
  return title === name ? "" : title;
}

function describeAccounts({ accounts }: CountyParts): string[] {
  const names = accounts.map(({ account }) => account).filter((account) => !isServiceAccount(account));
  const [schools, townships] = ["school-", "township-"].map((start) => names.filter((name) => name.startsWith(start)));
  const offices = names.filter((name) => !/^(school|township)-\d/.test(name));
  return [
    "Demo accounts (invented people):",
    `  ${offices.join("  ")}`,
    ...[schools, townships]
      .filter((list) => list !== undefined && list.length > 0)
      .map((list) => `  ${list?.[0]}  … ${list?.length} in all`),
  ];
}

function describeTry({ county }: CountyParts, { prefix, isDemo }: SummaryOptions): string[] {
  const idNumber = isDemo ? DEMO_CHILD : "<公民身份号码>";
  return [
    "Try: one child across the departments",
    "  # No child's file is open to anybody: this opens one for four hours, and tells those who keep it.",
    `  OPENING=$(${prefix}npm run --silent ask -- office '${breakGlass(idNumber)}' --get breakGlass.id)`,
    `  ${prefix}npm run --silent ask -- office student-view --case "$OPENING" --variables '{"idNumber":"${idNumber}"}'`,
    "Try: one child, one case 一生一案 (README.md has ten commands to go on with)",
    `  ${prefix}npm run --silent ask -- office 'mutation { openCasesFromLedger(regionCode: "${county.regionCode}") { ... on LedgerOpening { opened } } }'`,
    "Try: letters to other counties 函, with a second county beside this one",
    "  npm run demo:letters",
    "Try: who is missing 四查三比对",
    `  ${prefix}npm run sweep -- --region ${county.regionCode} --year ${county.schoolYear} --as-of ${county.asOf} --out findings.csv`,
  ];
}

function breakGlass(idNumber: string): string {
  const given = `idNumber: "${idNumber}", reason: "试用系统：查看一名儿童的全貌"`;
  return `mutation { breakGlass(${given}) { ... on ChildOpening { id } ... on Refusal { message } } }`;
}
