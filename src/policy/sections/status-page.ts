import { z } from 'zod';
import { isIana } from '../../time/zone.ts';
import { ADDRESS, bySeverity, names } from './shared.ts';

/** Every text of the status page that is not somebody's update; `{…}` is filled in. */
const WORDS = {
  allOperational: 'All systems operational',
  someMaintenance: 'Maintenance in progress',
  someDegraded: 'Some systems are slow',
  somePartial: 'Some systems are partly down',
  someMajor: 'Major outage',
  operational: 'Operational',
  maintenance: 'Under maintenance',
  degraded: 'Degraded performance',
  partial: 'Partial outage',
  major: 'Major outage',
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
  scheduled: 'Scheduled',
  inProgress: 'In progress',
  completed: 'Completed',
  incidentTitle: '{impact}: {components}',
  incidentTitleAlone: '{impact}',
  resolvedText: 'This incident has been resolved.',
  nextUpdate: 'Next update by {time}',
  nextUpdateSoon: 'We will post the next update as soon as there is news.',
  since: 'Since {time}',
  currentIncidents: 'Current incidents',
  plannedMaintenance: 'Planned maintenance',
  components: 'Components',
  pastIncidents: 'Past incidents',
  allIncidents: 'All incidents',
  noIncidents: 'No incidents.',
  noIncidentsReported: 'No incidents reported.',
  uptime: '{percent} uptime',
  noData: 'No data',
  daysAgo: '{days} days ago',
  today: 'Today',
  uptimeByMonth: 'Uptime by month',
  uptimeDefinition:
    'Uptime is the share of a month in which a component worked: a major outage counts in full, a partial one with 30 %, slowness and planned maintenance not at all.',
  subscribe: 'Subscribe',
  updated: 'Updated {time}',
  lastKnown: 'The source of this page cannot be reached. This is how things were at {time}.',
  postMortem: 'What we learned',
  wholeUpdate: 'Read the whole update',
  back: 'Current status',
  skip: 'Skip to the content',
  timesIn: 'All times are in {zone}.',
  poweredBy: 'Powered by Debrief',
} as const;

type Words = { [Key in keyof typeof WORDS]: z.ZodDefault<z.ZodString> };

const words = z
  .strictObject(
    Object.fromEntries(
      Object.entries(WORDS).map(([key, text]) => [key, z.string().min(1).max(400).default(text)]),
    ) as Words,
  )
  .prefault({})
  .meta({ description: 'The words of the page, to be put in another language; `{…}` is filled in.' });

const colour = z.string().regex(/^#[\da-f]{6}$/i, 'a colour such as `#0969da`');
const instant = z.iso.datetime({
  offset: true,
  error: 'an instant with its zone, such as `2026-12-01T02:00:00+01:00`',
});

const component = z.strictObject({
  name: z.string().min(1).max(60).meta({ description: 'As in `services[].component`.' }),
  description: z.string().max(300).nullable().default(null).meta({ description: 'What it is, for users.' }),
  group: z.string().min(1).max(60).nullable().default(null).meta({ description: 'The heading above it.' }),
  since: z.iso
    .date('a day such as `2026-12-24`')
    .nullable()
    .default(null)
    .meta({ description: 'First day for which uptime is shown; earlier days have no data.' }),
});

const maintenance = z
  .strictObject({
    title: z.string().min(1).max(120),
    from: instant.meta({ description: 'When it begins: `2026-12-01T02:00:00+01:00`.' }),
    to: instant.meta({ description: 'When it ends.' }),
    components: names('Components that it touches.'),
    text: z.string().max(4000).meta({ description: 'What users will notice.' }),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'the end comes before the beginning',
  });

export const statusPage = z
  .strictObject({
    name: z.string().min(1).max(80).default('Status').meta({ description: 'Its name, in the heading.' }),
    url: z
      .url({ protocol: /^https?$/, error: ADDRESS })
      .nullable()
      .default(null)
      .meta({ description: 'Its public address; links in feeds and in the API begin with it.' }),
    about: z.string().max(300).nullable().default(null).meta({ description: 'A sentence below the name.' }),
    logo: z
      .string()
      .max(40_000)
      .regex(/^data:image\/(?:svg\+xml|png|webp|jpeg|gif)[;,]/, 'a picture as a `data:image/…` address')
      .nullable()
      .default(null)
      .meta({ description: 'A picture as a `data:` address: the page loads nothing from elsewhere.' }),
    colours: z
      .strictObject({
        accent: colour.default('#0969da').meta({ description: 'Links, in light mode.' }),
        accentDark: colour.default('#4493f8').meta({ description: 'Links, in dark mode.' }),
      })
      .prefault({})
      .meta({ description: 'Colours of the brand. Those of states stay, since people know them.' }),
    links: z
      .array(
        z.strictObject({
          text: z.string().min(1).max(60),
          url: z.url({
            protocol: /^(?:https?|mailto)$/,
            error: 'an address such as `https://example.com` or `mailto:help@example.com`',
          }),
        }),
      )
      .default([])
      .meta({ description: 'Links in the heading: your own site, support.' }),
    zone: z
      .string()
      .refine(isIana, 'is not a time zone; write for example Europe/Berlin')
      .default('UTC')
      .meta({ description: 'Time zone of the days and times on the page.' }),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/, 'a language such as `en` or `de-CH`')
      .default('en-GB')
      .meta({ description: 'Language of the page; decides how dates and numbers are written.' }),
    words,
    branch: z
      .string()
      .regex(/^[\w][\w./-]{0,98}$/, 'the name of a branch such as `gh-pages`')
      .nullable()
      .default(null)
      .meta({
        description:
          'A branch of this repository, `gh-pages`, to which the App writes the page as static files, so that the page works while the App is down. The App overwrites only a branch that it created.',
      }),
    webhooks: z
      .array(z.url({ protocol: /^https$/, error: 'an address that begins with `https://`' }))
      .max(50)
      .default([])
      .meta({
        description:
          'Addresses to which Debrief sends each public update as JSON, in Statuspage’s format, signed with `STATUS_WEBHOOK_SECRET`.',
      }),
    updateEveryMinutes: bySeverity(
      z.int().positive().max(1440),
      { SEV1: 30, SEV2: 60, SEV3: 240, SEV4: 1440 },
      'Minutes until the next update that the public is promised, unless the text says `next 2h`.',
    ),
    components: z.array(component).default([]).meta({
      description: 'Their order, groups and descriptions. Components that only `services` names follow.',
    }),
    maintenance: z
      .array(maintenance)
      .default([])
      .meta({ description: 'Planned maintenance, announced from now until it is over.' }),
  })
  .prefault({})
  .meta({ description: 'The public status page.' });

export type StatusPageSettings = z.infer<typeof statusPage>;
