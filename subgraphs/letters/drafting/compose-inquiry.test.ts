import { describe, expect, it } from "@jest/globals";
import { letterBody } from "../../../test/support/letter-messages";
import type { LetterChildContent } from "../letter/letter-content";
import { composeInquiry, povertyOfficeOf } from "./compose-inquiry";
import { judgePaper } from "./judge-paper";

const child = (given: Partial<LetterChildContent> = {}): LetterChildContent => ({
  ...letterBody().children[0]!,
  name: "韦小明",
  birthDate: "2005-03-06",
  idNumber: "451302200503060017",
  homeAddress: "来宾市兴宾区凤凰镇龙岩村",
  guardian: "韦大山",
  phone: "13800000000",
  school: "柳南区第一中学",
  grade: "八年级2班",
  outSince: "2018-11-05",
  ...given,
});

const compose = (children: LetterChildContent[], given: { on?: string; countyCode?: string; peerCode?: string } = {}) =>
  composeInquiry({
    bureauName: "柳州市柳南区教育局",
    countyCode: "450204",
    peerCode: "451302",
    children,
    answerDays: 10,
    on: "2018-12-31",
    ...given,
  });

describe("the letter to a child's home county", () => {
  it("tells of one child in its text, word for word", () => {
    expect(compose([child()])).toEqual({
      title: "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
      paragraphs: [
        "根据《中华人民共和国义务教育法》和《国务院办公厅关于进一步加强控辍保学提高义务教育巩固水平的通知》（国办发〔2017〕72号）要求，我局组织开展了辍学学生排查。经查，学生韦小明（男，2005年3月6日出生，公民身份号码451302200503060017），原就读于柳南区第一中学八年级2班，自2018年11月5日起辍学。经公安机关户籍信息核对，该生户籍在来宾市兴宾区。",
        "该生户籍地址：来宾市兴宾区凤凰镇龙岩村；监护人：韦大山；联系电话：13800000000。",
        "请你局协助核实该生去向，会同有关部门依法做好劝返复学工作，督促其父母或者其他法定监护人送其入学接受并完成义务教育，并自本函印发之日起10个工作日内将办理情况函复我局。",
        "特此函达。",
      ],
      copies: [],
    });
  });

  it("leaves out what no register has", () => {
    const bare = child({ sex: null, birthDate: null, idNumber: null, school: null, grade: null });
    const { paragraphs } = compose([{ ...bare, homeAddress: null, guardian: null, phone: null }]);
    expect(paragraphs[0]).toContain("经查，学生韦小明，自2018年11月5日起辍学。");
    expect(paragraphs).toHaveLength(3);
    expect(paragraphs.join("")).not.toContain("null");
  });

  it("asks for the poverty office of the home county to be told of a poor household, and sends it a copy", () => {
    const { paragraphs, copies } = compose([child({ isPoor: true })]);
    expect(paragraphs[3]).toBe("该生家庭系建档立卡贫困户，请及时告知来宾市兴宾区扶贫办，共同做好控辍保学工作。");
    expect(copies).toEqual(["来宾市兴宾区扶贫办"]);
    expect(compose([child({ isPoor: true })], { on: "2022-03-01" }).copies).toEqual(["来宾市兴宾区乡村振兴局"]);
    expect(["2021-05-31", "2021-06-01"].map((on) => povertyOfficeOf("451321", on))).toEqual([
      "来宾市忻城县扶贫办",
      "来宾市忻城县乡村振兴局",
    ]);
  });

  it("tells of several in a list, of whom the text names the poor ones alone", () => {
    const { paragraphs } = compose([
      child(),
      child({ name: "覃小红", isPoor: true }),
      child({ name: "蒙小刚", isPoor: true }),
    ]);
    expect(paragraphs[0]).toContain("在我区就读期间辍学的学生中，有3人户籍在来宾市兴宾区（名单附后）。");
    expect(paragraphs[1]).toContain("协助核实上述学生去向");
    expect(paragraphs[2]).toBe(
      "其中，覃小红、蒙小刚等2名学生家庭系建档立卡贫困户，请及时告知来宾市兴宾区扶贫办，共同做好控辍保学工作。",
    );
    expect(paragraphs.join("")).not.toContain("韦小明");
    expect(paragraphs.join("")).not.toContain("451302200503060017");
  });

  it.each([
    ["450203", "我区"],
    ["450222", "我县"],
    ["450881", "我市"],
    ["150121", "我旗"],
  ])("of county %s says %s", (countyCode, words) => {
    const { paragraphs } = compose([child(), child({ name: "覃小红" })], { countyCode });
    expect(paragraphs[0]).toContain(`在${words}就读`);
  });

  it("can be sent, with as many children as a letter has at most, and names no child in its title", () => {
    const many = Array.from({ length: 500 }, (_, place) => child({ name: `甲乙丙${place}`, isPoor: true }));
    for (const children of [[child({ isPoor: true })], many]) {
      const text = compose(children);
      expect(judgePaper({ ...text, addressee: "来宾市兴宾区教育局", contact: "联系人：基础教育股" })).toBeNull();
      expect(text.title).not.toMatch(/韦小明|甲乙丙/);
    }
    expect(compose(many).paragraphs[2]).toContain("名单中注明的500名学生");
  });
});
