// The day board in a real browser: 200 bookings over 12 resources painted, and dragged by the pointer, in main-thread CPU of the page.
import { join } from 'node:path';
import { root } from '../install.mjs';
import { origin, served, signedIn } from '../served-browser.mjs';

const on = '2027-01-12';
const rounds = 7;
/** What the page itself does, and all that its main thread worked, which takes painting and the steering of this measurement in. */
const counted = { page: ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'], thread: ['TaskDuration'] };
const dragSteps = 40;

/** 100 talks of 20 minutes, each with a person and a room: 200 bookings over 6 people and 6 rooms. */
function fullDay(domain) {
  const wall = (minute) => domain.instantText(domain.plusMinutes(domain.instantAtLocalTime(on, '08:30', 'America/New_York'), minute));
  const open = [{ startsAt: wall(0), endsAt: wall(480) }];
  const resource = (id, kind, roles) => ({
    ...{ id, kind, name: id, credential: '', roles, attributes: [], skills: [], presence: open, absences: [], standing: 'usable' },
    ...{ licenceValidUntil: '2030-01-01', cleaningMinutes: 0 },
  });
  const phases = domain.resizedTo(domain.defaultPhases('response-review'), 20);
  const appointments = Array.from({ length: 100 }, (_, index) => {
    const [column, row] = [index % 6, Math.floor(index / 6)];
    const span = { startsAt: wall(row * 25), endsAt: wall(row * 25 + 20), loadPercent: 100, isExclusive: true };
    return {
      ...{
        id: `a${index}`,
        patientId: `p${index}`,
        patientName: `Patient ${index}`,
        visitType: 'response-review',
        title: 'Response review',
      },
      ...{ startsAt: span.startsAt, endsAt: span.endsAt, state: 'booked', version: 1, courseId: null, visitKey: null, phases },
      ...{ isRemote: false, hasEscort: false, isMoved: false },
      bookings: [
        { ...span, role: 'prescriber', resourceId: `Person ${column}` },
        { ...span, role: 'room', resourceId: `Room ${column}` },
      ],
    };
  });
  const numbers = [0, 1, 2, 3, 4, 5];
  const resources = [
    ...numbers.map((n) => resource(`Person ${n}`, 'staff', ['prescriber'])),
    ...numbers.map((n) => resource(`Room ${n}`, 'room', [])),
  ];
  const site = { id: 's', name: 'Cedar Hollow', zone: 'America/New_York' };
  return { on, site, sites: [], openSpans: open, closedBecause: null, policy: domain.defaultSchedulingPolicy, resources, appointments };
}

const median = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];

async function measured(page, day) {
  let shown = { ...day, appointments: [] };
  await page.route('**/api/v1/schedule/days/**', (route) => route.fulfill({ json: shown }));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** In ticks of the thread: other work on this machine does not count. */
  const worked = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const sumOf = (names) => 1000 * metrics.filter(({ name }) => names.includes(name)).reduce((sum, { value }) => sum + value, 0);
    return { page: sumOf(counted.page), thread: sumOf(counted.thread) };
  };
  const since = async (before) => {
    const now = await worked();
    return { page: now.page - before.page, thread: now.thread - before.thread };
  };
  const frames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const times = { idle: [], paint: [], drag: [] };
  for (let round = 0; round < rounds; round += 1) {
    shown = { ...day, appointments: [] };
    await page.goto(`${origin}/schedule?on=2027-01-13`);
    await page.locator('.column').first().waitFor();
    await frames();
    const idleFrom = await worked();
    await page.getByRole('button', { name: 'The day after' }).click();
    await frames();
    await new Promise((resolve) => setTimeout(resolve, 400));
    times.idle.push(await since(idleFrom));
    shown = day;
    const from = await worked();
    await page.getByRole('button', { name: 'The day before' }).click();
    await page.locator('.block').nth(199).waitFor();
    await frames();
    await new Promise((resolve) => setTimeout(resolve, 400));
    times.paint.push(await since(from));
    times.drag.push(await dragged(page, { worked, since }));
  }
  return times;
}

async function dragged(page, { worked, since }) {
  const box = await page.locator('.block').first().boundingBox();
  await page.mouse.move(box.x + 20, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 30);
  const from = await worked();
  for (let step = 0; step < dragSteps; step += 1) await page.mouse.move(box.x + 20 + (step % 5) * 60, box.y + 30 + step * 6);
  const spent = await since(from);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return { page: spent.page / dragSteps, thread: spent.thread / dragSteps };
}

export async function measure() {
  const domain = await import(join(root, 'libs/domain/dist/index.js'));
  await served(async (browser) => {
    const times = await measured(await signedIn(browser, 'park', { width: 1440, height: 900 }), fullDay(domain));
    console.log(
      `200 bookings over 12 resources, ${rounds} rounds, medians of main-thread CPU: the page alone, and the whole thread with painting`,
    );
    const line = (words, times, digits, aim) => {
      const [page, thread] = ['page', 'thread'].map((what) => median(times.map((one) => one[what])).toFixed(digits));
      console.log(`${words.padEnd(20)}${page.padStart(7)} ms ${thread.padStart(7)} ms   ${aim}`);
    };
    line('an empty day', times.idle, 0, '');
    line('the full day', times.paint, 0, '(aim: under 150 ms)');
    line('a step of a drag', times.drag, 1, '(aim: under 10 ms)');
  });
}
