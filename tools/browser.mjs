// Finds a Chromium: CHROMIUM_PATH, the one inside an npm package, else one that is installed. Nothing is ever downloaded.
// The packaged one comes first: it is the same everywhere, and without windows of its own a new tablet costs it a sixth of the time.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

async function packaged() {
  const folder = join(root, '.tmp', 'browser');
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`;
  writeFileSync(join(folder, 'fonts.conf'), fonts);
  const { default: chromium, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  await inflate(join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
  setupLambdaEnvironment(join(folder, 'al2023', 'lib'));
  process.env.FONTCONFIG_PATH = folder;
  return path;
}

export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  if (named) return named;
  try {
    return await packaged();
  } catch (error) {
    const found = installed.find((path) => existsSync(path));
    if (found) return found;
    throw new Error(`No browser for the journeys: install Chromium or set CHROMIUM_PATH (the packaged one failed: ${error.message}).`);
  }
}
