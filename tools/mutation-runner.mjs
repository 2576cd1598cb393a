// Runs the sentences of libs/domain for Stryker in one process: the library is loaded once for all of them, where Jest loads it
// anew for each file, so that a mutant takes milliseconds. The sentences are Jest's own; what they use of it is describe, it and expect.
import { readdirSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';
import fc from 'fast-check';
import { swcTransform } from '../jest.swc.mjs';

const require = createRequire(import.meta.url);
const { expect } = createRequire(require.resolve('jest/package.json'))('expect');

// Laws are tried with fewer cases than in the suite, and always with the same ones.
fc.configureGlobal({ numRuns: 10, seed: 1 });

/** The sources name each other as they are after the build; here Node reads them as they are written. */
function readSources() {
  registerHooks({
    resolve: (specifier, context, next) => {
      const isSource = specifier.startsWith('.') && context.parentURL?.endsWith('.ts') === true;
      return next(isSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
    },
    load: (url, context, next) => {
      if (!url.endsWith('.ts')) return next(url, context);
      const { code } = transformFileSync(fileURLToPath(url), { jsc: swcTransform[1].jsc, swcrc: false });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}

/** Gathers the sentences of one file. Lines of a table are told apart by their number. */
function gather(file, tests) {
  const titles = [];
  const describe = (title, body) => {
    titles.push(title);
    body();
    titles.pop();
  };
  const it = (title, body) => {
    const name = [...titles, title].join(' ');
    tests.push({ id: `${file} ${tests.length} ${name}`, name, body });
  };
  for (const one of [describe, it]) {
    one.each = (rows) => (title, body) =>
      rows.forEach((row, index) => one(`${title} [${index}]`, () => body(...(Array.isArray(row) ? row : [row]))));
  }
  Object.assign(globalThis, { describe, it, expect });
}

async function load() {
  readSources();
  const tests = [];
  const directory = join(process.cwd(), 'libs/domain/src'); // Stryker's copy
  const files = readdirSync(directory, { recursive: true }).filter((file) => file.endsWith('.spec.ts'));
  for (const file of files.sort()) {
    gather(file, tests);
    await import(pathToFileURL(join(directory, file)).href);
  }
  return tests;
}

async function failureOf(test) {
  const startedAt = performance.now();
  try {
    await test.body();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  } finally {
    test.timeSpentMs = performance.now() - startedAt;
  }
}

function hasIdIn(ids) {
  const set = new Set(ids);
  return ({ id }) => set.has(id);
}

/** First the sentences that noticed other mutants of the file, then those of its folder, then the rest; of each the quick ones first. */
function likeliestFirst(tests, mutated, noticed) {
  const folder = dirname(mutated).split(`libs/domain/src/`).at(-1);
  const distance = (test) => (noticed.has(test) ? 0 : test.id.startsWith(`${folder}/`) ? 1 : 2);
  const quickness = ({ timeSpentMs = 0 }) => timeSpentMs;
  return tests.toSorted((one, other) => distance(one) - distance(other) || quickness(one) - quickness(other));
}

/** Stryker takes a mutant for endless after a hundred times the usual steps; in a fold of ten thousand entries that is a minute. */
function endlessAfter(hitLimit) {
  return hitLimit === undefined ? undefined : Math.max(1_000, hitLimit / 20);
}

class DomainRunner {
  stryker = (globalThis.__stryker__ ??= {});
  tests = null;
  /** By file: the sentences that noticed a mutant of it. */
  noticed = new Map();

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    this.tests ??= await load();
    const tests = [];
    for (const test of this.tests) {
      this.stryker.currentTestId = test.id;
      const failure = await failureOf(test);
      const outcome = { id: test.id, name: test.name, timeSpentMs: test.timeSpentMs };
      tests.push(failure === null ? { ...outcome, status: 0 } : { ...outcome, status: 1, failureMessage: failure });
    }
    this.stryker.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: this.stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }) {
    Object.assign(this.stryker, { hitCount: hitLimit === undefined ? undefined : 0, hitLimit: endlessAfter(hitLimit) });
    this.stryker.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    try {
      this.tests ??= await load();
    } catch (error) {
      return { status: 'killed', killedBy: ['load'], failureMessage: `The library does not load: ${error}`, nrOfTests: 0 };
    }
    this.stryker.activeMutant = activeMutant.id;
    const wanted = testFilter === undefined ? this.tests : this.tests.filter(hasIdIn(testFilter));
    const noticed = this.noticed.get(activeMutant.fileName) ?? new Set();
    this.noticed.set(activeMutant.fileName, noticed);
    const asked = likeliestFirst(wanted, activeMutant.fileName, noticed);
    for (const [index, test] of asked.entries()) {
      const failureMessage = await failureOf(test);
      if (this.stryker.hitLimit !== undefined && this.stryker.hitCount > this.stryker.hitLimit)
        return { status: 'timeout', reason: 'hit limit' };
      if (failureMessage === null) continue;
      noticed.add(test);
      return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests: index + 1 };
    }
    return { status: 'survived', nrOfTests: asked.length };
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'domain', injectableClass: DomainRunner }];
