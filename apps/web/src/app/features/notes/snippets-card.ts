import { httpResource } from '@angular/common/http';
import { Component, computed, output, signal } from '@angular/core';
import type { SnippetView } from '@sojourn/domain';
import { keepsDraft } from '../../core/outbox/draft.js';
import { problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { IconButton } from '../../ui/icon-button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** What is typed of a new phrase, under the id it will be sent with. */
interface Typed {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** The author's own phrases: one press brings one into the section written in last. */
@Component({
  selector: 'kat-snippets-card',
  imports: [Button, Field, FieldInput, IconButton, ProblemPanel],
  templateUrl: './snippets-card.html',
  host: { class: 'kat-card' },
  styles: `
    :host,
    form {
      display: grid;
      gap: var(--space-12);
    }

    li {
      display: flex;
      gap: var(--space-8);
      align-items: center;
      justify-content: space-between;
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class SnippetsCard {
  readonly chosen = output<string>();
  private readonly answer = httpResource<SnippetView[]>(() => '/api/v1/snippets');
  protected readonly sending = submission();
  protected readonly isAdding = signal(false);
  protected readonly label = signal('');
  protected readonly text = signal('');
  private readonly id = signal<string>(crypto.randomUUID());
  protected readonly snippets = computed(() => (this.answer.hasValue() ? this.answer.value() : []));
  protected readonly problem = computed(
    () => this.sending.problem() ?? (this.answer.error() === undefined ? null : problemOf(this.answer.error())),
  );

  constructor() {
    keepsDraft<Typed>({
      name: () => 'phrase',
      typed: () => (this.label() === '' && this.text() === '' ? null : { id: this.id(), label: this.label(), text: this.text() }),
      restore: ({ id, label, text }) => {
        this.id.set(id);
        this.label.set(label);
        this.text.set(text);
        this.isAdding.set(true);
      },
    });
  }

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const command = { id: this.id(), label: this.label(), text: this.text() };
    if (!(await this.send('/api/v1/snippets', command))) return;
    this.leave();
  }

  /** Put away on purpose: nothing of it is kept. */
  protected leave(): void {
    this.isAdding.set(false);
    this.label.set('');
    this.text.set('');
    this.id.set(crypto.randomUUID());
  }

  protected async remove({ id }: SnippetView): Promise<void> {
    await this.send(`/api/v1/snippets/${id}/removal`, {});
  }

  private async send(url: string, body: object): Promise<boolean> {
    const answer = await this.sending.post<SnippetView[]>(url, body);
    if (answer.ok) this.answer.set(answer.value);
    return answer.ok;
  }
}
