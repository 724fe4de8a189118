import { jest } from "@jest/globals";
import { Client } from "pg";
import { jobsApplication } from "../../infra/runtime/jobs/job-queue";

/**
 * The SQL statements that this process sends to PostgreSQL while an action runs, whichever pool sends them; but for the jobs
 * of the services, which go on by themselves on connections of their own.
 */
export async function statementsDuring(action: () => Promise<unknown>): Promise<string[]> {
  const spy = jest.spyOn(Client.prototype, "query");
  try {
    await action();
    return spy.mock.calls.filter((_call, index) => !isOfJobs(spy.mock.contexts[index])).map(([query]) => textOf(query));
  } finally {
    spy.mockRestore();
  }
}

const JOBS = ["joint-meeting", "letters"].map(jobsApplication);

interface Connected {
  connectionParameters?: { application_name?: string };
}

function isOfJobs(client: unknown): boolean {
  return JOBS.includes((client as Connected).connectionParameters?.application_name ?? "");
}

function textOf(query: unknown): string {
  return typeof query === "string" ? query : (query as { text: string }).text;
}
