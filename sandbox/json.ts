/** An object of GitHub's API, or an answer of it: the sandbox reads these as they come. */
// biome-ignore lint/suspicious/noExplicitAny: GitHub's shapes.
export type Json = any;
