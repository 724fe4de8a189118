import { isPurpose, type Purpose, PURPOSES } from "../../schema/access/purposes";
import { Refusal } from "../errors/refusal";

/** Header in which a caller says what personal data is needed for (目的). */
export const PURPOSE_HEADER = "x-purpose";

/** The purpose of a request, null when none is given. @throws Refusal BAD_INPUT for a word that is no purpose. */
export function readPurpose(header: string | undefined): Purpose | null {
  const text = header?.trim().toUpperCase() ?? "";
  if (text === "") return null;
  if (isPurpose(text)) return text;
  const known = Object.keys(PURPOSES);
  throw new Refusal(
    "BAD_INPUT",
    `Unknown purpose in ${PURPOSE_HEADER}; use ${known.join(", ")}. 目的未知，请用上列之一。`,
    {
      status: 400,
      details: { purposes: known },
    },
  );
}
