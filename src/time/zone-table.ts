import { clocksOf } from './place-clock.ts';

/** Abbreviations with one offset, in minutes east of UTC. PST, EST and MST take their most common meaning. */
export const OFFSETS = new Map<string, number>(
  Object.entries({
    Z: 0,
    UTC: 0,
    GMT: 0,
    WET: 0,
    WEST: 60,
    CET: 60,
    MEZ: 60,
    CEST: 120,
    MESZ: 120,
    EET: 120,
    EEST: 180,
    MSK: 180,
    TRT: 180,
    EST: -300,
    EDT: -240,
    CDT: -300,
    MST: -420,
    MDT: -360,
    PST: -480,
    PDT: -420,
    AKST: -540,
    AKDT: -480,
    HST: -600,
    NST: -210,
    NDT: -150,
    ADT: -180,
    BRT: -180,
    BRST: -120,
    ART: -180,
    UYT: -180,
    CLT: -240,
    CLST: -180,
    PET: -300,
    COT: -300,
    VET: -240,
    BOT: -240,
    PYT: -180,
    GFT: -180,
    SAST: 120,
    CAT: 120,
    EAT: 180,
    WAT: 60,
    WAST: 120,
    SAMT: 240,
    GET: 240,
    AZT: 240,
    IRST: 210,
    AFT: 270,
    UZT: 300,
    YEKT: 300,
    ALMT: 300,
    OMST: 360,
    NOVT: 420,
    KRAT: 420,
    IRKT: 480,
    YAKT: 540,
    VLAT: 600,
    PETT: 720,
    MVT: 300,
    BTT: 360,
    MMT: 390,
    IDT: 180,
    PKT: 300,
    NPT: 345,
    ICT: 420,
    WIB: 420,
    WITA: 480,
    WIT: 540,
    MYT: 480,
    ULAT: 480,
    SGT: 480,
    HKT: 480,
    PHT: 480,
    AWST: 480,
    JST: 540,
    KST: 540,
    ACST: 570,
    ACDT: 630,
    AEST: 600,
    AEDT: 660,
    CHST: 600,
    LHST: 630,
    PGT: 600,
    FJT: 720,
    TOT: 780,
    NZST: 720,
    NZDT: 780,
  }),
);

/** Abbreviations for zones that are hours apart, resolved if the document has evidence for exactly one. */
export const AMBIGUOUS = new Map<string, readonly { readonly evidence: RegExp; readonly minutes: number }[]>([
  [
    'IST',
    [
      {
        evidence:
          /\bIndia(?:n (?:Standard )?Time)?\b|\bAsia\/(?:Kolkata|Calcutta)|₹|\bINR\b|\b(?:lakh|crore)s?\b|\bUPI\b|\b(?:Bengaluru|Bangalore|Gurgaon|Gurugram|Noida|Mumbai|Delhi|Hyderabad|Chennai|Pune|Kolkata)\b|\bap-south-1\b/,
        minutes: 330,
      },
      // "eu-west-1 (Ireland)" is a region that everybody uses.
      { evidence: /\bIrish\b|(?<!\()\bIreland\b(?!\)| region)|\bDublin\b/, minutes: 60 },
      { evidence: /\bIsraeli?\b|\bTel Aviv\b|\bJerusalem\b|\bIDT\b/, minutes: 120 },
    ],
  ],
  [
    'CST',
    [
      {
        evidence:
          /\b(?:CDT|E[SD]T|P[SD]T)\b|\bCentral (?:Standard |Daylight )?Time|\bAmerica\/Chicago|\d ?[AaPp]\.?[Mm]\.? CST\b/,
        minutes: -360,
      },
      {
        evidence: /\bChina\b|\b(?:Beijing|Shanghai|Shenzhen|Hangzhou|Taipei)\b|北京|[一-龥]{8}/,
        minutes: 480,
      },
    ],
  ],
  [
    'BST',
    [
      // British Summer Time, unless the document names Bangladesh.
      { evidence: /^(?![\s\S]*\b(?:Bangladesh|Dhaka)\b)/, minutes: 60 },
      // Where they are only mentioned, it may be either.
      {
        evidence: new RegExp(String.raw`${clocksOf('Bangladeshi?|Dhaka', 'BST').source}|\bAsia\/Dhaka\b`),
        minutes: 360,
      },
    ],
  ],
  [
    'AST',
    [
      { evidence: /\bAtlantic (?:Standard |Daylight )?Time|\bADT\b|\bAmerica\/Halifax/, minutes: -240 },
      { evidence: /\bArabia(?:n)? (?:Standard )?Time|\bAsia\/Riyadh/, minutes: 180 },
    ],
  ],
  [
    'AMT',
    [
      { evidence: /\bAmazon Time|\bAmerica\/Manaus/, minutes: -240 },
      { evidence: /\bArmenia Time|\bAsia\/Yerevan/, minutes: 240 },
    ],
  ],
  ['SST', []],
  ['GST', []],
  ['ECT', []],
]);

/** What an abbreviation most likely means where nothing in the document says so. */
export const LIKELY = new Map<string, number>([
  ['IST', 330],
  ['CST', -360],
  ['GST', 240],
]);

/** Names that follow a place's daylight-saving time. */
export const PLACES = new Map<string, string>(
  Object.entries({
    PT: 'America/Los_Angeles',
    PACIFIC: 'America/Los_Angeles',
    MT: 'America/Denver',
    MOUNTAIN: 'America/Denver',
    CT: 'America/Chicago',
    CENTRAL: 'America/Chicago',
    ET: 'America/New_York',
    EASTERN: 'America/New_York',
    UK: 'Europe/London',
    LONDON: 'Europe/London',
  }),
);

/** Standard and daylight time written together: "CET/CEST", "PST/PDT". */
export const PAIRED = new Map<string, string>(
  Object.entries({
    CE: 'Europe/Berlin',
    EE: 'Europe/Helsinki',
    P: 'America/Los_Angeles',
    M: 'America/Denver',
    C: 'America/Chicago',
    E: 'America/New_York',
  }),
);

/** Full names, in minutes east of UTC. */
export const FULL_NAMES = new Map([
  ['central european time', 60],
  ['central european summer time', 120],
  ['coordinated universal time', 0],
  ['british summer time', 60],
]);

/** Abbreviations that are English words in lower case: "14:05 cat photos fail". */
export const ENGLISH_WORDS = new Set([
  'art',
  'bot',
  'cat',
  'cot',
  'eat',
  'get',
  'met',
  'pet',
  'tot',
  'vet',
  'wat',
  'west',
  'wet',
  'wit',
]);
