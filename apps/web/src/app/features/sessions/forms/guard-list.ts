import { afterNextRender, Component, effect, ElementRef, inject, Injector, input, output, signal, untracked } from '@angular/core';
import { ClinicTime } from '../../../core/clinic-time.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { SessionRoom } from '../session-room.js';
import type { GuardLine } from './guard-line.js';
import { LineForm } from './line-form.js';
import { LineToSettle } from './line-to-settle.js';

const glyphs = { missing: 'circle', attention: 'triangle-alert', done: 'circle-check', open: 'circle' } as const;
const words = { missing: 'missing', attention: 'look again', done: 'done', open: 'not needed' } as const;

/** A checklist: what is missing stands first, each line with the tap that settles it, in place. */
@Component({
  selector: 'kat-guard-list',
  imports: [Button, ClinicTime, Icon, LineForm],
  template: `
    <ul>
      @for (line of lines(); track line.key) {
        <li [attr.data-state]="line.state">
          <div class="line">
            <kat-icon [name]="glyphs[line.state]" [size]="20" />
            <div class="words">
              <strong
                >{{ line.label }} <span class="visually-hidden">{{ words[line.state] }}</span></strong
              >
              @for (unmet of line.unmet; track $index) {
                <p class="unmet">{{ unmet.message }}</p>
              }
              @if (line.last; as last) {
                <p class="meta">
                  {{ line.summary }}{{ line.summary === '' ? '' : ' · ' }}{{ last.occurredAt | clinicTime }}
                  {{ room.nameOf(last.authorId) }}
                </p>
              }
            </div>
            @if (mayWrite()) {
              <button
                type="button"
                kat-button
                [kind]="line.state === 'missing' && openKey() !== line.key ? 'primary' : 'secondary'"
                [attr.aria-expanded]="openKey() === line.key"
                [attr.aria-label]="act(line) + ': ' + line.label"
                (click)="toggle(line.key)"
              >
                {{ act(line) }}
              </button>
            }
          </div>
          @if (openKey() === line.key) {
            <kat-line-form [line]="line" (kept)="saved()" (cancelled)="openKey.set(null)" />
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './guard-list.css',
})
export class GuardList {
  readonly lines = input.required<readonly GuardLine[]>();
  readonly kept = output<void>();
  protected readonly room = inject(SessionRoom);
  private readonly signIn = inject(SignInState);
  protected readonly openKey = signal<string | null>(null);
  protected readonly glyphs = glyphs;
  protected readonly words = words;

  constructor() {
    const [settle, injector, list] = [inject(LineToSettle), inject(Injector), inject<ElementRef<HTMLElement>>(ElementRef)];
    effect(() => {
      const wanted = settle.wanted();
      const line = this.lines().find(({ kind, part }) => kind === wanted?.kind && (part === undefined || part === wanted.part));
      if (line === undefined) return;
      untracked(() => {
        settle.found();
        this.openKey.set(line.key);
      });
      afterNextRender(() => bring(list.nativeElement), { injector });
    });
  }

  protected mayWrite(): boolean {
    return this.signIn.may('dosing.observe') && this.room.fold()?.isSealed === false;
  }

  /** What the button of a line does now; its name begins with what it shows. */
  protected act({ key, last }: GuardLine): string {
    if (this.openKey() === key) return 'Close';
    return last === null ? 'Record' : 'Record again';
  }

  protected toggle(key: string): void {
    this.openKey.update((open) => (open === key ? null : key));
  }

  protected saved(): void {
    this.openKey.set(null);
    this.kept.emit();
  }
}

/** The open line under the eyes, its button under the focus: the next step of the Tab key is its form. */
function bring(list: HTMLElement): void {
  const button = list.querySelector<HTMLElement>('[aria-expanded="true"]');
  button?.focus({ preventScroll: true });
  button?.closest('li')?.scrollIntoView({ block: 'center' });
}
