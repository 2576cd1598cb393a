// Appending an entry through the real API beside the very statements it sends, on the same durable database, turn about.
import { setTimeout as pause } from 'node:timers/promises';
import { startMeasured } from './bedside/measured-product.mjs';

const rounds = 3;
const turnMs = 2_500;
const connections = [1, 8, 32];
const liveSessions = 40;

const at = (times, share) =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
const ms = (value) => `${value.toFixed(1)} ms`;
const median = (values) => at(values, 0.5);

/** Every worker does one thing after the other until the turn is over; answers the times and the rate. */
async function turn(workers, length) {
  const times = [];
  const from = performance.now();
  const end = from + length;
  const run = async (work) => {
    while (performance.now() < end) {
      const began = performance.now();
      await work();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(workers.map(run));
  return { times, rate: times.length / ((performance.now() - from) / 1_000) };
}

async function beside(product, count) {
  const api = { times: [], rates: [] };
  const bare = { times: [], rates: [] };
  const bareWorkers = await product.bareWorkers(count);
  const apiWorkers = Array.from({ length: count }, (_, index) => () => product.append(index));
  await turn(apiWorkers, 500);
  await turn(
    bareWorkers.map(({ work }) => work),
    500,
  );
  for (let round = 0; round < rounds; round += 1) {
    for (const [side, workers] of [
      [api, apiWorkers],
      [bare, bareWorkers.map(({ work }) => work)],
    ]) {
      const { times, rate } = await turn(workers, turnMs);
      side.times.push(...times);
      side.rates.push(rate);
    }
  }
  await Promise.all(bareWorkers.map(({ end }) => end()));
  const [ours, theirs] = [median(api.rates), median(bare.rates)];
  const row = (name, side, rate) =>
    `  ${name.padEnd(6)} ${rate.toFixed(0).padStart(6)} /s   p50 ${ms(at(side.times, 0.5))}   p99 ${ms(at(side.times, 0.99))}`;
  console.log(`${count} connection${count === 1 ? '' : 's'}\n${row('API', api, ours)}\n${row('bare', bare, theirs)}`);
  console.log(`  ratio ${(ours / theirs).toFixed(2)}${count === 8 ? ' (aim: at least 0.50)' : ''}`);
}

/** Forty sessions, one entry a second each, not all in the same instant. */
async function liveDay(product) {
  const times = [];
  const one = async (index) => {
    await pause((index * 1_000) / liveSessions);
    for (let second = 0; second < 8; second += 1) {
      const began = performance.now();
      await product.append(index);
      times.push(performance.now() - began);
      await pause(Math.max(0, 1_000 - (performance.now() - began)));
    }
  };
  await Promise.all(Array.from({ length: liveSessions }, (_, index) => one(index)));
  console.log(
    `${liveSessions} live sessions, one entry a second each: p50 ${ms(at(times, 0.5))}   p99 ${ms(at(times, 0.99))} (aim: under 100 ms)`,
  );
}

export async function measure() {
  const product = await startMeasured({ sessions: liveSessions });
  try {
    console.log(`\nOne entry is ${product.statements} statements in ${product.trips} round trips: ${product.outline.join(' · ')}`);
    for (const count of connections) await beside(product, count);
    await liveDay(product);
    await product.check();
  } finally {
    await product.end();
  }
}
