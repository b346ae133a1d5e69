import { matches, type PrivateKind } from '../kind.ts';

const NUMBER = /(?<![\w&/#.:-])(?:#\d{1,7}|GH-\d{1,7})(?![\w-]|\.\d)/g;
const KEY = /(?<![\w/.-])[A-Z][A-Z\d]{1,9}-\d{1,6}(?![\w-])/g;
const RECORD = /\b(?:INC|CHG|PRB|REQ|RITM|TASK|CS)\d{6,}\b/g;
/** IDs of a payment provider: customers, payments, accounts. */
const PAYMENT = /\b(?:cus|acct|pi|pm|sub|ch|py|seti)_(?=[A-Za-z]*\d)[A-Za-z\d]{14,}\b/g;
const NAMED_TICKET =
  /\b(?:ticket|support case|support request|case (?:number|no\.?|#)|zendesk|intercom|freshdesk)\s*(?:number|no\.?|id)?\s*[:#]?\s*(\d{4,})\b/gi;

/** Standards, advisories, regions and notations that look like issue keys. */
const NOT_A_KEY =
  /^(?:CVE|CWE|GHSA|RFC|BCP|ISO|IEC|IEEE|SHA|MD|UTF|UCS|SOC|PCI|DNS|SLO|SLA|HTTP|TLS|SSL|IPV|SEV|UTC|GMT|PEP|EIP|ERC|BIP|KEP|ADR|PM|SPM|AES|RSA|DES|ED|AI|COVID|GPT|AC|RC|US|EU|AP|EAST|WEST|SOUTH|NORTH|CENTRAL|AZ|ES|EC|S|H\d?|Q\d?|P|F|A|B|C|X|ARM|AMD|KB|LTS|FY|Y|V|VP|LATIN|CP|ASCII|ECMA|NIST|FIPS|TIER|L|O|T|R|G|D)-/;

const tickets: PrivateKind = {
  name: 'ticket',
  instead: 'Leave it out; readers outside cannot open it.',
  *find(text) {
    yield* matches(NUMBER, text, (found, start) => {
      const before = text.slice(Math.max(0, start - 24), start);
      // "our #1 priority", "colour #123456".
      if (found === '#1' && /\b(?:our|the|a|as|is|number) ?$/i.test(before)) return false;
      if (/^#\d$/.test(found) && /^ (?:priority|cause|reason|rule|goal|choice)\b/.test(text.slice(start + 2)))
        return false;
      return !/(?:colou?r|background|fill|stroke|hex)\W*$/i.test(before);
    });
    yield* matches(KEY, text, (found) => !NOT_A_KEY.test(found));
    yield* matches(RECORD, text);
    yield* matches(PAYMENT, text);
    yield* matches(NAMED_TICKET, text);
  },
  finds: [
    ['fixed in #4711 (GH-12)', '#4711', 'GH-12'],
    ['OPS-1234 and PAY2-9', 'OPS-1234', 'PAY2-9'],
    ['INC0012345', 'INC0012345'],
    ['customer cus_NffrFeUfNV2Hib', 'cus_NffrFeUfNV2Hib'],
    ['Zendesk ticket 48213, support case #00123', '48213', '#00123'],
  ],
  leaves: [
    'CVE-2021-44228, CWE-79, RFC-2616, ISO-8601',
    'SHA-256, UTF-8, TLS-1.3, IPV-6, SEV-1',
    'our #1 priority',
    '#2 cause of outages',
    'color: #123456 and #fff',
    '[Timeline](#timeline)',
    '# 2 Timeline',
    'US-EAST-1, EU-WEST-2',
    'step #2a',
    'one ticket, 300 tickets',
    'Q1-2026',
    'C# 12',
  ],
};
export default tickets;
