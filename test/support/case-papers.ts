import { randomUUID } from "node:crypto";
import type { Vault } from "../../infra/runtime/vault";

type Sql = (text: string, parameters?: readonly unknown[]) => Promise<unknown>;

/** Writes what steps and outcomes of cases are shown by, as the owner of the joint meeting's database. */
export class CasePapers {
  private serial = 0;

  constructor(
    private readonly sql: Sql,
    private readonly vault: Vault,
  ) {}

  /** An uploaded copy; its id. */
  async attachment(caseId: string): Promise<string> {
    const id = randomUUID();
    await this.sql(
      `INSERT INTO attachment (id, subject_kind, subject_id, name_sealed, media_type, size, sha256, content_sealed, actor,
         post, department, uploaded_on, at)
       VALUES ($1, 'CASE', $2, $3, 'application/pdf', 1, sha256($4::bytea), $3, 'test', '测试', 'office', '2018-12-31',
         '2018-12-31T04:00:00Z')`,
      [id, caseId, this.vault.seal("扫描件"), Buffer.from(id)],
    );
    return id;
  }

  /** A document of a kind that an organ issued on a day; its id. */
  async document(caseId: string, kind: string, organ: string, issuedOn: string, given: object = {}): Promise<string> {
    const id = randomUUID();
    this.serial += 1;
    const row = {
      id,
      region_code: "450204",
      case_id: caseId,
      kind,
      round: this.serial,
      organ,
      kind_code: kind,
      year: 2018,
      serial: this.serial,
      number: `柳南〔2018〕${this.serial}号`,
      title: kind,
      issued_on: issuedOn,
      content_sealed: this.vault.seal("{}"),
      actor: "test",
      post: "测试",
      department: "office",
      at: "2018-12-31T04:00:00Z",
      ...given,
    };
    const columns = Object.keys(row);
    const places = columns.map((_column, index) => `$${index + 1}`);
    await this.sql(
      `INSERT INTO case_document (${columns.join(", ")}) VALUES (${places.join(", ")})`,
      Object.values(row),
    );
    return id;
  }

  /** An approval of the leader for a subject, to be used. */
  async approve(kind: "SKIP_STEP" | "REOPEN_CASE", subjectId: string): Promise<string> {
    const id = randomUUID();
    await this.sql(
      `INSERT INTO approval (id, kind, subject_id, case_id, desk, reason_sealed, asked_at, asked_by, asked_post,
         asked_department, state, lapses_on, decided_at, decided_by, decided_post, decided_department)
       VALUES ($1, $2, $3, left($3, 36)::uuid, 'office', $4, '2018-12-30T04:00:00Z', 'test', '测试', 'office', 'APPROVED',
         '2019-01-10', '2018-12-30T05:00:00Z', 'test-leader', '测试', 'leader')`,
      [id, kind, subjectId, this.vault.seal("理由")],
    );
    return id;
  }

  /** A visit of both lines on a day. */
  async visit(
    caseId: string,
    visitedOn: string,
    lines: readonly string[] = ["EDUCATION", "GOVERNMENT"],
  ): Promise<void> {
    await this.sql(
      `INSERT INTO case_visit (id, case_id, visited_on, lines, organ, visitors_sealed, met_sealed, said_sealed, actor, post,
         department, at)
       VALUES ($1, $2, $3, $4, 'office', $5, $5, $5, 'test', '测试', 'office', '2018-12-31T04:00:00Z')`,
      [randomUUID(), caseId, visitedOn, lines, this.vault.seal("[]")],
    );
  }
}
