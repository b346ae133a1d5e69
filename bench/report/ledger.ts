const START = Date.parse('2021-01-01T00:00:00Z');
const YEARS = 5 * 365.25 * 86_400_000;
const TITLES = ['rejects cards', 'is slow', 'loses sessions', 'answers with errors', 'is down'];

/** A ledger of five years: the same for the same numbers. Most fields are filled, as in one of a real organisation. */
export function ledgerOf(incidents: number, services: number): string {
  let state = 20_260_401;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const lines: string[] = [];
  for (let n = 1; n <= incidents; n++) {
    const service = Math.floor(random() * services);
    const started = START + random() * YEARS;
    const took = 5 + random() ** 3 * 600;
    const at = (minutes: number) => new Date(started + minutes * 60_000).toISOString();
    lines.push(
      JSON.stringify({
        id: `acme/incidents#${n}`,
        url: `https://github.com/acme/incidents/issues/${n}`,
        title: `service-${service} ${pick(TITLES)}`,
        kind: random() < 0.05 ? 'drill' : 'real',
        severity: pick(['SEV1', 'SEV2', 'SEV3', 'SEV4']),
        services:
          random() < 0.2
            ? [`service-${service}`, `service-${(service + 1) % services}`]
            : [`service-${service}`],
        team: `team-${service % 40}`,
        cause: pick(['capacity', 'deploy', 'configuration', 'dependency', null]),
        milestones: {
          started: at(0),
          detected: at(took * 0.1),
          acknowledged: at(took * 0.2),
          mitigated: at(took),
          resolved: at(took * 1.5),
        },
        pauses: random() < 0.1 ? [{ from: at(took * 0.4), to: at(took * 0.5) }] : [],
        affected: random() < 0.3 ? null : Math.round(random() * 100) / 100,
        detectedBy: pick(['alert', 'alert', 'person']),
        duplicateOf: n > 1 && random() < 0.03 ? `acme/incidents#${Math.ceil(random() * (n - 1))}` : null,
        recurrenceOf: null,
        reopened: 0,
        updates: { due: 4, made: 3 },
        postMortem: { due: at(7 * 1440).slice(0, 10), merged: at(6 * 1440) },
        items: [
          { due: at(30 * 1440).slice(0, 10), done: random() < 0.8 ? at(20 * 1440) : null, declined: null },
        ],
      }),
    );
  }
  return `${lines.join('\n')}\n`;
}
