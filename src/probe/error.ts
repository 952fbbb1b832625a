/** The probe could not be done: wrong options, or a server that is not there, refuses or never answers. */
export class ProbeError extends Error {
  override readonly name = "ProbeError";
}
