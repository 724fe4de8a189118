import { createHash, randomUUID } from "node:crypto";
import { Vault } from "../../infra/runtime/vault";
import type { CountyStack } from "../support/county-stack";
import { MeetingDatabase } from "../support/meeting-database";
import { pdfOf } from "../support/files";
import { CHILDREN, KNOWN_COUNTY } from "../support/known-county";
import { PLANTED_CASE } from "./planted-case";

/** A notice to the planted child's father, and a file, in the planted child's case. */
export const PLANTED_DOCUMENT = "0190a000-0000-7000-8000-0000000d0c00";
export const PLANTED_ATTACHMENT = "0190a000-0000-7000-8000-0000000f17e0";

/** Has both kept with the case, which is planted before. */
export async function plantDocuments(county: CountyStack): Promise<void> {
  const { fieldKeys } = county.secrets();
  const vault = new Vault(Buffer.from(fieldKeys["joint-meeting"], "base64"));
  const meeting = new MeetingDatabase(county);
  const { name } = CHILDREN.everywhere;
  const content = {
    heading: "教育局",
    addressee: `${name}父`,
    sections: [{ heading: null, paragraphs: [`请送${name}返校。`], table: null }],
    enclosures: [],
    signatory: null,
    contact: null,
    copies: [],
    receipt: { recipient: `${name}父` },
  };
  await meeting.rows(DOCUMENT, [
    PLANTED_DOCUMENT,
    KNOWN_COUNTY.code,
    PLANTED_CASE,
    vault.seal(JSON.stringify(content)),
  ]);
  const bytes = Buffer.concat([pdfOf(), Buffer.from(`%${name} ${randomUUID()}\n%%EOF`)]);
  const sha256 = createHash("sha256").update(bytes).digest();
  const sealed = [vault.seal(`${name}.pdf`), bytes.length, sha256, vault.sealBytes(bytes)];
  await meeting.rows(ATTACHMENT, [PLANTED_ATTACHMENT, PLANTED_CASE, ...sealed]);
}

const DOCUMENT = `
  INSERT INTO case_document (id, region_code, case_id, kind, kind_code, organ, year, serial, number, title, issued_on,
    content_sealed, actor, post, department, at)
  VALUES ($1, $2, $3, 'RETURN_NOTICE', 'RETURN_NOTICE', 'education', 2018, 9001, '教限〔2018〕9001号', '限期返校通知书',
    '2018-12-31', $4, 'education', '股长', 'education', now())`;

const ATTACHMENT = `
  INSERT INTO attachment (id, subject_kind, subject_id, name_sealed, media_type, size, sha256, content_sealed, actor, post,
    department, uploaded_on, at)
  VALUES ($1, 'CASE', $2, $3, 'application/pdf', $4, $5, $6, 'education', '股长', 'education', '2018-12-31', now())`;
