/** Answers: how is money written and read in the reader's language? Amounts are whole numbers of a currency's smallest unit, as the
 * server's are. Pure. */

import { language } from './index.svelte';

// As the server counts them (ISO 4217). Browsers disagree about some, the rupiah among them.
const WHOLE = ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'];
const THREE = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'];
/** What is offered first. */
const USUAL = ['IDR', 'USD', 'SGD', 'MYR', 'EUR', 'AUD', 'JPY'];

export const decimals = (currency: string): number => (WHOLE.includes(currency) ? 0 : THREE.includes(currency) ? 3 : 2);

/** An amount in whole units of its currency, for a table that is handed on. */
export const units = (amount: number, currency: string): number => amount / 10 ** decimals(currency);

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language()}${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.NumberFormat(language(), options)));
  return found;
}

/** An amount with its currency: without cents where it has none or is large; `short` for an axis. */
export function moneyText(amount: number, currency: string, { short = false, sign = false } = {}): string {
  const value = units(amount, currency);
  const cents = Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : decimals(currency);
  return format({
    style: 'currency',
    currency,
    // English would write IDR, which nobody in the country does; other signs are shared by several currencies.
    currencyDisplay: currency === 'IDR' ? 'narrowSymbol' : 'symbol',
    minimumFractionDigits: cents,
    maximumFractionDigits: cents,
    ...(sign ? { signDisplay: 'exceptZero' as const } : {}),
    ...(short && Math.abs(value) >= 10_000 ? { notation: 'compact' as const, minimumFractionDigits: 0, maximumFractionDigits: 1 } : {}),
  }).format(value);
}

/** An amount as one types it: without its currency. */
export const writeMoney = (amount: number, currency: string): string => format({ maximumFractionDigits: decimals(currency) }).format(units(amount, currency));

/** The amount meant by a text such as 1.500.000, 1,500,000, Rp 750 or 12,50; undefined where it cannot be told. */
export function readMoney(text: string, currency: string): number | undefined {
  const said = text.trim().replace(/^(rp\.?|\p{L}{3}|\p{Sc})\s*/iu, '').replace(/[\s\u00a0]/g, '');
  if (!/^\d[\d.,]*$/.test(said)) return undefined;
  const digits = decimals(currency);
  const last = Math.max(said.lastIndexOf('.'), said.lastIndexOf(','));
  const mark = said[last];
  const other = mark === '.' ? ',' : '.';
  const after = said.length - last - 1;
  const grouped = (whole: string, by: string) => new RegExp(`^\\d{1,3}(\\${by}\\d{3})+$`).test(whole);
  let [whole, part] = [said, ''];
  if (mark) {
    const once = said.indexOf(mark) === last;
    // Three digits behind a mark are thousands, unless the currency has that many and the language writes it so.
    const thousands = after === 3 && !said.includes(other) && !(digits === 3 && mark === (language() === 'id' ? ',' : '.'));
    if (!once || thousands) {
      if (!grouped(said, mark)) return undefined;
      whole = said.replaceAll(mark, '');
    } else {
      [whole, part] = [said.slice(0, last), said.slice(last + 1)];
      if (whole.includes(other) && !grouped(whole, other)) return undefined;
      whole = whole.replaceAll(other, '');
    }
  }
  part = part.replace(/0+$/, '');
  if (part.length > digits) return undefined;
  const amount = Number(whole + part.padEnd(digits, '0'));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** Currencies to choose from, by code and name. */
export function currencies(usual: string, rest: string): { value: string; text: string; group: string }[] {
  const names = new Intl.DisplayNames(language(), { type: 'currency' });
  const all = Intl.supportedValuesOf('currency').filter((code) => !USUAL.includes(code));
  const option = (group: string) => (value: string) => ({ value, text: `${value} · ${names.of(value) ?? value}`, group });
  return [...USUAL.map(option(usual)), ...all.map(option(rest))];
}
