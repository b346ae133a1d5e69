const PRIVATE: readonly { readonly is: string; readonly pattern: RegExp }[] = [
  { is: 'names somebody', pattern: /(?<![\w.@/])@[a-z\d][a-z\d-]{0,38}(?:\/[\w-]+)?/i },
  { is: 'is an e-mail address', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/ },
  { is: 'is an internal address', pattern: /\b(?:\d{1,3}\.){3}\d{1,3}\b/ },
  {
    is: 'is an internal host',
    pattern: /\b[\w-]+(?:\.[\w-]+)*\.(?:internal|local|corp|lan|svc|cluster\.local)\b/i,
  },
  { is: 'names an issue that readers may not see', pattern: /(?<![\w/])(?:[\w.-]+\/[\w.-]+)?#\d+\b/ },
  {
    is: 'looks like a key',
    pattern:
      /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|AKIA[A-Z\d]{12,}|xox[abpr]-[\w-]{10,}|ey[JK][\w-]{20,}\.[\w-]{10,})/,
  },
];

/**
 * What in a text is not for the public, with why: `@mira names somebody`; null when nothing is found. Pure. People,
 * addresses, hosts, issues and keys are looked for: what reads as an internal word only to insiders is not.
 */
export function privateIn(text: string): { readonly found: string; readonly is: string } | null {
  for (const { is, pattern } of PRIVATE) {
    const found = pattern.exec(text)?.[0];
    if (found) return { found, is };
  }
  return null;
}
