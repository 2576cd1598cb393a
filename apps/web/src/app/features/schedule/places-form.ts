import { Component, booleanAttribute, computed, input, model } from '@angular/core';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { Icon } from '../../ui/icon.js';
import { NumberField } from '../../ui/number-field.js';
import type { PlacesChoice } from './places-choice.js';
import { roleWords } from './schedule-words.js';

/** Day and time, and for each role who is free, with the reasons why the others are not. */
@Component({
  selector: 'kat-places-form',
  imports: [Field, FieldInput, Icon, NumberField],
  template: `
    <div class="when">
      <kat-field label="Day">
        <input katInput type="date" [value]="on()" (change)="on.set(date.value)" #date />
      </kat-field>
      <kat-field label="Time" help="On the clock of the site.">
        <input katInput type="time" step="300" [value]="choice().at()" (input)="choice().at.set(time.value)" #time />
      </kat-field>
      @if (hasLength()) {
        <kat-number-field label="Length" unit="min" [(value)]="choice().minutes" />
      }
    </div>
    @if (choice().placement() !== null) {
      <div class="times" role="group" aria-labelledby="free-that-day">
        <span class="label" id="free-that-day">Free that day with the same people and places</span>
        @for (time of choice().freeTimes(); track time) {
          <button type="button" [attr.aria-pressed]="time === choice().at()" (click)="choice().at.set(time)">{{ time }}</button>
        } @empty {
          <span class="meta">{{ nothingFree() }}</span>
        }
      </div>
    }
    @for (one of choice().roles(); track one.role) {
      <fieldset>
        <legend>{{ words[one.role] }}</legend>
        @for (candidate of one.candidates; track candidate.resourceId) {
          <label [class.is-busy]="!candidate.isFree">
            <input
              type="radio"
              [name]="'place-' + one.role"
              [checked]="isChosen(candidate.resourceId)"
              (change)="choice().pick(one.role, candidate.resourceId)"
            />
            <span class="who">
              <strong>{{ candidate.name }}</strong>
              @if (candidate.isFree) {
                <span class="free"><kat-icon name="check" [size]="14" /> free</span>
              }
              @for (reason of candidate.reasons; track reason.message) {
                <span class="reason">{{ reason.message }}</span>
              }
            </span>
          </label>
        }
      </fieldset>
    }
    @if (choice().conflicts().length > 0) {
      <div class="conflicts" role="status">
        <strong><kat-icon name="triangle-alert" [size]="16" /> This does not fit yet</strong>
        <ul>
          @for (conflict of choice().conflicts(); track conflict.message) {
            <li>{{ conflict.message }}</li>
          }
        </ul>
      </div>
    }
  `,
  styleUrl: './places-form.css',
})
export class PlacesForm {
  readonly choice = input.required<PlacesChoice>();
  readonly on = model.required<string>();
  /** Whether the length may be changed here. */
  readonly hasLength = input(false, { transform: booleanAttribute });
  protected readonly words = roleWords;
  protected readonly nothingFree = computed(() =>
    this.choice().hasEverybody()
      ? 'No time. Choose somebody else below, or another day.'
      : 'Not everybody is there at this time. Choose below who it should be, and their free times stand here.',
  );

  protected isChosen(resourceId: string): boolean {
    return this.choice()
      .assignments()
      .some((one) => one.resourceId === resourceId);
  }
}
