import type { Sign } from '../../postmortem/phrases/sign.ts';
import { DOWN } from './down.ts';

/** Says that nothing came of it. Also "Impact: None. …", at the start of a line. */
export const noImpact: Sign = {
  pattern:
    /^\W*(?:(?:customer |user |service )?impact\W+)?(?:none|nil|n\/a)\b|\bno (?:\w+[ -]){0,2}(?:impact|effect|downtime|data loss or)\b|\b(?:users?|customers?|nobody|no one|services?) (?:was|were|is|are) (?:not|un)\s?(?:affected|impacted)\b|\bnot? (?:user|customer)[ -]visible\b|\bnot aware (?:of )?any (?:\w+ ){0,3}(?:impact|effects?|users?|customers?|clients?|people|(?:mis|ab)?use|exploit\w*|attacks?|loss(?:es)?|damage|harm|funds|packages|projects|compromise\w*|crates?|cases?|malicious)\b|\b(?:seems|appears|likely|probably) (?:that )?(?:nobody|no one|no users?) (?:used|noticed (?:it|this|the (?:outage|loss|failure))|saw|was (?:affected|hit|impacted|harmed))\b|^\W*none (?:observed|known|that we know)\b/im,
  gate: /none|nil|n\/a|no (?:\w+[ -]){0,2}(?:impact|effect|downtime|data loss or)|(?:not|un)\s?(?:affected|impacted)|(?:user|customer)[ -]visible|not aware|(?:seems|appears|likely|probably) (?:that )?no/i,
  hits: [
    'Two jobs failed.\nImpact: none, as they ran again',
    'No user-visible impact',
    'Users were not affected',
    'We are not aware of any abuse',
    'It seems nobody noticed it',
  ],
  misses: ['The impact is not known', 'Users noticed at once', 'No order was lost', 'Nobody saw the alert'],
};

/** The first sentence says what could happen, and not that it did. */
export const mightHit: Sign = {
  pattern:
    /^(?!(?:[^.!?\n]|\.(?=\S)){0,300}\b(?:[Nn]o|[Nn]obody|[Nn]one|never|not|only|hardly)\b)(?:[^.!?\n]|\.(?=\S)){0,300}\b(?:could|may|might|would)\b/,
  hits: ['Desks before 2.1 could be split from the list.', 'If it hit you, you may see an old list.'],
  misses: [
    'Shops could not sell.',
    'Nobody could sell.',
    'In May all lists were empty.',
    'It broke. It could recur.',
  ],
};

/** A heading over a list of things, which says by itself how many. */
export const namesThings: Sign = {
  pattern:
    /^\W*(?:affected|impacted) (?!users|customers|parties|teams|people|accounts|services|systems|components)\w+s\W*$|^\W*\w+s (?:affected|impacted)\W*$/i,
  hits: ['Affected crates', 'Sites impacted:'],
  misses: ['Affected users', 'Affected', 'How sites were affected'],
};

