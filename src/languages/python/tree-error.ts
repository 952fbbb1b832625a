/** What the parser let pass and Python does not, or we do not. */
export class TreeError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}
