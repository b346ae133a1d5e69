const DAY = 24 * 60;

/** Minutes for people: `41 min`, `2 h 5 min`, `12.4 d`. */
export function duration(minutes: number): string {
  if (minutes < 10) return `${trimmed(minutes, 1)} min`;
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole >= 3 * DAY) return `${trimmed(minutes / DAY, 1)} d`;
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** A ratio for people: `97.5 %`. Never rounded up to 100 % or down to 0 %, which would promise too much. */
export function percent(ratio: number): string {
  const digits = ratio > 0.99 && ratio < 1 ? 3 : 1;
  const shown = trimmed(ratio * 100, digits);
  if (shown === '100' && ratio < 1) return '99.999 %';
  return shown === '0' && ratio > 0 ? '0.1 %' : `${shown} %`;
}

const trimmed = (value: number, digits: number) => String(Number(value.toFixed(digits)));
