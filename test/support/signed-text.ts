/** What a compact JWS says, for a test that has no doubt who signed it. */
export function readSigned<Claims>(jws: string): Claims {
  return JSON.parse(Buffer.from(jws.split(".")[1] ?? "", "base64url").toString("utf8")) as Claims;
}
