import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { CourseStep, CourseView, NextCourseStep } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { MenuButton } from '../../ui/menu-button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SignInState } from '../../core/sign-in-state.js';
import { documentLabel, isOnward, stepWords } from './course-words.js';

/** What a course can do next: one press where nothing is missing, a short form where something is written, the reasons where it must wait. */
@Component({
  selector: 'kat-course-steps',
  imports: [Button, Field, FieldInput, MenuButton, ProblemPanel],
  templateUrl: './course-steps.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-16);
    }

    h3 {
      font: var(--type-section);
    }

    .step {
      display: grid;
      gap: var(--space-8);
      justify-items: start;
    }

    form {
      width: 100%;
    }

    ul {
      padding-inline-start: 1.1em;
      color: var(--muted);
      font: var(--type-label);
      list-style: disc;
    }
  `,
})
export class CourseSteps {
  readonly course = input.required<CourseView>();
  readonly taken = output<CourseView>();
  protected readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly words = stepWords;
  protected readonly label = documentLabel;
  protected readonly onward = computed(() => this.course().nextSteps.filter(({ event }) => isOnward(event)));
  protected readonly exits = computed(() =>
    this.course()
      .nextSteps.filter(({ event }) => !isOnward(event))
      .map(({ event }) => ({ label: stepWords[event], run: () => this.choose(event) })),
  );
  protected readonly exitGroups = computed(() => [{ items: this.exits() }]);
  private readonly state = computed(() => this.course().state);
  /** The step whose words are being written; a course that moved on closes the form. */
  protected readonly open = linkedSignal<string, CourseStep | null>({ source: this.state, computation: () => null });
  protected readonly typed = linkedSignal<CourseStep | null, Readonly<Record<string, string>>>({
    source: this.open,
    computation: () => ({}),
  });
  private readonly id = linkedSignal<CourseStep | null, string>({ source: this.open, computation: () => crypto.randomUUID() });
  protected readonly opened = computed(() => this.course().nextSteps.find(({ event }) => event === this.open()) ?? null);

  /** What has to be written: the step's documents, and a waiver where a note is missing. */
  protected fields(step: NextCourseStep): readonly string[] {
    const waivers = step.unmet.some(({ code }) => code === 'preparation-note-missing') ? ['preparation-waiver'] : [];
    return [...step.documents, ...waivers];
  }

  protected isBlocked(step: NextCourseStep): boolean {
    return step.unmet.some(({ code }) => code !== 'preparation-note-missing');
  }

  protected type(name: string, event: Event): void {
    this.typed.update((typed) => ({ ...typed, [name]: (event.target as HTMLInputElement).value }));
  }

  protected choose(event: CourseStep): void {
    this.sending.forgetProblem();
    this.open.set(event);
  }

  protected async take(step: NextCourseStep, event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.fields(step).length > 0 && this.open() !== step.event) return this.choose(step.event);
    const documented = Object.fromEntries(Object.entries(this.typed()).filter(([, text]) => text.trim() !== ''));
    const command = { id: this.id(), event: step.event, documented };
    const answer = await this.sending.post<CourseView>(`/api/v1/courses/${this.course().id}/steps`, command);
    if (answer.ok) this.taken.emit(answer.value);
  }
}
