import { z } from "zod";
import { readConfig, urlVariable } from "../../infra/runtime/config";
import { departmentVariables } from "../../infra/runtime/department-config";
import { isMailAddress } from "./mail/mail-address";

const MAIL_PAIR = "SMTP_URL and MAIL_FROM are given together or not at all";

const OWN_VARIABLES = departmentVariables.extend({
  /** The gateway's GraphQL address, `http://host:port/graphql`. */
  GATEWAY_URL: urlVariable,
  /** The office's own account at the identity service. */
  OIDC_TOKEN_URL: urlVariable,
  OIDC_CLIENT_ID: z.string({ error: "missing; the office's account" }),
  OIDC_CLIENT_SECRET: z.string({ error: "missing; the secret of the office's account" }),
  /** How long a sweep waits for a department that does not answer, before it gives the page up; milliseconds. */
  SWEEP_PATIENCE_MS: z.coerce.number("milliseconds").int().min(0).default(60_000),
  /** Largest attachment that is taken in; bytes. */
  ATTACHMENT_BYTES: z.coerce
    .number("bytes")
    .int()
    .positive()
    .default(10 * 1024 * 1024),
  /** The county's mail server, `smtp://user:password@host:587` or `smtps://…:465`; without one no digest is mailed. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "smtp://… or smtps://…" }).optional(),
  /** Whether the way to it must be encrypted, as by default, or need not: `off` is for a server within the own walls. */
  SMTP_TLS: z.enum(["required", "off"], { error: "required or off" }).optional(),
  /** The address that digests come from. */
  MAIL_FROM: z.string().refine(isMailAddress, "one plain e-mail address").optional(),
  /** The county's own address, which digests point to. */
  MAIL_LINK: z.url({ protocol: /^https?$/, error: "an address of http or https" }).optional(),
});

const VARIABLES = OWN_VARIABLES.superRefine(({ SMTP_URL, MAIL_FROM }, context) => {
  if ((SMTP_URL === undefined) === (MAIL_FROM === undefined)) return;
  const path = [SMTP_URL === undefined ? "SMTP_URL" : "MAIL_FROM"];
  context.addIssue({ code: "custom", path, message: `missing; ${MAIL_PAIR}` });
});

export type JointMeetingConfig = z.output<typeof VARIABLES>;

/** Reads the variables of this service. @throws ConfigError naming every fault at once. */
export function readServiceConfig(env?: NodeJS.ProcessEnv): JointMeetingConfig {
  return readConfig(VARIABLES, env);
}
