/** What an objective wants: which figure is to change by how much, and in which quarter. */
export interface Target {
  /** A figure by its name, such as `mttr`. */
  readonly figure: string;
  /** `SEV1` where the objective names incidents by their severity. */
  readonly severity: string | null;
  /** −0.2 for “−20 %”. */
  readonly change: number;
  /** `2026Q3`; null for every quarter. */
  readonly quarter: string | null;
}

const TARGET = /^(\S+) ([+−–-]) ?(\d+(?:\.\d+)?) ?% (?:(?:each|every|this) quarter|in (\d{4})-?Q([1-4]))$/i;

/** Reads `MTTR −20 % each quarter`, `SEV1 −30 % in 2026Q3`; null for anything else. */
export function parseTarget(text: string): Target | null {
  const [, subject = '', sign = '', amount = '', year, quarter] = TARGET.exec(text.trim()) ?? [];
  const change = Number(amount) / 100;
  if (!subject || change === 0) return null;
  const severity = /^SEV[1-4]$/i.test(subject) ? subject.toUpperCase() : null;
  return {
    figure: severity ? 'incidents' : subject,
    severity,
    change: sign === '+' ? change : -change,
    quarter: year ? `${year}Q${quarter}` : null,
  };
}
