import { writeFileSync } from "node:fs";
import { generateSdl } from "./committed-sdl";
import { generateExchangeFiles } from "./exchange/exchange-files";

async function generate(): Promise<void> {
  for (const { path, text } of [...generateSdl(), ...(await generateExchangeFiles())]) {
    writeFileSync(path, text);
    process.stdout.write(`written  ${path}\n`);
  }
}

void generate();
