import { decodeInput } from '../../shared/decoder.js';
import { idFrom } from '../../shared/id.js';
import { arrangeNote, copyableSections, emptySections, sectionsOfNote } from './arrange-note.js';
import { attestCopy, copyInto, unattestedCopies, writeSection } from './copies.js';
import { formatHeadings, noteFormats } from './formats.js';
import { commitment, noteDraft, type NoteDraft } from './note-draft.js';
import { noteTypes } from './note-types.js';
import { noteTemplateContent, templateSections } from '../templates.js';
import { startingVocabularies } from '../vocabularies.js';

const paths = (answer: ReturnType<typeof decodeInput>) => (answer.allowed ? [] : answer.refusals.map(({ path }) => path));

describe('formats as views', () => {
  it('give every section of every note exactly one place, so that switching loses nothing', () => {
    for (const { id } of noteTypes) {
      const sections = Object.fromEntries(sectionsOfNote(id).map((section) => [section.id, `text of ${section.id}\n `]));
      for (const format of noteFormats) {
        const shown = arrangeNote({ noteType: id, sections }, format).flatMap((heading) => heading.sections.map(({ text }) => text));
        expect(shown.toSorted()).toEqual(Object.values(sections).toSorted());
      }
    }
  });

  it('place what was done under Intervention in BIRP and under Data in DAP', () => {
    const note = { noteType: 'integration', sections: { interventions: 'Grounding' } } as const;
    const headingOf = (format: 'birp' | 'dap' | 'soap') =>
      arrangeNote(note, format).find(({ sections }) => sections.some(({ text }) => text === 'Grounding'))?.heading;
    expect([headingOf('birp'), headingOf('dap'), headingOf('soap')]).toEqual(['Intervention', 'Data', 'Objective']);
    expect(formatHeadings.dap.map(({ heading }) => heading)).toEqual(['Data', 'Assessment', 'Plan']);
  });
});

describe('note drafts', () => {
  it('keep text word for word and refuse sections the note does not have', () => {
    const draft = noteDraft.parse({ noteType: 'preparation', format: 'dap', sections: { intentions: ' let go\n', plan: '' } });
    expect(draft).toMatchObject({ sections: { intentions: ' let go\n', plan: '' }, themes: [], commitments: [] });
    const wrong = { noteType: 'preparation', format: 'soapy', sections: { observations: 'x' }, mood: 1 };
    expect(paths(decodeInput(noteDraft, wrong))).toEqual(['format', 'mood']);
    expect(paths(decodeInput(noteDraft, { noteType: 'preparation', format: 'soap', sections: { observations: 'x' } }))).toEqual([
      'sections.observations',
    ]);
    expect(paths(decodeInput(noteDraft, { noteType: 'contact', format: 'soap', sections: { reason: 'x'.repeat(20_001) } }))).toEqual([
      'sections.reason',
    ]);
  });

  it('name the required sections that say nothing', () => {
    expect(emptySections({ noteType: 'contact', sections: { reason: 'call', content: ' \n' } })).toEqual(['content', 'plan']);
    expect(emptySections({ noteType: 'contact', sections: { reason: 'a', content: 'b', plan: 'c' } })).toEqual([]);
  });

  it('copy forward neither observations nor risk', () => {
    const earlier = {
      noteType: 'integration',
      sections: { supports: 'sister', insights: 'grief', risk: 'none', 'relation-to-goals': '' },
    } as const;
    expect(copyableSections(earlier)).toEqual({ supports: 'sister' });
    for (const { sections } of noteTypes) {
      const fresh = sections.filter(({ id }) => ['observations', 'mental-status', 'risk', 'phenomenology'].includes(id));
      expect(fresh.every(({ copyForward }) => copyForward === 'fresh')).toBe(true);
    }
  });

  it('hold commitments with their review', () => {
    expect(commitment.parse({ practice: 'Walk', frequency: '4 a week', reviewOn: '2026-11-24' })).toMatchObject({
      status: 'planned',
      startsOn: null,
    });
    expect(commitment.safeParse({ practice: 'Walk', startsOn: '2026-11-24', reviewOn: '2026-11-24' }).success).toBe(true);
    expect(paths(decodeInput(commitment, { practice: 'Walk', startsOn: '2026-11-25', reviewOn: '2026-11-24' }))).toEqual(['reviewOn']);
  });
});

