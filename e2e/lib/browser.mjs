// Answers: which browser do the journeys use, and what do they do all the time?
import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const launch = () => chromium.launch({ executablePath: process.env.SELARAS_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS });

/** A browser of its own, in a language; everything it complains about is kept. */
export async function visitor(browser, base, { language = 'en', scheme = 'light', width = 1280, height = 860 } = {}) {
  const context = await browser.newContext({
    baseURL: base,
    locale: language === 'id' ? 'id-ID' : 'en-GB',
    timezoneId: 'Asia/Jakarta',
    colorScheme: scheme,
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error}`));
  page.on('console', (message) => {
    // A refused request is told by the app itself, where it happened.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return { context, page, complaints };
}
