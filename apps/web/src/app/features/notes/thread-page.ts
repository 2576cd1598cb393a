import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IntegrationThreadView, ThreadPassage, ThreadPractice, ThreadTurn } from '@sojourn/domain';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { PaperButton } from '../../core/paper-button.js';
import { problemOf } from '../../core/problem-presenter.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { noteTypeWords, practiceTones, practiceWords } from './note-words.js';
import { Passage } from './passage.js';
import { PatientWords } from './patient-words.js';
import { Vocabularies } from './vocabularies.js';

const strands = [
  { name: 'intentions', icon: 'flag', words: 'Intention', missing: 'No intention is written for this session.' },
  { name: 'surfaced', icon: 'quote', words: 'What surfaced', missing: 'Nothing is written about what surfaced.' },
  { name: 'insights', icon: 'sunrise', words: 'Insight', missing: 'No insight is written yet.' },
] as const;

/** A course as one thread: what was intended, what surfaced, what was understood, what was taken on, and what became of it until today. */
@Component({
  selector: 'kat-thread-page',
  imports: [Button, Chip, ClinicTime, EmptyState, Icon, Loading, PageHeader, PaperButton, Passage, PatientWords, ProblemPanel, RouterLink],
  providers: [Vocabularies],
  templateUrl: './thread-page.html',
  styleUrl: './thread-page.css',
})
export default class ThreadPage {
  readonly patientId = input.required<string>();
  readonly courseId = input.required<string>();
  protected readonly words = inject(Vocabularies);
  protected readonly thread = httpResource<IntegrationThreadView>(() => `/api/v1/courses/${this.courseId()}/thread`);
  protected readonly problem = computed(() => (this.thread.error() === undefined ? null : problemOf(this.thread.error())));
  protected readonly strands = strands;
  protected readonly practiceWords = practiceWords;
  protected readonly practiceTones = practiceTones;

  constructor() {
    const feed = inject(LiveFeed);
    for (const topic of ['note', 'session']) feed.reloads(topic, this.thread, inject(DestroyRef));
  }

  protected turnWords({ sessionId }: ThreadTurn, place: number): string {
    return sessionId === null ? 'Towards the next session' : `Session ${place + 1}`;
  }

  protected sourceOf({ source }: ThreadPassage): { readonly words: string; readonly link: string[] } {
    if (source.kind === 'session') return { words: 'said in the session', link: ['/sessions', source.sessionId] };
    return { words: `${noteTypeWords(source.noteType)}, ${source.author}`, link: ['/notes', source.noteId] };
  }

  protected isDue({ key }: ThreadPractice): boolean {
    return this.thread.hasValue() && this.thread.value().due.includes(key);
  }

  protected reviewWords({ reviewOn }: ThreadPractice): string {
    return reviewOn === null ? 'no review date' : `review ${inZone(reviewOn, 'UTC', 'date')}`;
  }

  protected print(): void {
    globalThis.print();
  }
}