describe('note types and vocabularies', () => {
  it('have ids that stand once', () => {
    for (const { sections } of noteTypes) expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    const { themes, practices, timelineCategories, phenomenology } = startingVocabularies;
    expect([themes, practices, timelineCategories, phenomenology].map((list) => new Set(list.map(({ id }) => id)).size)).toEqual([
      20, 13, 13, 11,
    ]);
    expect(themes[0]).toEqual({ id: 'grief-and-loss', label: 'Grief and loss' });
  });

  it('want a way home at the end of every note: a plan, or where the patient is handed back to', () => {
    const last = noteTypes.map(({ sections }) => sections.at(-1));
    expect(last.every((section) => section?.kind === 'ahead' && section.isRequired)).toBe(true);
  });
});

describe('words copied forward', () => {
  const draft: NoteDraft = { noteType: 'integration', format: 'dap', sections: {}, themes: [], commitments: [] };
  const id = idFrom('01938f00-0003-7000-8000-000000000001');
  const origin = { from: 'note', id, wordedAt: '2026-11-03T15:00:00Z' } as const;
  const copied = copyInto(draft, 'supports', 'Her sister', origin);

  it('wait to be attested, by saying so or by changing them, and keep where they came from', () => {
    expect([copied.sections['supports'], unattestedCopies(copied)]).toEqual(['Her sister', ['supports']]);
    for (const attested of [attestCopy(copied, 'supports'), writeSection(copied, 'supports', 'Her sister and a friend')]) {
      expect([unattestedCopies(attested), attested.copies?.['supports']]).toEqual([[], { ...origin, isAttested: true }]);
    }
    expect(noteDraft.parse(copied).copies).toEqual({ supports: { ...origin, isAttested: false } });
  });

  it('never stand over words somebody wrote, and are gone when the section is emptied', () => {
    const written = writeSection(draft, 'supports', 'His brother');
    expect(copyInto(written, 'supports', 'Her sister', origin)).toBe(written);
    expect(copyInto(writeSection(draft, 'supports', ' '), 'supports', 'Her sister', origin).sections['supports']).toBe('Her sister');
    const emptied = writeSection(copied, 'supports', ' ');
    expect([emptied.copies, unattestedCopies(emptied)]).toEqual([{}, []]);
    expect(unattestedCopies({ sections: {}, copies: copied.copies })).toEqual([]);
    const { copies: _, ...own } = copied;
    expect([unattestedCopies(own), writeSection(own, 'supports', 'Her brother').copies]).toEqual([[], undefined]);
    expect(attestCopy(draft, 'supports').copies).toBeUndefined();
  });

  it('are refused in sections that every note writes fresh, and in sections it does not have', () => {
    const copies = { risk: { ...origin, isAttested: true }, mood: { ...origin, isAttested: true } };
    expect(paths(decodeInput(noteDraft, { ...draft, copies }))).toEqual(['copies.risk', 'copies.mood']);
  });

  it('of a template are those that may be copied, and never none', () => {
    expect(templateSections('progress').map(({ id }) => id)).toEqual(['plan']);
    const template = { noteType: 'integration', name: 'First week', format: 'dap', sections: { supports: 'Who?' } };
    expect(noteTemplateContent.parse(template)).toEqual({ ...template, isRetired: false });
    expect(paths(decodeInput(noteTemplateContent, { ...template, sections: { risk: 'x', plan: '' } }))).toEqual(['sections.risk']);
    expect(paths(decodeInput(noteTemplateContent, { ...template, sections: { plan: ' ' } }))).toEqual(['sections']);
  });
});
