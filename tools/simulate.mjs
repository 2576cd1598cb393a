// npm run simulate -- [FILE] [--session ID | --token TOKEN] [--every SECONDS]: plays a monitor's series over MLLP to a running product.
// The product must listen for monitors: MONITOR_PORT=4302 npm start. With --session the demo clinic's own people set a monitor up there.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { root } from './install.mjs';

const usage =
  'npm run simulate -- [FILE] --session ID   (demo clinic)\nnpm run simulate -- [FILE] --token TOKEN  (a monitor that stands somewhere)\nAlso: --every SECONDS, --rows COUNT, --patient RECORD-NUMBER, --at http://127.0.0.1:4300, --mllp 127.0.0.1:4302';
const signs = [
  ['hr', '8867-4', '/min'],
  ['sbp', '8480-6', 'mm[Hg]'],
  ['dbp', '8462-4', 'mm[Hg]'],
  ['spo2', '59408-5', '%'],
  ['rr', '9279-1', '/min'],
];

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      session: { type: 'string' },
      token: { type: 'string' },
      patient: { type: 'string', default: '' },
      every: { type: 'string', default: '5' },
      rows: { type: 'string' },
      at: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? '4300'}` },
      mllp: { type: 'string', default: `127.0.0.1:${process.env.MONITOR_PORT ?? '4302'}` },
    },
  });
  const [file = join(root, 'demo/vitals/mimic3demo-42075.csv')] = positionals;
  return { ...values, file: isAbsolute(file) ? file : join(process.env.INIT_CWD ?? process.cwd(), file) };
}

function rowsIn(file) {
  const [names, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = names.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [columns[index], value])));
}

async function signedIn(at, key) {
  const headers = { 'X-Sojourn': '1', 'X-Device': randomUUID(), 'Content-Type': 'application/json' };
  const ask = async (method, path, body) => {
    const once = { ...headers, 'Idempotency-Key': randomUUID() };
    const answer = await fetch(`${at}/api/v1${path}`, { method, headers: once, body: body && JSON.stringify(body) });
    const cookie = answer.headers.getSetCookie()[0];
    if (cookie) headers.cookie = cookie.split(';')[0];
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.detail ?? `${path}: ${answer.status}`);
    return said;
  };
  await ask('POST', '/sign-in', { email: `${key}@cedarhollow.example`, password: 'cedar hollow 2026' });
  return ask;
}

/** The manager puts a monitor into use, the nurse places it at the session. */
async function tokenAt({ at, session }) {
  const manager = await signedIn(at, 'park');
  const [site] = await manager('GET', '/sites');
  const { device, token } = await manager('POST', '/monitors/devices', { id: randomUUID(), siteId: site.id, name: 'Demo monitor' });
  const nurse = await signedIn(at, 'ruiz');
  await nurse('PUT', `/monitors/devices/${device.id}/place`, { sessionId: session });
  return token;
}

function messageOf(row, { token, patient, id }) {
  const now = `${new Date().toISOString().slice(0, 19).replace(/[-:T]/g, '')}+0000`;
  const values = signs.map(
    ([column, code, unit], index) => `OBX|${index + 1}|NM|${code}^${column}^LN||${row[column] || '-999'}|${unit}|||||F`,
  );
  const head = `MSH|^~\\&|SIMULATOR|DEMO BED|||${now}|${token}|ORU^R01^ORU_R01|${id}|P|2.6`;
  return [head, `PID|1||${patient}`, `OBR|1|||VITALS^Vital signs|||${now}`, ...values].join('\r');
}

/** Sends one message and waits for its answer, as a monitor does. */
function lineTo(address) {
  const [host, port] = address.split(':');
  const socket = connect(Number(port), host);
  let received = '';
  let settle = { resolve: () => undefined, reject: () => undefined };
  socket.on('data', (chunk) => {
    received += chunk;
    if (!received.includes('\u001c\r')) return;
    settle.resolve(received.replaceAll(/[\u000b\u001c]/g, ''));
    received = '';
  });
  const lost = () => settle.reject(new Error(`Nothing listens for monitors at ${address}. Start the product with MONITOR_PORT=${port}.`));
  socket.on('error', lost);
  socket.on('close', lost);
  const ask = (message) =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject };
      socket.write(`\u000b${message}\r\u001c\r`);
    });
  return { ask, end: () => socket.destroy() };
}

async function simulate(chosen) {
  const token = chosen.token ?? (await tokenAt(chosen));
  const rows = rowsIn(chosen.file).slice(0, Number(chosen.rows ?? Infinity));
  const line = lineTo(chosen.mllp);
  await pause(1_100); // A reading of the second in which the monitor was placed could be from before.
  for (const [index, row] of rows.entries()) {
    if (index > 0) await pause(Number(chosen.every) * 1_000);
    const answer = await line.ask(messageOf(row, { token, patient: chosen.patient, id: randomUUID() }));
    const said = answer.split('\r').find((segment) => segment.startsWith('MSA')) ?? 'no answer';
    console.log(
      `minute ${row.minute}: ${said
        .split('|')
        .filter((_, field) => field === 1 || field === 3)
        .join(' ')}`,
    );
  }
  line.end();
}

const chosen = options();
if (!chosen.session && !chosen.token) {
  console.error(usage);
  process.exit(2);
}
await simulate(chosen).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
