/** An object or answer of GitHub's API: the sandbox reads these untyped. */
// biome-ignore lint/suspicious/noExplicitAny: GitHub's shapes.
export type Json = any;
