import type { ExportDefinition } from "../export-definition";
import { findings } from "./findings";

/** Every list that can be exported, by the name in its address. */
export const EXPORTS: Readonly<Record<string, ExportDefinition>> = { findings };
