/** Something that the person at the keyboard must mend; the message says what. */
export class SetupFault extends Error {}
