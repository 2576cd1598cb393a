// Two screens write one draft while saves and answers are lost, screens are reloaded, and the API and PostgreSQL are killed with -9. Afterwards: every
// word stands in a version, every word of a section that one screen wrote stands in the draft, once, and both screens read the same.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startProduct } from './killable-product.mjs';
import { NoteScreen } from './note-screen.mjs';

export const promise = 'no word lost, none doubled, both screens read the same';
const sections = { A: ['reported', 'interventions'], B: ['response', 'risk'] };

async function beginNote(screen) {
  const { patients } = await screen.call('POST', '/patients/search', { text: 'CH-0001' });
  const id = randomUUID();
  await screen.call('POST', '/therapy-notes', { id, noteType: 'progress', patientId: patients[0].id });
  return id;
}

async function writeAndSave(screen, { count, seconds }) {
  const started = Date.now();
  while (screen.typed.length < count) {
    const due = Math.min(count, Math.ceil((count * (Date.now() - started)) / (seconds * 1000)));
    while (screen.typed.length < due) screen.write();
    await screen.save();
    await pause(20);
  }
}

async function drain(screen) {
  const until = Date.now() + 60_000;
  while (screen.isUnsaved && Date.now() < until) await screen.save(true);
}

async function killNowAndThen(product, isOver) {
  while (!isOver()) {
    await pause(2_000 + Math.random() * 3_000);
    if (!isOver()) await (Math.random() < 0.6 ? product.killApi() : product.killDatabase());
  }
}

function faultsOf(screens, versions, draft, reads) {
  const history = versions.map(({ draft: one }) => JSON.stringify(one.sections)).join('\n');
  const typed = screens.flatMap((screen) => screen.typed.map((one) => ({ ...one, isShared: one.section === screen.shared })));
  const has = (text, word) => text.split(/[\s"\\]+/).includes(word);
  const lost = typed.filter(({ word }) => !has(history, word));
  const missing = typed.filter(({ word, section, isShared }) => !isShared && !has(draft.sections[section] ?? '', word));
  const words = Object.values(draft.sections).join(' ').split(/\s+/).filter(Boolean);
  return [
    ...(lost.length > 0 ? [`${lost.length} of ${typed.length} words stand in no version`] : []),
    ...(missing.length > 0 ? [`${missing.length} words are not in the draft`] : []),
    ...(new Set(words).size < words.length ? ['words are doubled'] : []),
    ...(new Set(reads).size > 1 ? ['the screens read different drafts'] : []),
  ];
}

async function scene(product, { count, seconds, isCareless }) {
  const screens = ['A', 'B'].map((name) => new NoteScreen(product.base, { name, sections: sections[name], shared: 'plan', isCareless }));
  for (const screen of screens) await screen.signIn();
  const noteId = await beginNote(screens[0]);
  for (const screen of screens) await screen.open(noteId);
  let isOver = false;
  const killing = killNowAndThen(product, () => isOver);
  await Promise.all(screens.map((screen) => writeAndSave(screen, { count, seconds })));
  isOver = true;
  await killing;
  for (const screen of screens) await drain(screen);
  const views = [];
  for (const screen of screens) views.push(await screen.call('GET', `/therapy-notes/${noteId}`));
  const versions = await product.rows('SELECT draft FROM sojourn.therapy_note_version WHERE note_id = $1', [noteId]);
  const faults = faultsOf(
    screens,
    versions,
    views[0].draft,
    views.map(({ draft }) => JSON.stringify(draft)),
  );
  return { screens, versions, faults };
}

export async function tryToBreak({ entries, seconds }) {
  const product = await startProduct();
  try {
    const count = Math.ceil(Math.min(entries, 2_000) / 2);
    const { screens, versions, faults } = await scene(product, { count, seconds, isCareless: false });
    const sum = (name) => screens.reduce((total, { counts }) => total + counts[name], 0);
    console.log(`${2 * count} words on two screens, ${versions.length} versions; ${sum('saves')} saves, ${sum('lost')} lost on the way`);
    console.log(`${sum('merged')} merged by section, ${sum('asked')} asked, ${sum('reloads')} reloads`);
    console.log(`kill -9: API ${product.kills.api} times, PostgreSQL ${product.kills.database} times`);
    const control = await scene(product, { count: 100, seconds: 8, isCareless: true });
    console.log(`negative control, screens that forget before they are answered: ${control.faults[0] ?? 'nothing noticed'}`);
    return control.faults.length > 0 ? faults : [...faults, 'the harness does not notice a loss'];
  } finally {
    await product.end();
  }
}
