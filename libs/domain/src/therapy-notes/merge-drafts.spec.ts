import * as fc from 'fast-check';
import { idFrom } from '../shared/index.js';
import { mergeDrafts } from './merge-drafts.js';
import type { NoteDraft } from './notes-content/index.js';

const draft = (sections: Record<string, string>, themes: string[] = []): NoteDraft => ({
  ...{ noteType: 'integration', format: 'dap', commitments: [] },
  sections,
  themes,
});

describe('two drafts that grew from one', () => {
  it('become one when different sections were written', () => {
    const { draft: merged, bothChanged } = mergeDrafts(
      draft({ plan: 'a' }),
      draft({ plan: 'a', risk: 'asked' }, ['anger']),
      draft({ plan: 'b' }),
    );
    expect([merged.sections, merged.themes, bothChanged]).toEqual([{ plan: 'b', risk: 'asked' }, ['anger'], []]);
  });

  it('ask where both wrote differently in one section, and keep what is coming in meanwhile', () => {
    const { draft: merged, bothChanged } = mergeDrafts(draft({ plan: 'a' }), draft({ plan: 'theirs' }), draft({ plan: 'mine', risk: 'x' }));
    expect([merged.sections, bothChanged]).toEqual([{ plan: 'mine', risk: 'x' }, ['plan']]);
  });

  it('do not ask when both wrote the same, and ask when one emptied what the other wrote on in', () => {
    expect(mergeDrafts(draft({}), draft({ plan: 'x' }), draft({ plan: 'x' })).bothChanged).toEqual([]);
    expect(mergeDrafts(draft({ plan: 'a' }), draft({ plan: '' }), draft({ plan: 'ab' })).bothChanged).toEqual(['plan']);
    expect(mergeDrafts(draft({ plan: 'a' }), draft({ plan: '' }), draft({ plan: 'a' })).draft.sections).toEqual({});
  });

  it('carry where copied words came from together with the words', () => {
    const id = idFrom('01938f00-0003-7000-8000-000000000001');
    const origin = { from: 'note', id, wordedAt: '2026-11-03T15:00:00Z', isAttested: false } as const;
    const copied: NoteDraft = { ...draft({ supports: 'Her sister' }), copies: { supports: origin } };
    expect(mergeDrafts(draft({}), copied, draft({ plan: 'x' })).draft).toMatchObject({
      sections: { supports: 'Her sister', plan: 'x' },
      copies: { supports: origin },
    });
    const attested = { ...copied, copies: { supports: { ...origin, isAttested: true } } };
    expect(mergeDrafts(copied, attested, copied)).toMatchObject({ draft: { copies: attested.copies }, bothChanged: [] });
    expect(mergeDrafts(draft({}), draft({ plan: 'x' }), draft({})).draft).not.toHaveProperty('copies');
  });

  it('never lose a section: whatever either side changed is in the merged draft, or is asked', () => {
    const sections = fc.dictionary(fc.constantFrom('plan', 'risk', 'insights', 'supports'), fc.constantFrom('', 'a', 'b', 'c'), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(sections, sections, sections, (from, kept, coming) => {
        const { draft: merged, bothChanged } = mergeDrafts(draft(from), draft(kept), draft(coming));
        for (const id of ['plan', 'risk', 'insights', 'supports']) {
          const [before, theirs, mine, now] = [from, kept, coming, merged.sections].map((one) => one[id] ?? '');
          if (bothChanged.includes(id)) expect([theirs !== before, mine !== before, now]).toEqual([true, true, mine]);
          else expect(now).toBe(theirs === before ? mine : mine === before ? theirs : mine);
        }
      }),
    );
  });
});
