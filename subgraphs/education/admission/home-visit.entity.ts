import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { HomeVisitMet } from "./visit-met";

/** A visit to the home of a child who has not registered (家访). Dates YYYY-MM-DD. */
@Entity("home_visit")
export class HomeVisitEntity {
  @PrimaryColumn({ name: "id", type: "text" })
  id: string;

  @Column({ name: "notice_id", type: "text" })
  noticeId: string;

  @Column({ name: "visited_on", type: "date" })
  visitedOn: string;

  @Column({ name: "visitors", type: "text", array: true })
  visitors: string[];

  @Column({ name: "met", type: "text" })
  met: HomeVisitMet;

  @Column({ name: "result_sealed", type: "bytea" })
  resultSealed: Buffer;

  @Column({ name: "next_on", type: "date", nullable: true })
  nextOn: string | null;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;
}
