import { Component, ElementRef, afterRenderEffect, computed, inject, linkedSignal, resource, signal, viewChild } from '@angular/core';
import { CommandRegistry, type Command } from '../core/command-registry.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { KeyHint } from '../ui/key-hint.js';
import { likeness } from './fuzzy.js';

const shortestSearch = 2;
const typingPauseMs = 160;

/** One field that leads anywhere: places, actions and patients. Arrows choose, Enter does it, Escape leaves. */
@Component({
  selector: 'kat-command-menu',
  imports: [Dialog, Icon, KeyHint],
  templateUrl: './command-menu.html',
  styleUrl: './command-menu.css',
})
export class CommandMenu {
  protected readonly registry = inject(CommandRegistry);
  protected readonly text = signal('');
  private readonly answers = resource({
    params: () => (this.text().trim().length < shortestSearch ? undefined : this.text().trim()),
    loader: async ({ params: text, abortSignal }) => {
      await new Promise((resolve) => setTimeout(resolve, typingPauseMs));
      if (abortSignal.aborted) return [];
      const lists = await Promise.all(this.registry.searches().map((search) => search(text)));
      return lists.flat();
    },
  });
  protected readonly searching = this.answers.isLoading;
  private readonly found = computed(() => (this.answers.hasValue() ? this.answers.value() : []));
  private readonly offered = computed<readonly Command[]>(() => {
    const typed = this.text().trim();
    const ranked = this.registry.commands().flatMap((command) => {
      const score = typed === '' ? 0 : likeness(typed, `${command.label} ${command.keywords ?? ''}`);
      return score === null ? [] : [{ command, score }];
    });
    return [...this.found(), ...ranked.sort((a, b) => b.score - a.score).map(({ command }) => command)];
  });
  protected readonly groups = computed(() => {
    const names = [...new Set(this.offered().map(({ group }) => group))];
    return names.map((name) => ({ name, commands: this.offered().filter(({ group }) => group === name) }));
  });
  /** In the order of the screen: grouping may have changed the order of the ranking. */
  protected readonly shown = computed(() => this.groups().flatMap(({ commands }) => commands));
  protected readonly active = linkedSignal<readonly Command[], number>({ source: this.shown, computation: () => 0 });

  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  constructor() {
    // What Enter would do is on screen, however far down the arrows have gone.
    afterRenderEffect(() => {
      const options = this.list()?.nativeElement.querySelectorAll('[role=option]');
      options?.[this.active()]?.scrollIntoView?.({ block: 'nearest' });
    });
  }

  protected press(key: KeyboardEvent): void {
    const last = this.shown().length - 1;
    if (key.key === 'ArrowDown') this.active.update((index) => Math.min(last, index + 1));
    else if (key.key === 'ArrowUp') this.active.update((index) => Math.max(0, index - 1));
    else if (key.key === 'Enter') this.run(this.shown()[this.active()]);
    else return;
    key.preventDefault();
  }

  protected run(command: Command | undefined): void {
    if (command === undefined) return;
    this.registry.hide();
    command.run();
  }
}
