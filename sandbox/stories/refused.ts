/** GitHub, or Debrief's server, said no to what a step tried. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The story asks for something that cannot be meant: a name that nothing has, a text that the file does not hold. */
export class Mistake extends Error {
  override name = 'Mistake';
}
