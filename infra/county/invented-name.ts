import { createHash } from "node:crypto";

const FAMILY_NAMES = [..."韦覃黄梁莫蓝陆罗卢潘廖谢蒋邓李陈"];
const GIVEN_NAMES = [
  "秀兰",
  "志强",
  "建华",
  "美玲",
  "国平",
  "春燕",
  "文斌",
  "丽华",
  "海波",
  "晓明",
  "桂芳",
  "永胜",
  "雪梅",
  "俊杰",
  "玉珍",
  "伟民",
];

/** The name of a person who does not exist, always the same for an account. */
export function inventName(account: string): string {
  const digest = createHash("sha256").update(account).digest();
  return pick(FAMILY_NAMES, digest.readUInt16BE(0)) + pick(GIVEN_NAMES, digest.readUInt16BE(2));
}

function pick(list: readonly string[], number: number): string {
  return list[number % list.length] as string;
}
