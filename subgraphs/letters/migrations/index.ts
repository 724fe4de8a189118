import type { MigrationInterface } from "typeorm";
import { CreateSignatory1795480000000 } from "./20261124T1000-create-signatory";
import { CreateDirectory1795481000000 } from "./20261124T1010-create-directory";
import { CreatePost1795482000000 } from "./20261124T1020-create-post";
import { CreateLetter1795483000000 } from "./20261124T1030-create-letter";
import { CreateLetterRound1795484000000 } from "./20261124T1040-create-letter-round";
import { CreateIncoming1795484200000 } from "./20261124T1045-create-incoming";
import { CreateCaseLink1795484500000 } from "./20261124T1050-create-case-link";

/** Migrations of the letters' database, in order. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CreateSignatory1795480000000,
  CreateDirectory1795481000000,
  CreatePost1795482000000,
  CreateLetter1795483000000,
  CreateLetterRound1795484000000,
  CreateIncoming1795484200000,
  CreateCaseLink1795484500000,
];
