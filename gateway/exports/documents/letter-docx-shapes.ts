import {
  HorizontalPositionRelativeFrom,
  ImageRun,
  type Paragraph,
  type ParagraphChild,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from "docx";
import { ShapeRun } from "docx/shapes";
import { aboveCharacter, RED } from "./letter-docx-text";
import { type Bar, RULE, SEAL_DIAMETER } from "./letter-measures";

const EMU_PER_MM = 36_000;
const emu = (millimetres: number): number => Math.round(millimetres * EMU_PER_MM);
/** The library counts in pixels of 1/96 inch. */
const pixels = (millimetres: number): number => (millimetres / 25.4) * 96;

/** A place that stays: on the page, or beside the paragraph that it is anchored in. No text flows around it. */
interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

const onPage = ({ left, top }: Place) => ({
  horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: emu(left) },
  verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: emu(top) },
  wrap: { type: TextWrappingType.NONE },
  allowOverlap: true,
  behindDocument: true,
});

const sizeOf = ({ width, height }: Place) => ({ width: pixels(width), height: pixels(height) });

/** The bars of a red double rule. */
export const ruleShapes = (bars: readonly Bar[]): ParagraphChild[] =>
  bars.map(({ top, height }) => {
    const place = { left: RULE.left, width: RULE.width, top, height };
    return new ShapeRun({
      type: "rectangle",
      transformation: sizeOf(place),
      fill: RED,
      line: "none",
      floating: onPage(place),
      altText: { name: "红色双线", description: "" },
    });
  });

/** Text at its place on the page; its first line is `points` high, and its characters begin where the place does. */
export function textShape(name: string, place: Place, points: number, children: readonly Paragraph[]): ParagraphChild {
  return new ShapeRun({
    type: "rectangle",
    transformation: sizeOf(place),
    fill: "none",
    line: "none",
    floating: { ...onPage(place), behindDocument: false },
    altText: { name, description: "" },
    textOptions: {
      verticalAlignment: "top",
      margins: { top: -aboveCharacter(points, points) / 20, right: 0, bottom: 0, left: 0 },
      wrap: true,
    },
    children: [...children],
  });
}

/** A seal over the names, or the ring in which it is to be pressed; `top` from the line that it is anchored in. */
export function sealShape(seal: Buffer | "PLACE", { centre, top }: { centre: number; top: number }): ParagraphChild {
  const place = { left: centre - SEAL_DIAMETER / 2, top, width: SEAL_DIAMETER, height: SEAL_DIAMETER };
  const floating = {
    horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, offset: emu(place.left) },
    verticalPosition: { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: emu(top) },
    wrap: { type: TextWrappingType.NONE },
    allowOverlap: true,
    // Names and date stay legible under a seal whose picture is not transparent.
    behindDocument: true,
  };
  if (seal !== "PLACE") {
    return new ImageRun({
      type: "png",
      data: seal,
      transformation: sizeOf(place),
      floating,
      altText: { name: "印章", title: "印章", description: "电子印章" },
    });
  }
  return new ShapeRun({
    type: "ellipse",
    transformation: sizeOf(place),
    fill: "none",
    line: { color: "A6A6A6", width: 0.5, dash: "dash" },
    floating,
    altText: { name: "盖章处", description: "" },
  });
}