/** A heading of one fault of many. */
export const ofOneFault: Sign = {
  pattern:
    /^\W*(?:bug|issue|fault|problem|defect|finding|failure|error|vulnerability)s?\b ?(?:#|no\.? ?)?(?:\d|[A-H]\b|:|$)/i,
  hits: ['Bug 3: the list is empty', 'Issue #4', 'Fault B'],
  misses: ['Bugs in the list', 'Failure of the queue', '2. Position size'],
};

/** Says who was hit, in other words than a name for people. */
export const whoWasHit: readonly Sign[] = [
  {
    pattern: /\b(?:(?:every|any|no) (?:one|body)|our own)\b/i,
    hits: ['It hit every one of them', 'our own desks'],
    misses: ['nowhere', 'on our side'],
  },
  {
    pattern: /\b(?:no|only|every)(?: other)? [a-z]+ (?:was |were )?(?:affected|impacted|hit)\b/i,
    hits: ['No shop was affected', 'Every other desk hit it'],
    misses: ['A shop was affected', 'Only then did we see it'],
  },
  {
    pattern: /\b(?:total|complete|full|global) (?:\w+ )?(?:outage|disruption|downtime|unavailability)\b/i,
    hits: ['A full outage', 'a complete service disruption'],
    misses: ['A long outage', 'The total is not known'],
  },
  {
    pattern:
      /\b(?:components?|services?|servers?|systems?|sites?|websites?)\b.{0,30}\b(?:went|were|was|are|is) (?:down|offline|unavailable|unreachable|inaccessible)\b/i,
    hits: ['The website of the hall was down', 'Both servers went offline'],
    misses: ['The server was slow', 'The queue was down'],
  },
  {
    pattern:
      /\b[a-z]+s (?:could ?n[o'’]?t|could not|cannot|were (?:not able|unable)|saw|experienced|received|lost)\b/i,
    hits: ['Shops could not sell', 'Drivers saw an empty list'],
    misses: ['It could not sell', 'We saw an empty list'],
  },
];

/** Counted work tells whose it was: "3.4 % of order requests failed". */
export const countedWork: Sign = {
  pattern:
    /\d\s?(?:%|per ?cent|k|m)?\+? (?:of )?(?:(?:the|all|our) )?(?:[\w/-]+ ){0,2}(?:requests|calls|orders|payments|transactions|checkouts|bookings|logins|sessions|jobs|builds|pipelines|deployments|launches|uploads|downloads|messages|e-?mails|deliveries)\b/i,
  hits: ['3.4 % of order requests failed', '12k messages', '40 of the late orders'],
  misses: ['Requests failed', '3 nodes failed', '40 minutes later the first request arrived'],
};

/** "Services affected: search", "## Affected components": what was hit, in a line or a section of its own. */
export const affectedThings: Sign = {
  pattern:
    /\baffected (?:services?|systems?|components?|endpoints?|regions?|environments?)\b|\b(?:services?|systems?|components?|users?|customers?|teams?) affected\b/i,
  hits: ['Services affected: search', 'Affected components'],
  misses: ['The service was affected', 'Affected'],
};

const NUMBER =
  '(?:\\d[\\d.,]{0,14}\\s?(?:k|m|million|thousand)?\\+?|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)';

/** Says how many. */
export const howMany: readonly Sign[] = [
  {
    pattern:
      /\b(?:all|every|none|no|any|each|entire|whole|complete(?:ly)?|total(?:ly)?|full(?:y)?|everyone|everybody|everything|anyone|anybody|nobody|nothing|half)\b|\d\s?%|\bper ?cent\b/i,
    hits: ['All uploads failed', '12 % of it', 'Nobody could sell'],
    misses: ['Uploads failed', 'Some shops', 'noon'],
  },
  {
    pattern:
      /\b(?:site|system|service|platform|cluster|company|fleet|region|network)[- ]wide\b|\bacross the (?:entire |whole )?(?:site|system|service|platform|cluster|company|fleet|region|network)\b/i,
    hits: ['A company-wide outage', 'Slow across the site'],
    misses: ['A wide outage', 'Across the street'],
  },
  {
    pattern: new RegExp(
      `\\b${NUMBER} (?:of (?:the |our )?)?(?!(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|am|pm|utc|gmt|pst|pdt|cet|cest|est|edt)\\b)(?:[\\w/-]+ ){0,2}?[a-z][\\w-]*s\\b`,
      'i',
    ),
    hits: ['120 of our late uploads', 'three shops', 'hundreds of drivers'],
    misses: ['20 minutes', 'uploads', 'At 14:05 it failed'],
  },
];

/** Says for how long, or from when until when. */
export const howLong: readonly Sign[] = [
  {
    pattern: new RegExp(
      `\\b${NUMBER}(?: (?:and a half|or \\w+))?[ -]?(?:to \\d+ ?)?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?)(?:\\b|(?=\\d))`,
      'i',
    ),
    hits: ['43 minutes', 'two and a half hours', '3 to 4 days', '1h30'],
    misses: ['43 uploads', 'for minutes'],
  },
  {
    pattern: /\b(?:half|an?|one) (?:an? )?(?:hour|minute|day|week|month)\b/i,
    hits: ['half an hour', 'a day'],
    misses: ['the hour', 'hourly'],
  },
  {
    pattern: /\b(?:between|from)\b.{0,40}\d.{0,40}\b(?:and|to|until|till)\b.{0,30}\d/i,
    hits: ['from 2 March to 4 March', 'between nine past 2 and half past 4'],
    misses: ['from Monday to Friday', 'at 2 and 4'],
  },
  {
    pattern:
      /\d{1,2}:\d\d\W{1,12}(?:to|until|and)?\W{0,3}\d{1,2}:\d\d|\d{1,2}:\d\d(?:\b|(?=[ap]m))[\s\S]{1,1500}?\d{1,2}:\d\d(?:\b|(?=[ap]m))/i,
    hits: ['13:52–14:35', 'It began at 13:52.\n\nAt 2:35pm it was over'],
    misses: ['It began at 13:52'],
  },
  {
    pattern: /\b(?:until|till|overnight)\b/i,
    hits: ['down until noon', 'It was slow overnight'],
    misses: ['still down', 'It was slow at night'],
  },
  {
    pattern: /\b(?:duration|how long)\b\W{1,8}(?:un(?:known|clear)|not (?:known|recorded|measured))\b/i,
    hits: ['Duration: unknown', 'How long: not recorded'],
    misses: ['The cause is unknown', 'Duration:'],
  },
];

/** Something did not work, as long as it lasted. */
export const stoodStill: Sign = {
  pattern: new RegExp(
    String.raw`\b(?:${DOWN}|outages?|downtime|unusable|not (?:able|available|accessible|work\w*|load\w*|respond\w*)|can ?not|can['’]t|stopped|stood still|halted|hung|blank|interrupt\w*|disrupt\w*)\b`,
    'i',
  ),
  hits: [
    'The desk was down',
    'Shops could not sell',
    'The list did not load: not loading',
    'a disruption of sales',
  ],
  misses: [
    'Seventeen desks had an old list',
    '74 tickets were sent again',
    'Two harbours saw the tide of the day before',
  ],
};

/** Refers to a length that is given elsewhere. */
export const duringIt: Sign = {
  pattern:
    /\b(?:for|during|throughout) (?:the )?(?:(?:whole|entire|full|duration|length|rest) (?:of )?)*(?:the |this |that )?(?:window|outage|incident|period)\b/i,
  hits: ['for the duration of the window', 'throughout the outage'],
  misses: ['after the outage', 'for the shops'],
};

/** Gives it. */
export const lasted: Sign = {
  pattern: new RegExp(
    `\\b(?:for|lasted|after|took) (?:(?:about|around|roughly|nearly|over|almost|at least|some|another) )?${NUMBER} ?(?:min(?:ute)?s?|h|hours?|days?)\\b`,
    'i',
  ),
  hits: ['for about four hours', 'It lasted 20 min'],
  misses: ['in four hours', 'for some hours'],
};

/** What was seen by others stays seen: its length is no measure. */
export const exposure: Sign = {
  pattern:
    /\b(?:data|security|privacy|credentials?|secrets?|keys?|tokens?|personal) (?:\w+ )?(?:leak(?:s|ed)?|breach|incident|exposure|exposed|disclosure|compromised?|theft|stolen)\b|\b(?:leaked|exposed|stolen|compromised) (?:\w+ ){0,2}(?:data|secrets?|credentials?|keys?|tokens?|passwords?|accounts?)\b|\bmalware\b|\bmalicious (?:package|version|release|code|dependency)\b/i,
  hits: [
    'A data security incident',
    'The token was leaked: leaked token',
    'a malicious package',
    'Data breach',
  ],
  misses: ['A memory leak', 'The port was exposed', 'The keyboard'],
};

/** Built, packaged and installed: nobody counts for how many minutes. */
export const installed: Sign = {
  pattern:
    /\b(?:flatpaks?|flathub|copr|rpms?|appimage|snap store|desktop app(?:lication)?s?|installers?|launcher|browser extension|(?:play|app) store)\b/i,
  hits: ['Native packages and Flatpak', 'the COPR build', 'a desktop app'],
  misses: ['the package registry', 'They installed it', 'an app'],
};

/** A fault of what people install: its versions say who has it. */
export const ofVersions: Sign = {
  pattern:
    /\b(?:affect(?:s|ed|ing)|broken|faulty|vulnerable|impacted)\b[^.\n]{0,40}\bv(?:ersions?)? ?\d+\.\d|\bversions? \d+\.[\d.]+[^.\n]{0,40}\b(?:(?:is|are|was|were) )?(?:affected|broken|faulty|vulnerable|yanked|impacted)\b/i,
  hits: ['It affects versions 1.2 to 1.4', 'Version 2.0.1 was yanked', 'Affected: v1.2'],
  misses: ['We deployed version 1.2', 'affected users'],
};
