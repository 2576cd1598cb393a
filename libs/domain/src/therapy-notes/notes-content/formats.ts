/** What a section holds. A format is a view: it decides under which heading each kind stands, and changes no content. */
export type SectionKind = 'told' | 'seen' | 'done' | 'response' | 'meaning' | 'ahead';

export const noteFormats = ['soap', 'dap', 'birp', 'girp', 'narrative'] as const;
export type NoteFormat = (typeof noteFormats)[number];

/** Headings of a format in order, and the kinds of section under each. Every kind has one place in every format. Source: clinical reference §5.1. */
export const formatHeadings: Readonly<Record<NoteFormat, readonly { readonly heading: string; readonly kinds: readonly SectionKind[] }[]>> =
  {
    soap: [
      { heading: 'Subjective', kinds: ['told'] },
      { heading: 'Objective', kinds: ['seen', 'done', 'response'] },
      { heading: 'Assessment', kinds: ['meaning'] },
      { heading: 'Plan', kinds: ['ahead'] },
    ],
    dap: [
      { heading: 'Data', kinds: ['told', 'seen', 'done', 'response'] },
      { heading: 'Assessment', kinds: ['meaning'] },
      { heading: 'Plan', kinds: ['ahead'] },
    ],
    birp: [
      { heading: 'Behaviour', kinds: ['told', 'seen'] },
      { heading: 'Intervention', kinds: ['done'] },
      { heading: 'Response', kinds: ['response', 'meaning'] },
      { heading: 'Plan', kinds: ['ahead'] },
    ],
    girp: [
      { heading: 'Goals', kinds: ['told'] },
      { heading: 'Intervention', kinds: ['done'] },
      { heading: 'Response', kinds: ['seen', 'response', 'meaning'] },
      { heading: 'Plan', kinds: ['ahead'] },
    ],
    narrative: [{ heading: 'Narrative', kinds: ['told', 'seen', 'done', 'response', 'meaning', 'ahead'] }],
  };
