import { html } from 'hono/html';
import type { StatusPageSettings } from '../../policy/sections/status-page.ts';
import type { Html } from '../layout.ts';

const SHAPES = {
  /** `28 Nov 2026, 21:58 CET`: with the zone, since an hour comes twice in autumn. */
  moment: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  /** `21:58 CET` */
  clock: { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  /** `28 November 2026` */
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  /** `Nov 2026` */
  month: { month: 'short', year: 'numeric' },
  /** `November 2026` */
  wholeMonth: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** How dates and numbers are written on a page. */
export class Format {
  private readonly formats = new Map<string, Intl.DateTimeFormat>();
  private readonly settings: StatusPageSettings;

  constructor(settings: StatusPageSettings) {
    this.settings = settings;
  }

  /** An ISO instant in words. */
  text(at: string, shape: keyof typeof SHAPES): string {
    return this.format(shape, this.settings.zone).format(Date.parse(at));
  }

  /** From one ISO instant to another, saying what both share once: `1 Dec 2026, 02:00 – 04:00 CET`. */
  range(from: string, to: string): Html {
    const text = this.format('moment', this.settings.zone).formatRange(Date.parse(from), Date.parse(to));
    return html`<time datetime="${from}/${to}">${text}</time>`;
  }

  /** An ISO date in words: it is the same day in every zone. */
  date(date: string, shape: 'day' | 'month'): string {
    return this.format(shape, 'UTC').format(Date.parse(date));
  }

  /** An ISO instant as an element that machines read too. */
  time(at: string, shape: keyof typeof SHAPES = 'moment'): Html {
    return html`<time datetime="${at}">${this.text(at, shape)}</time>`;
  }

  /** A share as a percentage, never rounded up: 100 % is said only where nothing happened. */
  percent(share: number): string {
    const hundredths = Math.floor(share * 10_000) / 100;
    return `${hundredths.toLocaleString(this.settings.language, { maximumFractionDigits: 2 })} %`;
  }

  private format(shape: keyof typeof SHAPES, timeZone: string): Intl.DateTimeFormat {
    const key = `${shape} ${timeZone}`;
    let format = this.formats.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(this.settings.language, {
        ...SHAPES[shape],
        timeZone,
        hourCycle: 'h23',
      });
      this.formats.set(key, format);
    }
    return format;
  }
}

/** A word of the policy with an element in place of `{name}`. */
export function filled(word: string, name: string, value: Html | string): Html {
  const [before = '', after = ''] = word.split(`{${name}}`);
  return html`${before}${word.includes(`{${name}}`) ? value : ''}${after}`;
}
