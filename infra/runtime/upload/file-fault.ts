/** Why a file is not taken, as whoever sent it is told. */
export class FileFault extends Error {
  constructor(
    /** 413 too large, 415 not of a kind that is taken, 400 otherwise. */
    readonly status: 400 | 413 | 415,
    english: string,
    chinese: string,
  ) {
    super(`${english} ${chinese}`);
    this.name = "FileFault";
  }
}
