// Answers: which mails has somebody got? What the real mail server of the tests took in, as it is read.
import fs from 'node:fs';
import path from 'node:path';

/** Gives the program of this journey a mail server; called before it starts. */
export function withMail() {
  const { SELARAS_TEST_SMTP: smtp } = process.env;
  if (!smtp) throw new Error('SELARAS_TEST_SMTP is needed: cargo xtask e2e sets it');
  process.env.SELARAS_SMTP = smtp;
}

/** Lines that were broken for the way are put together (RFC 2045, section 6.7). */
const read = (text) => {
  const whole = text.replace(/=\r?\n/g, '');
  return decodeURIComponent(whole.replace(/%/g, '%25').replace(/=([0-9A-F]{2})/g, '%$1'));
};

/** The mails that went to an address, the latest last. */
export function mailsTo(address) {
  const folder = path.join(process.env.SELARAS_TEST_MAILDIR, 'new');
  const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
  const inOrder = files.map((file) => ({ file, at: fs.statSync(file).mtimeMs })).sort((a, b) => a.at - b.at);
  return inOrder.map(({ file }) => fs.readFileSync(file, 'utf8')).filter((text) => text.includes(`X-RcptTo: ${address}`)).map(read);
}
