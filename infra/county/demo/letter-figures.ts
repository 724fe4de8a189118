import type { Actors } from "./case-acts";

/** How the children of letters stand, as both counties count them. */
export interface LetterFigures {
  letters: number;
  children: number;
  awaitingAcceptance: number;
  accepted: number;
  inProgress: number;
  answered: number;
  returned: number;
  forwarded: number;
  withdrawn: number;
  backInSchool: number;
  endedOtherwise: number;
  overdue: number;
}

export interface PeerFigures {
  peerCode: string;
  peerName: string;
  counts: LetterFigures;
}

const NAMES: readonly (readonly [keyof LetterFigures, string])[] = [
  ["letters", "函"],
  ["children", "学生"],
  ["awaitingAcceptance", "待受理"],
  ["accepted", "已受理"],
  ["inProgress", "处理中"],
  ["answered", "已复函"],
  ["returned", "退函"],
  ["forwarded", "转办"],
  ["withdrawn", "撤回"],
  ["backInSchool", "已返校"],
  ["endedOtherwise", "其他办结"],
  ["overdue", "逾期"],
];

/** Letters of a county in one direction, by the other county, as its leader sees them. */
export async function readLetterFigures(
  actors: Actors,
  regionCode: string,
  direction: "OUT" | "IN",
  { from, to }: { from: string; to: string },
): Promise<PeerFigures[]> {
  const { directions } = await actors("leader").ask<{ directions: { direction: string; byPeer: PeerFigures[] }[] }>(
    `query ($regionCode: RegionCode!, $from: Date!, $to: Date!) {
      letterOverview(regionCode: $regionCode, from: $from, to: $to) {
        directions { direction byPeer { peerCode peerName counts { ${NAMES.map(([name]) => name).join(" ")} } } }
      }
    }`,
    { regionCode, from, to },
  );
  return directions.find((found) => found.direction === direction)?.byPeer ?? [];
}

/** Figures of letters as lines, one for each county. */
export function describeLetters(title: string, peers: readonly PeerFigures[]): string {
  const rows = peers.map(
    ({ peerCode, peerName, counts }) =>
      `  ${peerCode} ${peerName}  ${NAMES.filter(([name]) => counts[name] > 0)
        .map(([name, chinese]) => `${chinese} ${counts[name]}`)
        .join("  ")}`,
  );
  return [title, ...rows].join("\n");
}
