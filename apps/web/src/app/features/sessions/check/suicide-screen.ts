import { Component, computed, output, signal } from '@angular/core';
import { instrumentOf, scoreMeasure } from '@sojourn/domain';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { SegmentedChoice, type Choice } from '../../../ui/segmented-choice.js';
import { keepsAnswers } from '../keeps-answers.js';
import { recording } from '../recording.js';
import { TypedBefore } from '../typed-before.js';

const screener = instrumentOf('c-ssrs-screener');

const yesNo: readonly Choice<number>[] = [
  { value: 1, label: 'Yes' },
  { value: 0, label: 'No' },
];
const recency: readonly Choice<number>[] = [
  { value: 1, label: 'Within 3 months' },
  { value: 2, label: 'Longer ago' },
];
const levels = {
  none: 'No risk shown.',
  low: 'Low risk. A prescriber signs a disposition before any dose.',
  moderate: 'Moderate risk. A prescriber signs a disposition before any dose.',
  high: 'High risk. Stay with the patient; the prescriber decides now.',
} as const;

type Level = keyof typeof levels;
type Answered = Readonly<Record<string, number>>;

/** The items that are asked now: the gates of the instrument skip some, and a follow-up waits for the question it follows. */
function askedItems(answers: Answered) {
  const met = (screener?.gates ?? []).filter(({ when }) => Object.entries(when).every(([item, value]) => answers[item] === value));
  const skipped = new Set(met.flatMap(({ skips }) => [...skips]));
  const follows: Readonly<Record<string, string>> = { '3': '2', '4': '2', '5': '2', '6-recency': '6' };
  return (screener?.items ?? []).filter(({ linkId }) => {
    const before = follows[linkId];
    return !skipped.has(linkId) && (before === undefined || answers[before] !== undefined);
  });
}

/** The level the answers show by the instrument's own triage; null while one is missing. */
function levelOf(answers: Answered): Level | null {
  const asked = askedItems(answers);
  if (asked.some(({ linkId }) => answers[linkId] === undefined)) return null;
  const scored = scoreMeasure('c-ssrs-screener', Object.fromEntries(asked.map(({ linkId }) => [linkId, answers[linkId] === 1])));
  if (!scored.allowed) return null;
  const { suicideRisk } = scored.value;
  if (suicideRisk.kind === 'risk-event') return suicideRisk.level ?? 'high';
  return suicideRisk.kind === 'none' ? 'none' : null;
}

/** The screener word by word, asked in its order. The level is the instrument's, not the nurse's. Source: clinical reference §4.5. */
@Component({
  selector: 'kat-suicide-screen',
  imports: [Banner, Button, ProblemPanel, SegmentedChoice, TypedBefore],
  template: `
    <form class="kat-form" novalidate (submit)="save($event)">
      <p class="meta">About the past month; the last question about a lifetime. Asked word by word. {{ notice }}</p>
      <kat-typed-before [at]="typedAt()" />
      @for (item of asked(); track item.linkId) {
        <kat-segmented-choice
          [label]="item.text ?? item.linkId"
          [choices]="item.linkId === '6-recency' ? recency : yesNo"
          [error]="isTried() && answers()[item.linkId] === undefined ? 'This is not answered yet.' : null"
          [value]="answers()[item.linkId] ?? null"
          (valueChange)="answer(item.linkId, $event)"
        />
      }
      @if (level(); as found) {
        <kat-banner [tone]="found === 'none' ? 'ok' : found === 'high' ? 'alert' : 'caution'">{{ levels[found] }}</kat-banner>
      }
      @if (sending.problem(); as problem) {
        <kat-problem [problem]="problem" />
      }
      <div>
        <button kat-button kind="primary" icon="save" [busy]="sending.busy()">Save the answers</button>
      </div>
    </form>
  `,
})
export class SuicideScreen {
  readonly kept = output<void>();
  protected readonly notice = screener?.notice ?? '';
  protected readonly yesNo = yesNo;
  protected readonly recency = recency;
  protected readonly levels = levels;
  protected readonly sending = recording();
  protected readonly answers = signal<Answered>({});
  protected readonly typedAt = keepsAnswers(() => 'suicide screen', { answers: this.answers });
  protected readonly isTried = signal(false);
  protected readonly asked = computed(() => askedItems(this.answers()));
  protected readonly level = computed(() => levelOf(this.answers()));

  protected answer(item: string, value: number | null): void {
    this.answers.update(({ [item]: _before, ...rest }) => (value === null ? rest : { ...rest, [item]: value }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const risk = this.level();
    if (risk === null) return;
    const answers = Object.fromEntries(this.asked().map(({ linkId }) => [linkId, this.answers()[linkId] ?? 0]));
    const details = { moment: 'before-dosing', instrument: 'c-ssrs-screener', risk, hasNewIdeation: false, answers };
    if (!(await this.sending.fact('suicide-risk-screened', details))) return;
    this.answers.set({});
    this.kept.emit();
  }
}
