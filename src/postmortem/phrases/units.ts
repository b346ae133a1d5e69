import { type Phrase, sensesOf } from './phrase.ts';

/** What an office, a desk or a department is for; "Oslo" would be a place. */
const FOR =
  `quality, press, tax, legal, finance, financial, audit, privacy, safety, data protection, compliance, risk, project, program(me)?, exam(s|inations?)?, registrar['’]?s?, student, admissions?, alumni, hr,
  payroll, it, lab(oratory)?, medical, clinical, nursing, library, logistics, shop, sales, tickets?, box, booking, billing, accounts?, support, tech(nical)?, news, night, trading, duty, operations, ops, franchise, grants?,
  membership, communications?, media, web, digital, records, planning, facilities, estates, procurement, purchasing, dispatch, customer, complaints, claims, credit, integrity, ethics, mayor['’]?s`
    .split(/,\s*/)
    .join('|');

/** Whose IT: "Laboratory IT", "Campus IT". */
const WHOSE =
  'lab(oratory)?|hospital|campus|school|university|faculty|council|city|county|retail|store|shop|branch|warehouse|corporate|group|central|clinical|medical|office|internal|plant|factory';

/** Parts of an organisation other than teams: owners where a list has its owners, and themes, places or things elsewhere. */
const UNITS: readonly Phrase<'unit'>[] = [
  {
    sense: 'unit',
    words: `(${FOR}) (office|desk|bureau|directorate|division), (${WHOSE}) it, (internal|external) audit,
      (medical|clinical|hospital|building) (technology|engineering|physics), estates, human resources, (public|student|external) affairs,
      ([\\p{L}-]{3,20} )?(pharmacists|nurses|midwives|technicians|librarians|dispatchers|caretakers|janitors|registrars)`,
    hits: [
      'Quality office',
      'Press office',
      'Registrar’s office',
      'News desk',
      'Hospital IT',
      'Internal audit',
      'Medical engineering',
      'Night nurses',
      'Technicians',
    ],
    misses: [
      'Oslo office',
      'Front desk printer',
      'Office',
      'Audit log',
      'Fix it',
      'Standing desk',
      'Internal error',
      'Patient safety',
    ],
  },
];
export const unitName = sensesOf('whole', UNITS);

/** Fields of work with a department of that name, which most often are themes ("Compliance") or parts of a system ("Mobile"). */
const DEPARTMENTS: readonly Phrase<'department' | 'area'>[] = [
  {
    sense: 'department',
    words: `compliance, security, quality, operations, communications, governance, infrastructure, training, patient safety, bed management, (risk|facilities|fleet|crew) management, infection (control|prevention),
      (clinical|retail|revenue|sales|field|ground|flight|people|business) operations, (public|customer|investor) relations, (internal|corporate) communications, (internal|information) security, trust (and|&) safety, front of house, site reliability`,
    hits: ['Compliance', 'Security', 'Infection control', 'Ground operations'],
    misses: ['Compliance check', 'Monitoring', 'Metrics', 'API'],
  },
  {
    sense: 'area',
    words:
      'backend, data, design, edge, frontend, mobile, networking, observability, payments, platform, product, records, reliability, research, risk, signalling, traffic, web',
    hits: ['Mobile', 'Platform'],
    misses: ['Staging', 'Monitoring', 'Database', 'mobile app'],
  },
];
export const departmentName = sensesOf('whole', DEPARTMENTS);
