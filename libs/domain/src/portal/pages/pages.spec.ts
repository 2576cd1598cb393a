import { ownPagesText } from '../../messages/index.js';
import { instant } from '../../shared/index.js';
import { visitTypes } from '../../courses/protocols/index.js';
import { mayReadWriting, preparationListOf, sendPages, whatToExpect, type PreparationFacts } from './index.js';

const facts = (more: Partial<PreparationFacts> = {}): PreparationFacts => ({
  ...{ startsAt: instant('2026-11-17T15:00:00Z'), zone: 'America/New_York', isRemote: false, isConfirmed: false, escortName: null },
  ...{ preparation: { solidsMin: 240, fluidsMin: 120, areNoseSpraysOff: false } },
  ...more,
});
const items = (more: Partial<PreparationFacts>) => preparationListOf(facts(more)).map(({ item }) => item);
const textOf = (more: Partial<PreparationFacts>, item: string) => preparationListOf(facts(more)).find((line) => line.item === item)?.text;

describe('who may read what a patient wrote', () => {
  it.each([
    ['care-team', true, true, true],
    ['care-team', true, false, true],
    ['care-team', false, true, false],
    ['therapist', true, true, true],
    ['therapist', true, false, false],
    ['therapist', false, true, false],
    ['nobody', true, true, false],
    ['nobody', false, false, false],
  ] as const)(
    'shared with %s, in the care team %s, the patient’s therapist %s: %s',
    (sharedWith, isCareTeam, isTherapistOfPatient, may) => {
      expect(mayReadWriting(sharedWith, { isCareTeam, isTherapistOfPatient })).toBe(may);
    },
  );
});

describe('what to see to before a visit', () => {
  it('follows the route: an infusion has hours without food, a nasal spray has no other spray, a talk nothing of it', () => {
    expect(items({})).toEqual(['coming', 'escort', 'no-food', 'no-drink', 'no-alcohol', 'medicines', 'clothes']);
    expect(items({ preparation: { solidsMin: 120, fluidsMin: 30, areNoseSpraysOff: true } })).toContain('no-spray');
    expect(items({ preparation: null })).toEqual(['coming']);
    expect(items({ preparation: null, isRemote: true })).toEqual(['coming', 'quiet-place']);
  });

  it('says clock times as the patient reads them, with the day where it is the day before', () => {
    expect(textOf({}, 'no-food')).toBe('Eat nothing solid from 06:00 on.'); // 10:00 less 4 h
    expect(textOf({}, 'no-drink')).toBe('Drink nothing from 08:00 on. Clear water is fine until then.');
    expect(textOf({ zone: 'America/Los_Angeles' }, 'no-food')).toBe('Eat nothing solid from 03:00 on.');
    const early = { startsAt: instant('2026-11-17T08:00:00Z') }; // three in the morning
    expect(textOf(early, 'no-food')).toBe('Eat nothing solid from Monday, 16 November 2026, 23:00 on.');
    const changed = { startsAt: instant('2026-11-01T07:00:00Z') }; // two in the morning, after the clocks went back
    expect(textOf(changed, 'no-drink')).toMatch(/from 01:00 on/);
  });

  it('leaves nothing to tick where the clinic knows it already', () => {
    const known = (more: Partial<PreparationFacts>) =>
      preparationListOf(facts(more)).flatMap(({ item, isKnown }) => (isKnown ? [item] : []));
    expect([known({}), known({ isConfirmed: true, escortName: 'Jamie Lee' })]).toEqual([[], ['coming', 'escort']]);
    expect(textOf({ escortName: 'Jamie Lee' }, 'escort')).toMatch(/^Jamie Lee takes you home/);
  });
});

describe('what to expect', () => {
  it('is told for every kind of visit, and names no medicine and no diagnosis', () => {
    for (const type of visitTypes) {
      const { title, paragraphs } = whatToExpect(type);
      expect([title, paragraphs.length > 0]).toEqual([expect.any(String), true]);
      expect([title, ...paragraphs].join(' ')).not.toMatch(/ketamine|esketamine|depress|trauma/i);
    }
    expect(whatToExpect('intravenous-dosing').paragraphs).toHaveLength(4);
    expect(whatToExpect('walk' as never)).toEqual({ title: 'Your appointment', paragraphs: [] });
  });
});

describe('what a patient sends', () => {
  const proof = { token: `12.0197a000-0000-7000-8000-000000000001.${'aZ0_-'.repeat(8)}abc`, birthDate: '1982-03-04' };
  const writing = {
    ...{ id: '0197a000-0000-7000-8000-000000000002', kind: 'reflection', text: ' calm ', sharedWith: 'nobody' },
    writtenAt: '2026-11-17T15:00:00Z',
  };
  const sends = (changes: object) => sendPages.safeParse({ ...proof, ...changes }).success;
  it('is something, in bounds, with a choice of who may read it', () => {
    expect([sends({}), sends({ writings: [writing] }), sends({ writings: Array(21).fill(writing) })]).toEqual([false, true, false]);
    expect(sends({ writings: [{ ...writing, sharedWith: undefined }] })).toBe(false);
    expect(sends({ writings: [{ ...writing, sharedWith: 'my sister' }] })).toBe(false);
    expect([sends({ writings: [{ ...writing, text: ' ' }] }), sends({ writings: [{ ...writing, text: 'x'.repeat(6_001) }] })]).toEqual([
      false,
      false,
    ]);
    expect(sendPages.parse({ ...proof, writings: [writing] }).writings[0]?.text).toBe('calm');
  });
});

describe('the letter with the link of a patient’s own pages', () => {
  const letter = (phone: string | null) =>
    ownPagesText({
      ...{ clinicName: 'Cedar Hollow', phone, link: 'https://x.example/pages#1' },
      goodUntil: instant('2027-01-29T01:00:00Z'),
      zone: 'America/New_York',
    });
  it('says until when on the clinic’s calendar, whom to call, and nothing of medicine or diagnosis', () => {
    const { subject, text } = letter('555-0100');
    expect(text).toMatch(/until Thursday 28 January/);
    expect(text).toMatch(/988.*911.*Your clinic: 555-0100/s);
    expect(`${subject} ${text}`).not.toMatch(/ketamine|depress|therap|dose/i);
    expect(letter(null).text).not.toContain('Your clinic:');
  });
});
