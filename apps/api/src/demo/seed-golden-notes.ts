import type { INestApplicationContext } from '@nestjs/common';
import { noteDraft, type NoteTypeId } from '@sojourn/domain';
import { CosignNote, OpenNote, SaveNote, SignNote, WriteProcessNote } from '../features/therapy-notes/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { DemoStory } from './demo-story.js';
import { demoId } from './people.js';

interface GoldenNote {
  readonly key: string;
  readonly patient: string;
  readonly author: string;
  readonly noteType: NoteTypeId & ('preparation' | 'dosing-session' | 'integration');
  readonly format: 'dap' | 'birp';
  readonly draftedAt: readonly [number, string];
  readonly signedAt: readonly [number, string];
  readonly cosigned: { readonly by: string; readonly at: readonly [number, string] } | null;
  readonly sections: Readonly<Record<string, string>>;
  readonly themes: readonly string[];
  readonly commitments: readonly { readonly practice: string; readonly description?: string; readonly frequency: string; readonly reviewInDays: number }[];
}

const handedOver = 'Oriented, steady, calm; handed over to the nurse for recovery.';

/** The therapists' notes of the golden day; reviews of practices count in days from it. Source: clinical reference §10.6. */
const goldenNotes: readonly GoldenNote[] = [
  {
    ...{ key: 'alex preparation', patient: 'alex', author: 'nair', noteType: 'preparation', format: 'dap' },
    ...{ draftedAt: [-6, '14:00'], signedAt: [-6, '14:30'], cosigned: { by: 'cole', at: [-5, '09:00'] } },
    sections: {
      intentions: '"Let go of the tightness."',
      'touch-and-consent': 'A hand on the shoulder or a hand to hold is welcome when asked for; nothing else.',
      'coping-anchors': 'Slow breath out; the weight of the blanket.',
      plan: 'Third infusion in six days; integration the day after.',
    },
    themes: ['fear-and-control'],
    commitments: [{ practice: 'Breathwork', frequency: 'mornings, 5 min', reviewInDays: 0 }],
  },
    {
      ...{ key: 'alex session', patient: 'alex', author: 'nair', noteType: 'dosing-session', format: 'dap' },
      ...{ draftedAt: [0, '12:30'], signedAt: [0, '12:48'], cosigned: { by: 'cole', at: [1, '09:10'] }, commitments: [] },
      sections: {
        set: 'Intention: "let go of the tightness".',
        setting: 'Eye mask on 10:04; playlist "Slow river".',
        observations: '10:12 tears, "I can see my father’s workshop". 10:22 restless, nausea; pause. 10:35 settled. 10:48 "it’s too much", asked to stop.',
        interventions: 'Hand-holding with prior consent 10:36 to 10:44; quiet presence.',
        assessment: 'Partial immersion, grief theme, coping intact.',
        'state-at-hand-over': handedOver,
        plan: 'Integration next day 13:00; journaling daily 10 min.',
      },
      themes: ['grief-and-loss'],
    },
    {
      ...{ key: 'bea session', patient: 'bea', author: 'weber', noteType: 'dosing-session', format: 'birp' },
      ...{ draftedAt: [0, '13:40'], signedAt: [0, '14:02'], cosigned: null },
      sections: {
        set: 'Calm; intention said again: to feel safe in her own body.',
        observations: 'Still for long stretches; spoke once of an old fear, then of forgiving.',
        interventions: 'Silence, slow breath together twice.',
        'state-at-hand-over': handedOver,
        plan: 'Integration within three days.',
      },
      themes: ['trauma-memory', 'trust-and-safety', 'forgiveness'],
      commitments: [{ practice: 'Movement and yoga', description: '20-minute walk', frequency: '4 times a week', reviewInDays: 7 }],
    },
    {
      ...{ key: 'alex integration', patient: 'alex', author: 'nair', noteType: 'integration', format: 'dap' },
      ...{ draftedAt: [1, '14:00'], signedAt: [1, '14:20'], cosigned: null },
      sections: {
        insights: '"Grief, not failure."',
        interventions: 'Went through the images of the workshop together, by telehealth 13:00 to 13:55.',
        risk: 'Asked about thoughts of suicide: none since the session.',
        plan: 'Journaling goes on; next infusion as planned.',
      },
      themes: ['grief-and-loss'],
      commitments: [{ practice: 'Journaling', frequency: 'daily, 10 min', reviewInDays: 8 }],
    },
];

/** Written, signed and, where supervised, co-signed; what lies in the future of the demo clinic is left to it. */
export async function seedGoldenNotes(app: INestApplicationContext, story: DemoStory): Promise<void> {
  const now = app.get(Clock).nowIso();
  const isPast = ([day, time]: readonly [number, string]) => story.when(day, time) < now;
  for (const note of goldenNotes.filter(({ signedAt }) => isPast(signedAt))) {
    const id = demoId(`note ${note.key}`);
    await write(app, story, note, id);
    const { cosigned } = note;
    if (cosigned === null || !isPast(cosigned.at)) continue;
    await story.does(cosigned.by, cosigned.at, (cole) => app.get(CosignNote).execute(cole, id, { id: demoId(`cosign ${note.key}`) as never, version: 2 }));
  }
}

/** Weber's own note about Bea: there, and nobody else's to see. Source: clinical reference §10.6. */
export async function seedProcessNote(app: INestApplicationContext, story: DemoStory): Promise<void> {
  const text = 'She circles round forgiving him and stops each time before she says his name. My own wish to comfort was strong at 11:40; sit with that.';
  await story.does('weber', [0, '14:20'], (weber) =>
    app.get(WriteProcessNote).open(weber, demoId('patient bea'), { id: demoId('process note bea') as never, heldOn: story.on(0), text }),
  );
}

async function write(app: INestApplicationContext, story: DemoStory, note: GoldenNote, id: string): Promise<void> {
  const { author, noteType, format, patient, sections, themes, commitments, draftedAt, signedAt } = note;
  const about = { patientId: demoId(`patient ${patient}`) as never, courseId: demoId(`course ${patient}`) as never, sessionIds: noteType === 'preparation' ? [] : [demoId(`session ${patient}`) as never] };
  const practices = commitments.map(({ reviewInDays, ...practice }) => ({ ...practice, reviewOn: story.on(reviewInDays) }));
  await story.does(author, draftedAt, async (caller) => {
    await app.get(OpenNote).execute(caller, { id: id as never, noteType, ...about });
    await app.get(SaveNote).execute(caller, id, 1, noteDraft.parse({ noteType, format, sections, themes, commitments: practices }));
  });
  await story.does(author, signedAt, (caller) => app.get(SignNote).execute(caller, id, { id: demoId(`sign ${note.key}`) as never, version: 2 }));
}
