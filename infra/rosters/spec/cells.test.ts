import { describe, expect, it } from "@jest/globals";
import {
  certificateNumber,
  citizenId,
  countyCode,
  date,
  month,
  oneOf,
  term,
  text,
  townshipCode,
  yesOrNo,
  yuan,
} from "./cells";

const reasonOf = (read: () => string): string => {
  try {
    return `accepted as ${read()}`;
  } catch (fault) {
    return (fault as { reason: string }).reason;
  }
};

describe("cells of a roster", () => {
  it.each([
    "2018-09-01",
    "2018/9/1",
    "2018/09/01",
    "2018-9-1",
    "20180901",
    "43344",
    "２０１８－０９－０１",
    "２０１８０９０１",
  ])("reads %s as 1 September 2018", (raw) => {
    expect(date()(raw)).toBe("2018-09-01");
  });

  it.each(["2018-02-30", "2018", "201809", "2018-9/1", "01/09/2018", "9月1日", "20181301", "0018-09-01", "1234567"])(
    "guesses no date from %s",
    (raw) => {
      expect(reasonOf(() => date()(raw))).toBe("NOT_A_DATE");
    },
  );

  it.each(["2009-09", "2009/9", "200909", "2009-09-01", "40057"])("reads %s as September 2009", (raw) => {
    expect(month()(raw)).toBe("2009-09-01");
  });

  it.each(["2009", "2009-13", "Sep-09", "09-2009"])("guesses no month from %s", (raw) => {
    expect(reasonOf(() => month()(raw))).toBe("NOT_A_DATE");
  });

  it.each([
    ["350", "35000"],
    ["350.5", "35050"],
    ["0.07", "7"],
    ["１２３．４５", "12345"],
    ["90071992547.41", "9007199254741"],
  ])("keeps %s yuan as exactly %s fen", (raw, fen) => {
    expect(yuan()(raw)).toBe(fen);
  });

  it.each(["1.234", "-5", "1,000", "五百", "350元", ".5", "1e3"])("refuses %s as an amount", (raw) => {
    expect(reasonOf(() => yuan()(raw))).toBe("NOT_AN_AMOUNT");
  });

  it("reads ID numbers in full width and with a small x", () => {
    expect(citizenId()("11010519491231002x")).toBe("11010519491231002X");
    expect(citizenId()("１１０１０５１９４９１２３１００２ｘ")).toBe("11010519491231002X");
  });

  it.each([
    ["110105194912310021", "CHECK_DIGIT"],
    ["110105491231002", "FIFTEEN_DIGITS"],
    ["11010519491331002X", "BIRTH_DATE"],
    ["4502042007", "FORMAT"],
    ["110105 19491231002X", "FORMAT"],
  ])("refuses the ID number %s: %s", (raw, reason) => {
    expect(reasonOf(() => citizenId()(raw))).toBe(reason);
  });

  it("matches listed words whatever the width of their brackets", () => {
    const state = oneOf({ 正常: "NORMAL", "注销（死亡）": "CANCELLED_DECEASED" });
    expect(state("注销(死亡)")).toBe("CANCELLED_DECEASED");
    expect(state("注销（死亡）")).toBe("CANCELLED_DECEASED");
    expect(reasonOf(() => state("注销"))).toBe("NOT_IN_LIST");
    expect(reasonOf(() => yesOrNo()("y"))).toBe("NOT_IN_LIST");
  });

  it("looks codes up in the national directory", () => {
    expect(countyCode()("450204")).toBe("450204");
    expect(townshipCode()("450204100")).toBe("450204100");
    expect(reasonOf(() => countyCode()("450299"))).toBe("UNKNOWN_CODE");
    expect(reasonOf(() => townshipCode()("450204"))).toBe("WRONG_LEVEL");
  });

  it("reads terms of successive years only", () => {
    expect(term()("2018-2019-1")).toBe("2018-2019-1");
    expect(reasonOf(() => term()("2018-2020-1"))).toBe("YEARS_APART");
    expect(reasonOf(() => term()("2018-2019-3"))).toBe("FORMAT");
  });

  it("leaves a name's rare characters, brackets and inner blanks as they are", () => {
    expect(text()("𠮷田　㐂（次）·Ａ１")).toBe("𠮷田　㐂（次）·A1");
    expect(text()("=1+1")).toBe("=1+1");
  });

  it("reads a certificate number by the ID number within it", () => {
    expect(certificateNumber()("11010519491231002X44")).toBe("11010519491231002X44");
    expect(certificateNumber()("11010519491231002x44b1")).toBe("11010519491231002X44B1");
    expect(reasonOf(() => certificateNumber()("11010519491231002X84"))).toBe("FORMAT");
  });
});
