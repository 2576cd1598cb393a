import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import type { OwnPagesView, OwnWritingView, PagesProof, Sharing } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { AskOnce } from './ask-once.js';
import { isRefusedLink } from './birth-date-form.js';
import { sharingChoices, sharingWords } from './sharing-words.js';

const headings = { intention: 'An intention', reflection: 'A page of your journal' } as const;

export interface NewSharing {
  readonly writingId: string;
  readonly sharedWith: Sharing;
}

/** What the patient has written, with who may read each, which can be changed at any time. What nobody else may read can be erased. */
@Component({
  selector: 'kat-own-writings',
  imports: [AskOnce, Button, Icon, SegmentedChoice],
  template: `
    <div role="status" tabindex="-1">
      @if (isErased()) {
        <p>The page is erased.</p>
      }
    </div>
    @if (failed(); as words) {
      <p role="alert" class="problem">{{ words }}</p>
    }
    <ol>
      @for (line of lines(); track line.id) {
        <li>
          <h3>
            {{ line.heading }}<span class="meta">, {{ line.when }}</span>
          </h3>
          <p class="words">{{ line.text }}</p>
          <p class="meta">
            <kat-icon [name]="line.sharedWith === 'nobody' ? 'lock' : 'eye'" [size]="16" /> {{ line.readers }}.
            @if (line.isWaiting) {
              <strong>On this phone, not sent yet.</strong>
            } @else if (line.isChoiceWaiting) {
              <strong>This choice is on this phone, not sent yet.</strong>
            }
          </p>
          @if (changing() === line.id) {
            <kat-segmented-choice
              isStacked
              label="Who may read it?"
              [choices]="choices()"
              [value]="line.sharedWith"
              (valueChange)="choose(line, $event)"
            />
          }
          <div class="kat-row">
            <button type="button" kat-button kind="quiet" (click)="changing.set(changing() === line.id ? null : line.id)">
              {{ changing() === line.id ? 'Done' : 'Change who may read it'
              }}<span class="visually-hidden">: {{ line.heading }}, {{ line.when }}</span>
            </button>
            @if (line.sharedWith === 'nobody' && !line.isWaiting && !line.isChoiceWaiting) {
              <kat-ask-once action="Erase" yes="Erase it for good" [about]="line.heading + ', ' + line.when" (confirmed)="erase(line)">
                These words go for good: neither you nor the clinic can bring them back. What stays is that a page was erased, not what it
                said; and what was quoted in your record before, while you shared it.
              </kat-ask-once>
            }
          </div>
        </li>
      } @empty {
        <li class="meta">You have not written anything yet.</li>
      }
    </ol>
  `,
  styleUrl: '../../ui/calm.css',
  styles: `
    ol {
      display: grid;
      gap: var(--space-16);
    }

    li {
      display: grid;
      gap: var(--space-8);
      padding-block-end: var(--space-16);
      border-block-end: 1px solid var(--line);
    }

    h3 {
      font: var(--type-label);
    }

    .words {
      padding-inline-start: var(--space-12);
      border-inline-start: 3px solid var(--line);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `,
})
export class OwnWritings {
  readonly writings = input.required<readonly OwnWritingView[]>();
  /** Which of them the clinic does not have yet, and of which it has not been told yet who may read them: that is not erased meanwhile. */
  readonly waiting = input.required<readonly string[]>();
  readonly waitingChoices = input.required<readonly string[]>();
  readonly therapists = input.required<readonly string[]>();
  readonly shared = output<NewSharing>();
  /** What the pages are open by, and what is said when they are not any more. */
  readonly proof = input.required<PagesProof | null>();
  readonly notOpened = input.required<string>();
  /** The pages without what was erased. */
  readonly changed = output<OwnPagesView>();
  protected readonly erasing = submission();
  protected readonly isErased = signal(false);
  protected readonly failed = computed(() => {
    const problem = this.erasing.problem();
    return problem !== null && isRefusedLink(problem) ? this.notOpened() : (problem?.happened ?? null);
  });
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly changing = signal<string | null>(null);
  protected readonly choices = computed(() => sharingChoices(this.therapists()));
  protected readonly lines = computed(() =>
    this.writings().map((writing) => ({
      ...writing,
      heading: headings[writing.kind],
      // On the phone's own clock: it is the patient's.
      when: inZone(writing.writtenAt, Intl.DateTimeFormat().resolvedOptions().timeZone, 'date-time'),
      readers: sharingWords(writing.sharedWith, this.therapists()),
      isWaiting: this.waiting().includes(writing.id),
      isChoiceWaiting: this.waitingChoices().includes(writing.id),
    })),
  );

  protected choose({ id, sharedWith }: OwnWritingView, chosen: Sharing | null): void {
    if (chosen !== null && chosen !== sharedWith) this.shared.emit({ writingId: id, sharedWith: chosen });
  }

  /** Goes to the clinic at once or not at all: what is gone for good must not still be under way. */
  protected async erase({ id: writingId }: OwnWritingView): Promise<void> {
    this.isErased.set(false);
    const answer = await this.erasing.post<OwnPagesView>('/api/v1/portal/pages/erasing', { ...this.proof(), writingId });
    if (!answer.ok) return;
    this.isErased.set(true);
    this.changed.emit(answer.value);
    this.host.nativeElement.querySelector<HTMLElement>('[role=status]')?.focus();
  }
}
