import { HttpClient } from '@angular/common/http';
import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import {
  arrangeNote,
  emptySections,
  mergeDrafts,
  noteFormats,
  sectionsOfNote,
  unattestedCopies,
  writeSection,
  type NoteDraft,
  type NoteFormat,
  type ObservationFact,
  type TherapyNoteView,
} from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import { Connectivity } from '../../core/connectivity.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { CommitmentsField } from './commitments-field.js';
import { CopiedWords } from './copied-words.js';
import { NoteAutosave } from './note-autosave.js';
import { NoteSessionChart } from './note-session-chart.js';
import { formatWords } from './note-words.js';
import { QuotesCard } from './quotes-card.js';
import { PatientWords } from './patient-words.js';
import { PracticesBefore } from './practices-before.js';
import { PutAside } from './put-aside.js';
import { SignBar } from './sign-bar.js';
import { SignDialog } from './sign-dialog.js';
import { SnippetsCard } from './snippets-card.js';
import { TemplateMenu } from './template-menu.js';
import { ThemesField } from './themes-field.js';
import { Vocabularies } from './vocabularies.js';

/** The note as it is written. Every pause is saved; whatever fails, the words stay where they were typed. */
@Component({
  selector: 'kat-note-editor',
  imports: [
    Banner,
    Button,
    CommitmentsField,
    CopiedWords,
    Field,
    FieldInput,
    NoteSessionChart,
    PatientWords,
    PracticesBefore,
    ProblemPanel,
    PutAside,
    QuotesCard,
    SignBar,
    SignDialog,
    SnippetsCard,
    TemplateMenu,
    ThemesField,
  ],
  providers: [NoteAutosave, Vocabularies],
  templateUrl: './note-editor.html',
  styleUrl: './note-editor.css',
  host: { '(keydown.control.enter)': 'ask()', '(keydown.meta.enter)': 'ask()' },
})
export class NoteEditor {
  readonly note = input.required<TherapyNoteView>();
  /** Signed or put aside: it is a draft no more. */
  readonly ended = output<TherapyNoteView>();
  private readonly http = inject(HttpClient);
  private readonly connectivity = inject(Connectivity);
  protected readonly signIn = inject(SignInState);
  protected readonly saving = inject(NoteAutosave);
  protected readonly signing = submission();
  protected readonly isAsking = signal(false);
  private readonly isTried = signal(false);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly theirs = signal<NoteDraft | null>(null);
  /** The section the author wrote in last: where a quote goes. */
  private readonly lastSection = signal<string | null>(null);
  /** Made once for each version, so that signing twice on a bad line signs once. */
  private readonly signatureId = computed(() => (this.saving.version() > 0 ? crypto.randomUUID() : ''));
  protected readonly formats = noteFormats;
  protected readonly formatWords = formatWords;
  protected readonly draft = computed(() => this.saving.draft() ?? this.note().draft);
  protected readonly headings = computed(() =>
    arrangeNote(this.draft(), this.draft().format).filter(({ sections }) => sections.length > 0),
  );
  protected readonly missing = computed(() => emptySections(this.draft()));
  protected readonly readyWords = computed(() => {
    const [empty, copied] = [this.missing().length, unattestedCopies(this.draft()).length];
    const parts = [
      empty === 0 ? '' : `${empty} required ${empty === 1 ? 'section is' : 'sections are'} still empty.`,
      copied === 0 ? '' : `${copied} copied ${copied === 1 ? 'section waits' : 'sections wait'} for you to say that it holds.`,
    ];
    return parts.join(' ').trim() || 'Every required section has words.';
  });
  protected readonly observations = computed(() => this.note().sessions.flatMap(({ observations }) => observations));
  protected readonly saveWords = computed(() => {
    if (this.saving.conflict()) return 'Not saved: changed on another screen.';
    if (!this.connectivity.reachable() && this.saving.isUnsaved())
      return 'Not connected. Your words are on this screen and sealed on this device.';
    if (this.saving.problem() !== null) return 'Not saved yet. Your words are on this screen.';
    if (this.saving.isUnsaved()) return 'Saving when you pause.';
    return null;
  });

