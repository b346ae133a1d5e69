import { ROLES } from '../vocabulary/roles.ts';
import { SEVERITIES } from '../vocabulary/severity.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Complaint, quoted } from './problem.ts';
import type { Policy } from './schema.ts';

type Named = readonly [path: readonly PropertyKey[], name: string];

/**
 * Settings that contradict each other, or name what is nowhere else in the policy. Each would be silent: a budget that is
 * never asked for, an action item that is an incident, a component that is green whatever happens.
 */
export function* checkAgreement(policy: Policy): Generator<Complaint> {
  yield* labelsOfTwoMeanings(policy);
  yield* unknownServices(policy);
  yield* unknownComponents(policy);
  yield* unknownRoles(policy);
}

const about = (path: readonly PropertyKey[], message: string): Complaint => ({
  path,
  aboutKey: false,
  message,
});

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Debrief acts on the labels that it reads; on those of states it does not, so these may be alike. */
function* labelsOfTwoMeanings({ labels }: Policy): Generator<Complaint> {
  const { incident, postmortem, actionItem, severities, phases, postmortemStates } = labels;
  const read: Named[] = [
    [['incident'], incident],
    [['postmortem'], postmortem],
    [['actionItem'], actionItem],
    ...SEVERITIES.flatMap((severity) =>
      severities[severity].map((name, index): Named => [['severities', severity, index], name]),
    ),
  ];
  const states = Object.entries({ phases, postmortemStates }).flatMap(([group, of]) =>
    Object.entries(of).flatMap(([name, label]): Named[] => (label === null ? [] : [[[group, name], label]])),
  );
  for (const [index, [path, name]] of [...read, ...states].entries()) {
    const other = read.slice(0, index).find(([, known]) => same(known, name));
    if (!other) continue;
    const first = other[0].map(String).join('.');
    yield about(
      ['labels', ...path],
      `the label ${quoted(name)} already means \`labels.${first}\`; choose another`,
    );
  }
}

/** What catalogs list is not known here, and neither is anything where no service is listed. */
function* unknownServices({ services, catalogs, slos, reliability }: Policy): Generator<Complaint> {
  if (services.length === 0 || catalogs.length > 0) return;
  const known = services.flatMap(({ name, aliases }) => [name, ...aliases]);
  const named: Named[] = [
    ...slos.map(({ service }, index): Named => [['slos', index, 'service'], service]),
    ...reliability.objectives.flatMap(({ service }, index): Named[] =>
      service === null ? [] : [[['reliability', 'objectives', index, 'service'], service]],
    ),
  ];
  const names = services.map(({ name }) => name).join(', ');
  for (const [path, name] of named)
    if (!known.some((each) => same(each, name)))
      yield about(path, `there is no service ${quoted(name)}.${didYouMean(name, known)} There are: ${names}`);
}

function* unknownComponents({ services, statusPage }: Policy): Generator<Complaint> {
  const ofServices = services.flatMap(({ component }) => component ?? []);
  const listed = statusPage.components.map(({ name }) => name);
  const known = [...new Set([...listed, ...ofServices])];
  for (const [index, name] of listed.entries()) {
    const path = ['statusPage', 'components', index, 'name'];
    if (listed.indexOf(name) < index) {
      yield about(path, `${quoted(name)} is in this list twice`);
      continue;
    }
    const others = ofServices.filter((each) => !listed.includes(each));
    const meant = ofServices.includes(name) ? '' : didYouMean(name, others);
    if (meant)
      yield about(path, `no service has the component ${quoted(name)}, so it would always work.${meant}`);
  }
  if (known.length === 0) return;
  for (const [index, { components }] of statusPage.maintenance.entries())
    for (const [place, name] of components.entries())
      if (!known.includes(name))
        yield about(
          ['statusPage', 'maintenance', index, 'components', place],
          `there is no component ${quoted(name)}.${didYouMean(name, known)} There are: ${known.join(', ')}`,
        );
}

function* unknownRoles({ incidents: { assignRoles, roles } }: Policy): Generator<Complaint> {
  const known = [...Object.keys(ROLES), ...Object.keys(roles)];
  for (const [index, name] of assignRoles.entries())
    if (!known.includes(name))
      yield about(
        ['incidents', 'assignRoles', index],
        `there is no role ${quoted(name)}.${didYouMean(name, known)} There are: ${known.join(', ')}`,
      );
}
