/** As much of curl as the README's command needs: `curl -s URL -H "name: value" … -d BODY`. */
const [args, headers] = [process.argv.slice(2), {}];
let url;
let body;
while (args.length > 0) {
  const word = args.shift();
  if (word === "-H") {
    const [, name, value] = /^([^:]+): *(.*)$/.exec(args.shift());
    headers[name] = value;
  } else if (word === "-d") body = args.shift();
  else if (!word.startsWith("-")) url = word;
}
const response = await fetch(url, { method: "POST", headers, body });
process.stdout.write(await response.text());
