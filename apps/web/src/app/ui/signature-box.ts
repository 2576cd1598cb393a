import { Component, computed, input, model, signal, type ElementRef, viewChild } from '@angular/core';
import { signatureField, type SignatureDrawing } from '@sojourn/domain';
import { Button } from './button.js';
import { FieldMessages } from './field-messages.js';
import { uniqueId } from './unique-id.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points nearer than this to the last one add length to the record and nothing to the line. */
const nearest = 2;

/**
 * A field to draw a signature in with finger, pen or mouse. Lines are kept as paths in the domain's `signatureField`, so they look alike in
 * every light, size and on paper. Whoever cannot draw signs otherwise: the page around it offers that.
 */
@Component({
  selector: 'kat-signature-box',
  imports: [Button, FieldMessages],
  template: `
    <div class="head">
      <span class="label" [id]="labelId">{{ label() }}</span>
      @if (strokes().length > 0) {
        <button type="button" kat-button kind="quiet" size="small" icon="x" (click)="strokes.set([])">Clear</button>
      }
    </div>
    <svg
      role="img"
      [attr.aria-labelledby]="labelId"
      [attr.aria-describedby]="messagesId"
      [attr.viewBox]="'0 0 ' + field.width + ' ' + field.height"
      (pointerdown)="begin($event)"
      (pointermove)="draw($event)"
      (pointerup)="end($event)"
      (pointercancel)="end($event)"
      #paper
    >
      <line class="base" x1="30" x2="570" y1="150" y2="150" />
      @for (path of shown(); track $index) {
        <path [attr.d]="path" />
      }
    </svg>
    <kat-field-messages [id]="messagesId" [help]="strokes().length === 0 ? 'Nothing drawn yet.' : 'Drawn.'" [error]="error()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      max-width: 600px;
    }

    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: 32px;
    }

    .label {
      font: var(--type-label);
    }

    svg {
      width: 100%;
      border: 1px solid var(--edge);
      border-radius: var(--radius-field);
      background: var(--surface);
      cursor: crosshair;
      touch-action: none;
    }

    .base {
      stroke: var(--line);
      stroke-dasharray: 4 6;
    }

    path {
      fill: none;
      stroke: var(--ink);
      stroke-linecap: round;
      stroke-linejoin: round;
      stroke-width: 3;
    }
  `,
})
export class SignatureBox {
  readonly label = input.required<string>();
  readonly error = input<string | null>(null);
  readonly strokes = model<SignatureDrawing>([]);
  private readonly paper = viewChild.required<ElementRef<SVGSVGElement>>('paper');
  private readonly current = signal<readonly Point[]>([]);
  private pointer: number | null = null;
  protected readonly field = signatureField;
  protected readonly labelId = uniqueId('signature');
  protected readonly messagesId = uniqueId('messages');
  protected readonly shown = computed(() => [...this.strokes(), ...(this.current().length === 0 ? [] : [pathOf(this.current())])]);

  /** One pointer draws; a second finger or a resting palm is not a line. */
  protected begin(event: PointerEvent): void {
    if (this.pointer !== null || event.button !== 0) return;
    event.preventDefault();
    this.pointer = event.pointerId;
    this.paper().nativeElement.setPointerCapture?.(event.pointerId);
    this.current.set([this.pointOf(event)]);
  }

  protected draw(event: PointerEvent): void {
    if (event.pointerId !== this.pointer) return;
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const move of moves.length > 0 ? moves : [event]) this.add(this.pointOf(move));
  }

  protected end(event: PointerEvent): void {
    if (event.pointerId !== this.pointer) return;
    this.pointer = null;
    const line = this.current();
    this.current.set([]);
    if (line.length > 0) this.strokes.update((strokes) => [...strokes, pathOf(line)]);
  }

  private add(point: Point): void {
    const last = this.current().at(-1);
    const isNear = last !== undefined && Math.hypot(last.x - point.x, last.y - point.y) < nearest;
    if (!isNear) this.current.update((line) => [...line, point]);
  }

  private pointOf({ clientX, clientY }: MouseEvent): Point {
    const { left, top, width, height } = this.paper().nativeElement.getBoundingClientRect();
    return {
      x: within((clientX - left) / (width || 1), signatureField.width),
      y: within((clientY - top) / (height || 1), signatureField.height),
    };
  }
}

function within(share: number, length: number): number {
  return Math.max(0, Math.min(length, Math.round(share * length)));
}

/** A dot is a line from a point to itself. */
function pathOf(line: readonly Point[]): string {
  const [first = { x: 0, y: 0 }, ...rest] = line;
  const onward = rest.length === 0 ? [first] : rest;
  return `M${first.x} ${first.y}${onward.map(({ x, y }) => `L${x} ${y}`).join('')}`;
}
