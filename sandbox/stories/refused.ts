/** GitHub or Debrief's server refused a step. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The story is wrong: it uses a name that nothing has, or a text that the file does not contain. */
export class Mistake extends Error {
  override name = 'Mistake';
}