  /** What the other screen wrote in the sections that both wrote in. */
  protected readonly clashes = computed(() => {
    const theirs = this.theirs();
    if (theirs === null) return [];
    const { bothChanged } = mergeDrafts(this.from(), theirs, this.draft());
    const labels = new Map(sectionsOfNote(theirs.noteType).map(({ id, label }) => [id, label]));
    return bothChanged.map((place) => ({ place, label: labels.get(place) ?? place, text: theirs.sections[place] ?? '' }));
  });

  constructor() {
    effect(() => {
      if (this.saving.conflict()) untracked(() => void this.compare());
      else this.theirs.set(null);
    });
    effect(() => {
      const note = this.note();
      untracked(() => this.saving.open(note));
    });
    // A note that was begun a moment ago is there to be written.
    afterNextRender(() => {
      if (this.note().version === 1) this.host.nativeElement.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true });
    });
  }

  protected choose(event: Event): void {
    this.saving.change({ format: (event.target as HTMLSelectElement).value as NoteFormat });
  }

  protected write(section: string, event: Event): void {
    this.lastSection.set(section);
    this.saving.change(writeSection(this.draft(), section, (event.target as HTMLTextAreaElement).value));
  }

  protected quote(words: string, { isQuote }: ObservationFact): void {
    this.bring(`${words}${isQuote ? '' : ' (observed)'}`);
  }

  /** Words from beside the note, on a line of their own at the end of the section written in last. */
  protected bring(words: string): void {
    const section = this.lastSection() ?? this.headings()[0]?.sections[0]?.section.id;
    if (section === undefined) return;
    const before = this.draft().sections[section] ?? '';
    const text = before === '' || before.endsWith('\n') ? before : `${before}\n`;
    this.saving.change(writeSection(this.draft(), section, `${text}${words}\n`));
  }

  /** Where both wrote, the words on this screen stand; elsewhere each screen's own. */
  protected async keepMine(): Promise<void> {
    const newest = await this.newest();
    await this.saving.goOn(mergeDrafts(this.from(), newest.draft, this.draft()).draft, newest);
  }

  protected async takeTheirs(): Promise<void> {
    const newest = await this.newest();
    await this.saving.goOn(mergeDrafts(this.from(), this.draft(), newest.draft).draft, newest);
  }

  /** Whoever signs too early is led to the first section that still wants words. */
  protected ask(): void {
    this.isTried.set(true);
    if (this.missing().length === 0) return this.isAsking.set(true);
    this.afterwards('[aria-invalid=true]', (section) => section.focus());
  }

  protected lack(section: string): string | null {
    return this.isTried() && this.missing().includes(section) ? 'Write something here before you sign.' : null;
  }

  protected async sign(): Promise<void> {
    if (!(await this.saving.save())) return this.isAsking.set(false);
    const body = { id: this.signatureId(), version: this.saving.version() };
    const answer = await this.signing.post<TherapyNoteView>(`/api/v1/therapy-notes/${this.note().id}/signature`, body);
    this.isAsking.set(false);
    if (answer.ok) this.ended.emit(answer.value);
    else this.afterwards('kat-problem', (problem) => problem.scrollIntoView?.({ block: 'center' }));
  }

  private afterwards(what: string, show: (element: HTMLElement) => void): void {
    const look = (): void => {
      const element = this.host.nativeElement.querySelector<HTMLElement>(what);
      if (element !== null) show(element);
    };
    afterNextRender(look, { injector: this.injector });
  }

  private from(): NoteDraft {
    return this.saving.from() ?? this.note().draft;
  }

  private async compare(): Promise<void> {
    const newest = await this.newest().catch(() => null); // without an answer the two choices stand by themselves
    this.theirs.set(newest?.draft ?? null);
  }

  private newest(): Promise<TherapyNoteView> {
    return firstValueFrom(this.http.get<TherapyNoteView>(`/api/v1/therapy-notes/${this.note().id}`));
  }
}
