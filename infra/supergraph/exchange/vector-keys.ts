import { type KnownKey, knownKey } from "./forge";

/** A county's keys in the test vectors, private halves and all: never use them for anything else. */
export interface CountyKeyPair {
  sig: KnownKey;
  enc: KnownKey;
}

export interface VectorKeys {
  sender: CountyKeyPair;
  receiver: CountyKeyPair;
  third: CountyKeyPair;
  /** In no directory. */
  stranger: CountyKeyPair;
  /** A signing key of the sender's that is valid no more. */
  ended: KnownKey;
}

export async function vectorKeys(): Promise<VectorKeys> {
  return {
    sender: await pairOf("sender"),
    receiver: await pairOf("receiver"),
    third: await pairOf("third"),
    stranger: await pairOf("stranger"),
    ended: await knownKey("sig", "liankong test vector: sender, ended"),
  };
}

async function pairOf(name: string): Promise<CountyKeyPair> {
  return {
    sig: await knownKey("sig", `liankong test vector: ${name}`),
    enc: await knownKey("enc", `liankong test vector: ${name}`),
  };
}
