import { Component, computed, input } from '@angular/core';
import { staffSkills } from '@sojourn/domain';
import { Checkbox } from '../../../ui/checkbox.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';
import { HoursField } from './hours-field.js';
import type { ResourceDraft } from './resource-draft.js';
import { languagesOf, skillWords } from './resource-words.js';

/** What the schedule knows of a person: licence, certificates, languages, working hours. */
@Component({
  selector: 'kat-person-fields',
  imports: [Checkbox, Field, FieldInput, HoursField, SegmentedChoice],
  templateUrl: './person-fields.html',
  styleUrl: './fields.css',
})
export class PersonFields {
  readonly draft = input.required<ResourceDraft>();
  protected readonly skills = staffSkills.map((skill) => ({ skill, name: skillWords[skill] }));
  protected readonly languages = computed(() => languagesOf(this.draft().languages()));
  protected readonly genders = [
    { value: 'woman', label: 'Woman' },
    { value: 'man', label: 'Man' },
    { value: '', label: 'Not said' },
  ];
}
