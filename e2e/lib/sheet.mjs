// Answers: what stands in a file that somebody took along? CSV and workbooks, read without anybody else's program.
import zlib from 'node:zlib';

/** The rows of a CSV text. */
export function readCsv(text) {
  const rows = [];
  let row = [];
  // A cell in marks, with its own marks doubled, or one without; then what ends it.
  for (const [, marked, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/g)) {
    row.push(marked === undefined ? plain : marked.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The files of a zip, by name, as texts. */
function unzip(bytes) {
  const files = new Map();
  let at = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (at < 0) throw new Error('no zip');
  const count = bytes.readUInt16LE(at + 10);
  at = bytes.readUInt32LE(at + 16);
  for (let n = 0; n < count; n += 1) {
    const [packed, size, name, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), (packed ? zlib.inflateRawSync(data) : data).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}

const words = (xml) => [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The rows of a workbook's first sheet: texts as texts, numbers (and days, which are numbers there) as numbers, blanks as `undefined`. */
export function readWorkbook(bytes) {
  const files = unzip(bytes);
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, xml]) => words(xml));
  const column = (place) => [...place.match(/^[A-Z]+/)[0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [...files.get('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(([, xml]) => {
    const row = [];
    for (const [, place, kind, inside] of xml.matchAll(/<c r="([A-Z]+\d+)"(?:[^>]*? t="(\w+)")?[^>]*?>([\s\S]*?)<\/c>/g)) {
      const value = inside.match(/<v>([^<]*)<\/v>/)?.[1];
      row[column(place)] = kind === 's' ? shared[Number(value)] : kind === 'inlineStr' ? words(inside) : Number(value);
    }
    return row;
  });
}
