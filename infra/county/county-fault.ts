/** Why a county does not start or a command does not find it, in one line for the person at the keyboard. */
export class CountyFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CountyFault";
  }
}
