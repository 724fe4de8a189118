/** As much of curl as the README's commands need: `curl -s URL -H "name: value" … -d BODY [-o FILE]`. */
import { writeFileSync } from "node:fs";

const [args, headers] = [process.argv.slice(2), {}];
let url;
let body;
let file;
while (args.length > 0) {
  const word = args.shift();
  if (word === "-H") {
    const [, name, value] = /^([^:]+): *(.*)$/.exec(args.shift());
    headers[name] = value;
  } else if (word === "-d") body = args.shift();
  else if (word === "-o") file = args.shift();
  else if (!word.startsWith("-")) url = word;
}
const response = await fetch(url, { method: "POST", headers, body });
if (file === undefined) process.stdout.write(await response.text());
else writeFileSync(file, Buffer.from(await response.arrayBuffer()));
