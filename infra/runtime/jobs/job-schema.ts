/** Schema of the job queue's own tables, in the database of each service that has queues. */
export const JOB_SCHEMA = "pgboss";
