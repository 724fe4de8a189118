import { delimiter, dirname } from "node:path";

/** Variables of this process that would steer a county started by a test: whoever runs the tests may have set them. */
const STEERING = /^(LIANKONG_|LIMIT_|DEPARTMENT_|CORS_|LOG_LEVEL$|INIT_CWD$|npm_|NODE_OPTIONS$|JEST_|NODE_ENV$)/;

/** The environment of a command that a test runs: this process's own without what steers a county, and with this Node first. */
export function commandEnvironment(variables: Readonly<Record<string, string>>): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => !STEERING.test(entry[0]) && entry[1] !== undefined,
  );
  const own = Object.fromEntries(inherited);
  return { ...own, PATH: `${dirname(process.execPath)}${delimiter}${own["PATH"] ?? ""}`, ...variables };
}
