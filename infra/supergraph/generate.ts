import { writeFileSync } from "node:fs";
import { generateSdl } from "./committed-sdl";

for (const { path, text } of generateSdl()) {
  writeFileSync(path, text);
  process.stdout.write(`written  ${path}\n`);
}
