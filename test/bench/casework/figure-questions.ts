import { callerOf } from "../../support/callers";
import { COUNTY } from "./casework-county";
import { always, type Question } from "./question";

const LEADER = callerOf("leader", { purpose: null });

const BOARD = `query ($regionCode: RegionCode = "${COUNTY}", $asOf: Date) {
  caseBoard(regionCode: $regionCode, asOf: $asOf) {
    asOf open overdue watched closed byStage { stage open overdue } byLead { kind open overdue }
    closedByOutcome { outcome cases } } }`;
const FUNNEL = `query ($regionCode: RegionCode = "${COUNTY}", $from: Date!, $to: Date = "2018-12-31") {
  caseFunnel(regionCode: $regionCode, from: $from, to: $to) {
    opened children returned out relapsed persuasionRate relapseRate medianDaysOut
    steps { step cases } outcomes { outcome cases } homes { region { code } opened returned out } } }`;

/** Board and funnel, of the county and of a township; rows are the cases counted. */
export function figureQuestions(): Question[] {
  const board = {
    caller: LEADER,
    query: BOARD,
    rowsOf: ({ caseBoard }: { caseBoard: { open: number; watched: number; closed: number } }) =>
      caseBoard.open + caseBoard.watched + caseBoard.closed,
  };
  const funnel = {
    caller: LEADER,
    query: FUNNEL,
    rowsOf: ({ caseFunnel }: { caseFunnel: { opened: number } }) => caseFunnel.opened,
  };
  return [
    { ...board, title: "board: today", variables: always() },
    { ...board, title: "board: on a day gone by", variables: always({ asOf: "2018-09-30" }) },
    { ...board, title: "board: of a township", variables: always({ regionCode: "450204001" }) },
    { ...funnel, title: "funnel: of all time", variables: always({ from: "2017-01-01" }) },
    { ...funnel, title: "funnel: of a quarter", variables: always({ from: "2018-10-01" }) },
    { ...funnel, title: "funnel: of a township", variables: always({ from: "2017-01-01", regionCode: "450204001" }) },
  ];
}
