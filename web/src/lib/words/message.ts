/** Answers: how does a text with places for names and amounts become a sentence in one language?
 *
 * The format is the part of ICU MessageFormat that two languages need: `{name}` and
 * `{count, plural, one {# post} other {# posts}}`, nested as needed. Plurals follow `Intl.PluralRules`, `#` is the amount
 * in the language's own form. */

export type Values = Record<string, string | number>;

type Piece = string | { name: string } | { name: string; forms: Map<string, Piece[]> } | '#';

const parsed = new Map<string, Piece[]>();

/** The text with its places filled. A place without a value stays visible, so that a mistake is seen. */
export function fill(text: string, language: string, values: Values = {}): string {
  if (!text.includes('{')) return text;
  let pieces = parsed.get(text);
  if (!pieces) {
    pieces = new Reader(text).pieces(false);
    parsed.set(text, pieces);
  }
  return say(pieces, language, values, undefined);
}

/** The names of all places of a text; throws where it cannot be read. */
export function places(text: string): string[] {
  const names = new Set<string>();
  const walk = (pieces: Piece[]) => {
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      names.add(piece.name);
      if ('forms' in piece) for (const form of piece.forms.values()) walk(form);
    }
  };
  walk(new Reader(text).pieces(false));
  return [...names].sort();
}

/** The plural forms a text offers, for each place that has some. */
export function plurals(text: string): string[][] {
  const found: string[][] = [];
  const walk = (pieces: Piece[]) => {
    for (const piece of pieces) {
      if (typeof piece === 'string' || !('forms' in piece)) continue;
      found.push([...piece.forms.keys()]);
      for (const form of piece.forms.values()) walk(form);
    }
  };
  walk(new Reader(text).pieces(false));
  return found;
}

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

function say(pieces: Piece[], language: string, values: Values, amount: number | undefined): string {
  let out = '';
  for (const piece of pieces) {
    if (piece === '#') {
      let format = numbers.get(language);
      if (!format) numbers.set(language, (format = new Intl.NumberFormat(language)));
      out += format.format(amount ?? 0);
    } else if (typeof piece === 'string') out += piece;
    else if ('forms' in piece) {
      const value = Number(values[piece.name] ?? 0);
      let rule = rules.get(language);
      if (!rule) rules.set(language, (rule = new Intl.PluralRules(language)));
      const form = piece.forms.get(`=${value}`) ?? piece.forms.get(rule.select(value)) ?? piece.forms.get('other');
      out += form ? say(form, language, values, value) : '';
    } else out += values[piece.name] ?? `{${piece.name}}`;
  }
  return out;
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  pieces(inPlural: boolean): Piece[] {
    const pieces: Piece[] = [];
    let plain = '';
    const flush = () => {
      if (plain) pieces.push(plain);
      plain = '';
    };
    while (this.at < this.text.length) {
      const letter = this.text[this.at]!;
      if (letter === '}') {
        if (!inPlural) throw new Error(`a stray } in: ${this.text}`);
        break;
      }
      this.at += 1;
      if (letter === '{') {
        flush();
        pieces.push(this.place());
      } else if (letter === '#' && inPlural) {
        flush();
        pieces.push('#');
      } else plain += letter;
    }
    flush();
    return pieces;
  }

  private place(): Piece {
    const name = this.until(/[,}]/).trim();
    if (this.take() === '}') return { name };
    const kind = this.until(/,/).trim();
    if (kind !== 'plural') throw new Error(`${kind} is no kind of place in: ${this.text}`);
    this.take();
    const forms = new Map<string, Piece[]>();
    for (;;) {
      const form = this.until(/[{}]/).trim();
      if (this.take() === '}') break;
      forms.set(form, this.pieces(true));
      this.take();
    }
    if (!forms.has('other')) throw new Error(`no form "other" in: ${this.text}`);
    return { name, forms };
  }

  private until(stop: RegExp): string {
    const rest = this.text.slice(this.at);
    const length = rest.search(stop);
    if (length < 0) throw new Error(`an open { in: ${this.text}`);
    this.at += length;
    return rest.slice(0, length);
  }

  private take(): string {
    const letter = this.text[this.at] ?? '';
    this.at += 1;
    return letter;
  }
}
