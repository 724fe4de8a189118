import { linesOf } from "./official-paper";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text that is nothing but text wherever it stands in a page. */
export function escapeHtml(text: string): string {
  return linesOf(text)
    .join(" ")
    .replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? "");
}
